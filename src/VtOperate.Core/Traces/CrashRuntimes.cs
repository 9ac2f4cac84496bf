namespace VtOperate.Core.Traces;

/// <summary>Crashes that a language's own runtime reports, with frames in its own form: Go, Python, Java, JavaScript, Rust.</summary>
internal sealed class CrashRuntimes
{
    private const int MaxFrames = 64;

    private static readonly (string Text, string Type)[] s_go =
    [
        ("runtime error: invalid memory address", "Invalid memory address"), ("runtime error: index out of range", "Index out of range"), ("runtime error: slice bounds out of range", "Slice bounds out of range"), ("runtime error: integer divide by zero", "Integer divide by zero"),
        ("runtime error: makeslice: len out of range", "Makeslice: len out of range"),
    ];

    private string _language = "";
    private bool _traceback, _ended;
    private readonly List<string> _sure = [];

    /// <summary>The frames so far, in printed order.</summary>
    internal List<string> Frames { get; } = [];

    /// <summary>Reads a line by which a runtime ends a program.</summary>
    internal bool TryReadSign(ReadOnlySpan<char> line, CrashRank rank, out CrashSign sign)
    {
        sign = default;
        if (rank >= CrashRank.Runtime) return false;
        if (line.StartsWith("panic: ", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> text = line[7..];
            sign = new CrashSign("ASSERT", CrashRank.Runtime, text.TrimEnd().ToString());
            foreach ((string start, string type) in s_go)
            {
                if (text.StartsWith(start, StringComparison.Ordinal)) sign = new CrashSign(type, CrashRank.Runtime);
            }

            return Starts("go");
        }

        if (line.StartsWith("fatal error: ", StringComparison.Ordinal))
        {
            sign = line[13..] is "stack overflow" ? new CrashSign("Stack overflow", CrashRank.Runtime) : new CrashSign("Fatal error", CrashRank.Runtime, line[13..].TrimEnd().ToString());
            return Starts("go");
        }

        if (line.StartsWith("thread '", StringComparison.Ordinal) && line.IndexOf("' panicked at '", StringComparison.Ordinal) is var panicked and > 0)
        {
            ReadOnlySpan<char> text = line[(panicked + 15)..];
            int end = text.LastIndexOf("', ", StringComparison.Ordinal);
            sign = new CrashSign("ASSERT", CrashRank.Assertion, (end < 0 ? text : text[..end]).ToString());
            return true;
        }

        const string Correctness = "# V8 correctness ";
        if (line.StartsWith(Correctness, StringComparison.Ordinal))
        {
            ReadOnlySpan<char> text = line[Correctness.Length..];
            if (text.StartsWith("failure", StringComparison.Ordinal)) sign = new CrashSign("V8 correctness failure", CrashRank.Runtime);
            return sign.Type is not null && Starts("correctness");
        }

        if (line.StartsWith("1) ", StringComparison.Ordinal) && line.Contains(".wycheproof.", StringComparison.Ordinal))
        {
            sign = new CrashSign("Wycheproof error", CrashRank.Runtime, line[(line.IndexOf(' ') + 1)..].TrimEnd().ToString());
            return Starts("junit");
        }

        if (line.Contains("=== Uncaught Python exception: ===", StringComparison.Ordinal))
        {
            sign = new CrashSign("Uncaught exception", CrashRank.Runtime);
            return Starts("python");
        }

        if (line.StartsWith("== Java Exception: ", StringComparison.Ordinal) || line.Contains("== Java Assertion Error", StringComparison.Ordinal))
        {
            sign = new CrashSign(line.Contains("FuzzerSecurityIssue", StringComparison.Ordinal) ? "Security exception" : "Uncaught exception", CrashRank.Runtime);
            return Starts("java");
        }

        if (line.Contains("== Uncaught Exception: ", StringComparison.Ordinal))
        {
            sign = new CrashSign("Uncaught exception", CrashRank.Runtime);
            return Starts("script");
        }

        return false;
    }

    /// <summary>Reads a frame of the runtime that reported the crash. True when the line was one.</summary>
    internal bool Collect(string line)
    {
        if (_language.Length == 0) return false;
        if (_ended || Frames.Count >= MaxFrames) return true;
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        switch (_language)
        {
            case "go":
                if (text.StartsWith("created by ", StringComparison.Ordinal)) _ended = Frames.Count > 0;
                else if (GoFrame.TryReadCall(text, out int length, out _) && !text[..length].Contains(' ')) AddGo(text[..length].ToString(), !text[length..].Contains('?'));
                break;
            case "python":
                if (text.StartsWith("==", StringComparison.Ordinal) && text.Contains("ERROR", StringComparison.Ordinal)) _ended = true;
                else if (PythonForm.IsHead(text)) _traceback = true;
                else if (_traceback && PythonForm.TryReadFrame(text, out FrameParts parts) && parts.Function is { } function) Add(text[function].ToString(), text[parts.File!.Value].ToString());
                break;
            case "correctness":
                if (text.StartsWith("# V8 correctness ", StringComparison.Ordinal)) Frames.Add(text[17..].ToString());
                break;
            case "junit":
                break;
            case "java":
                if (JavaFrame.TryRead(text, out FrameParts java, out _)) Add(text[java.Function!.Value].ToString(), "");
                break;
            default:
                if (JavaScriptFrame.TryReadAt(text, out FrameParts script) && script.Function is { } call) Add(Short(text[call].ToString()), script.File is { } file ? text[file].ToString() : "");
                break;
        }

        return true;
    }

    /// <summary>The frames newest first. Where Go is sure of the arguments of three calls, those stand for the crash: the others may be left from calls before.</summary>
    internal List<string> Finish()
    {
        if (_sure.Count >= 3) return _sure;
        if (_language == "python") Frames.Reverse();
        return Frames;
    }

    private bool Starts(string language)
    {
        _language = language;
        Frames.Clear();
        _sure.Clear();
        return true;
    }

    private void AddGo(string name, bool sure)
    {
        if (name is "panic" || (name.StartsWith("runtime.", StringComparison.Ordinal) && !name.StartsWith("runtime.Fuzz", StringComparison.Ordinal)) || name.StartsWith("main.", StringComparison.Ordinal) || name.StartsWith("syscall.", StringComparison.Ordinal)) return;
        name = CrashNames.Cut(name[(name.LastIndexOf('/') + 1)..]);
        Frames.Add(name);
        if (sure) _sure.Add(name);
    }

    private void Add(string name, string place)
    {
        string bare = name is ['<', ..] ? name : CrashNames.Function(name);
        if (name is "<module>" or "TestOneInput" || CrashSkips.Skips(bare, name, place) || place.StartsWith("node:", StringComparison.Ordinal) || place.StartsWith("internal/", StringComparison.Ordinal) || place.Contains("node_modules", StringComparison.Ordinal)) return;
        Frames.Add(CrashNames.Message(bare));
    }

    private static string Short(string name) => name[(name.LastIndexOf('.') + 1)..];
}
