namespace VtOperate.Core.Traces;

/// <summary>The state of reading one crash: the class so far, the calls that matter, and whether a second stack has begun.</summary>
internal sealed class CrashReading(CrashOptions options)
{
    private const int MaxFrames = 3;
    private const int MaxCycle = 10;
    private const int MaxKept = 64;
    private const ulong NullPage = 0x10000;

    private static readonly string[] s_seconds =
    [
        "previously allocated by", "allocated by thread", "is located in stack of thread", "created by T", "created by main", "Uninitialized value was stored", "Uninitialized value was created", "SUMMARY: ", "Shadow bytes around", "Memory state around", "Allocated by task", "Freed by task",
        "Allocated:", "Freed:", "The buggy address belongs", "Object at ", "-- no backtrace", "Previous write of size", "Previous read of size", "Location is ",
    ];

    private readonly List<string> _frames = [];
    private List<string> _kept = [];
    private string _type = "";
    private CrashRank _rank;
    private string? _message;
    private string? _access;
    private ulong? _address;
    private string? _v8File;
    private bool _closed, _leak;
    private CrashKernel? _kernel;
    private readonly CrashRuntimes _runtimes = new();
    private readonly CrashDebugger _debugger = new();
    private int _named;

    /// <summary>Reads the next line.</summary>
    internal void Add(string line)
    {
        ReadOnlySpan<char> text = line;
        if (TakesSign(text)) return;
        if (_rank == CrashRank.None) return;
        if (_rank == CrashRank.Report && _message is { } cast && cast.StartsWith("Bad-cast to ", StringComparison.Ordinal) && CrashSigns.CastFrom(text) is { } from && !cast.Contains(" from ", StringComparison.Ordinal)) _message = $"{cast} from {from}";
        if (_closed) return;
        if (_frames.Count == 0) TakeAccess(text);
        if (EndsStack(text))
        {
            if (_frames.Count > 0 || _rank == CrashRank.Report) _closed = true;
            return;
        }

        Collect(line);
    }

    /// <summary>The signature, or null when no crash was told of.</summary>
    internal CrashSignature? Finish()
    {
        if (_v8File is { } file) Begin(CrashChecks.V8Reason("", file));
        if (_rank == CrashRank.None || (_rank == CrashRank.Exhausted && !options.IncludesExhaustion)) return null;
        List<string> frames = _frames.Count > 0 ? _frames : _kept;
        if (_runtimes.Frames.Count > 0) frames = _runtimes.Finish();
        if (_type is "Stack-overflow") frames = Cycle(frames);
        // Code that an engine generated has no calls of its own: those below are the engine's.
        if (_message is not null && _message.StartsWith("CSA_ASSERT failed", StringComparison.Ordinal)) frames = [];
        List<string> state = [];
        if (_message is not null && CrashNames.Message(_message).Trim() is { Length: > 0 } message) state.Add(message);
        int room = _type == "V8 API error" ? MaxFrames + 1 : MaxFrames;
        foreach (string frame in frames)
        {
            if (state.Count == room) break;
            if (!string.IsNullOrWhiteSpace(frame)) state.Add(CrashNames.Cut(frame));
        }

        if (state.Count == 0 || (options.Target is not null && frames.Count == 0 && _message is null)) state = [options.Target ?? "NULL"];
        if (_rank == CrashRank.Exhausted && options.Target is not null) state = [options.Target];
        return new CrashSignature(TypeText(), state);
    }

    private string TypeText()
    {
        if (_kernel is not null) return _kernel.TypeText;
        string type = _type;
        if (_address < NullPage && type is "UNKNOWN") type = "Null-dereference";
        bool plain = type is "UNKNOWN" or "Null-dereference";
        if (_access is null || type is "V8 sandbox violation" || _rank is not (CrashRank.Report or CrashRank.Fault)) return type;
        if (plain) return _rank == CrashRank.Fault ? $"{type} {_access.Split(' ')[0]}" : type;
        return _access.Contains(' ', StringComparison.Ordinal) ? $"{type}\n{_access}" : type;
    }

    private bool TakesSign(ReadOnlySpan<char> text)
    {
        if (_v8File is { } file)
        {
            _v8File = null;
            if (text.StartsWith("#", StringComparison.Ordinal))
            {
                if (CrashSigns.TryReadExhaustion(text, out CrashSign spent)) Begin(spent);
                else Begin(CrashChecks.V8Reason(text, file));
                return true;
            }

            Begin(CrashChecks.V8Reason("", file));
        }

        if (CrashSigns.TryReadExhaustion(text, out CrashSign sign)) return Begin(sign);
        if (_rank == CrashRank.Exhausted)
        {
            // The signal that ends a program that hangs comes with the stack of where it hung.
            if (!_type.StartsWith('T') || !text.TrimStart().StartsWith("signal ", StringComparison.Ordinal) || !CrashSigns.TryReadSignal(text, out _, out _)) return false;
            Restart();
            return true;
        }

        if (_debugger.TryReadSign(text, out sign)) return Begin(sign);
        if (CrashSigns.TryReadSanitizer(text, out sign, out ulong? address))
        {
            bool began = Begin(sign);
            if (began && _type == sign.Type) _address = address;
            return true;
        }

        if (CrashChecks.V8File(text) is { } named && _rank < CrashRank.Check)
        {
            _v8File = named;
            return true;
        }

        if (_rank < CrashRank.Check && CrashChecks.TryRead(text, out sign)) return Begin(sign);
        if (_runtimes.TryReadSign(text, _rank, out sign)) return Begin(sign);
        if (_rank <= CrashRank.Fault && CrashKernel.TryRead(text) is { } kernel)
        {
            _kernel = kernel;
            Begin(new CrashSign("Kernel failure", CrashRank.Report));
            return true;
        }

        if (_kernel is not null && _kernel.Continues(text)) return true;
        if (CrashSigns.TryReadOther(text, out sign))
        {
            bool leak = sign.Type.EndsWith("-leak", StringComparison.Ordinal);
            if (leak && _leak)
            {
                if (_frames.Count > 0) _closed = true;
                return true;
            }

            _leak |= leak;
            return Begin(sign);
        }

        if (_rank <= CrashRank.Fault && CrashSigns.TryReadSignal(text, out sign, out address))
        {
            if (_rank != CrashRank.Fault || _frames.Count == 0) Begin(sign);
            _address = address ?? _address;
            return true;
        }

        return false;
    }

    /// <summary>Takes a sign when it says more than what is known; a weaker one can still start the stack that counts.</summary>
    private bool Begin(CrashSign sign)
    {
        bool replaces = sign.Type is "V8 sandbox violation" || _rank == CrashRank.None || sign.Rank > _rank || (sign.Rank == _rank && _rank <= CrashRank.Fault) || (_rank == CrashRank.Check && sign.Rank == CrashRank.Fault && _type == "CHECK failure" && sign.Type == "UNKNOWN");
        if (_rank is CrashRank.Report or CrashRank.Runtime && sign.Rank != CrashRank.Exhausted && sign.Type is not "V8 sandbox violation") replaces = false;
        if (replaces)
        {
            if (sign.Type is not "V8 sandbox violation" || _frames.Count == 0) Restart();
            _kept = [];
            _type = sign.Type;
            _rank = sign.Rank;
            _message = sign.Message;
            _address = null;
            return true;
        }

        if (_rank is CrashRank.Check or CrashRank.Assertion && sign.Rank <= CrashRank.Fault && _named < 2) Restart();
        if (_rank == CrashRank.Runtime && _frames.Count > 0) _closed = true;
        if (_rank == CrashRank.Runtime && _runtimes.Frames.Count > 0) _closed = true;
        return true;
    }

    private void Restart()
    {
        if (_frames.Count > 0) _kept = [.. _frames];
        _frames.Clear();
        _named = 0;
        _closed = false;
        _access = null;
    }

    private void TakeAccess(ReadOnlySpan<char> text)
    {
        foreach (string access in (string[])["READ", "WRITE"])
        {
            int size = text.IndexOf(access + " of size ", StringComparison.Ordinal);
            if (size >= 0)
            {
                ReadOnlySpan<char> rest = text[(size + access.Length + 9)..];
                int digits = 0;
                while (digits < rest.Length && char.IsAsciiDigit(rest[digits])) digits++;
                bool large = digits > 2 || (digits == 2 && int.Parse(rest[..digits], System.Globalization.CultureInfo.InvariantCulture) > 16);
                _access = $"{access} {(large ? "{*}" : rest[..digits].ToString())}";
            }
            else if (text.Contains($"caused by a {access} memory access", StringComparison.Ordinal))
            {
                _access = access;
            }
        }
    }

    private bool EndsStack(ReadOnlySpan<char> text)
    {
        foreach (string second in s_seconds)
        {
            if (text.Contains(second, StringComparison.Ordinal)) return true;
        }

        return _frames.Count > 0 && text.EndsWith("==ABORTING", StringComparison.Ordinal);
    }

    private void Collect(string line)
    {
        if (_rank == CrashRank.Runtime && _runtimes.Collect(line)) return;
        int limit = _type is "Stack-overflow" ? MaxKept : MaxFrames + 1;
        if (_frames.Count >= limit) return;
        ReadOnlySpan<char> text = line;
        CrashFrame frame;
        bool numbered = false;
        if (_kernel is not null ? !CrashFrame.TryReadKernel(text, out frame) : !(_debugger.InStack && CrashDebugger.TryReadFrame(text, out frame)) && !(numbered = CrashFrame.TryReadNumbered(text, out frame)) && !CrashFrame.TryReadPlain(text, out frame)) return;
        if (frame.Function is null) return;

        if (frame.Function.StartsWith("LLVMFuzzerTestOneInput", StringComparison.Ordinal))
        {
            string file = frame.Place.Trim();
            int colon = file.IndexOf(':', 2 < file.Length ? 2 : 0);
            if (colon > 0) file = file[..colon];
            file = CrashNames.FileName(file);
            if (file.Contains('.', StringComparison.Ordinal) && !file.Contains("+0x", StringComparison.Ordinal)) _frames.Add(file);
            return;
        }

        string name = CrashNames.Function(CrashMangled.Read(frame.Function));
        if (CrashSkips.Skips(name, frame.Function, frame.Place)) return;
        _frames.Add(CrashNames.Message(name));
        if (numbered) _named++;
    }

    /// <summary>The first three of the frames that repeat three times, or the frames as they are.</summary>
    private static List<string> Cycle(List<string> frames)
    {
        for (int start = 0; start < frames.Count; start++)
        {
            for (int length = 1; length <= MaxCycle && start + (3 * length) <= frames.Count; length++)
            {
                bool repeats = true;
                for (int i = 0; i < 2 * length && repeats; i++) repeats = frames[start + i] == frames[start + i + length];
                if (!repeats) continue;
                List<string> cycle = [];
                for (int i = 0; i < MaxFrames; i++) cycle.Add(frames[start + (i % length)]);
                return cycle;
            }
        }

        return frames;
    }
}
