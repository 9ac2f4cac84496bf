using System.Globalization;
using System.Text;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>What a check writes: of a long output the first and the last part, in the order in which it came. For several threads.</summary>
public sealed class ProbeOutput
{
    private const int Head = 64 << 10;
    private const int Tail = 192 << 10;

    private readonly object _gate = new();
    private byte[] _first = new byte[4 << 10];
    private byte[] _last = [];
    private int _kept;
    private long _beyond;
    private bool _isClosed;

    /// <summary>How many bytes are kept at most.</summary>
    public const int Most = Head + Tail;

    /// <summary>Whether a middle part was left out.</summary>
    public bool IsCut
    {
        get
        {
            lock (_gate) return _beyond > Tail;
        }
    }

    /// <summary>Takes bytes.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        lock (_gate)
        {
            if (_isClosed) return;
            int room = Math.Min(Head - _kept, bytes.Length);
            while (_first.Length < _kept + room) Array.Resize(ref _first, 2 * _first.Length);
            bytes[..room].CopyTo(_first.AsSpan(_kept));
            _kept += room;
            bytes = bytes[room..];
            if (bytes.Length == 0) return;
            if (_last.Length == 0) _last = new byte[Tail];
            if (bytes.Length > Tail)
            {
                _beyond += bytes.Length - Tail;
                bytes = bytes[^Tail..];
            }

            int at = (int)(_beyond % Tail), until = Math.Min(Tail - at, bytes.Length);
            bytes[..until].CopyTo(_last.AsSpan(at));
            bytes[until..].CopyTo(_last);
            _beyond += bytes.Length;
        }
    }

    /// <summary>Takes nothing more and gives what came as text: UTF-8, other bytes as U+FFFD, line ends as they are.</summary>
    public string Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            ReadOnlySpan<byte> first = _first.AsSpan(0, _kept);
            if (_beyond == 0) return Encoding.UTF8.GetString(first);
            int at = (int)(_beyond % Tail);
            byte[] last = _beyond <= Tail ? _last[..(int)_beyond] : [.. _last[at..], .. _last[..at]];
            if (_beyond <= Tail) return Encoding.UTF8.GetString([.. first, .. last]);

            // A character that the cut went through would read as damaged output.
            int end = first.Length, from = 0;
            while (end > 0 && (first[end - 1] & 0xC0) == 0x80) end--;
            if (end > 0 && first[end - 1] >= 0xC0) end--;
            if (end < first.Length - 4 || IsWhole(first, end)) end = first.Length;
            while (from < 4 && (last[from] & 0xC0) == 0x80) from++;
            string left = string.Create(CultureInfo.InvariantCulture, $"\n[... {_beyond - Tail + from + first.Length - end} bytes left out ...]\n");
            return Encoding.UTF8.GetString(first[..end]) + left + Encoding.UTF8.GetString(last.AsSpan(from));
        }
    }

    // Whether the character that begins there ends with the part, so that nothing was cut.
    private static bool IsWhole(ReadOnlySpan<byte> first, int at) =>
        at >= first.Length || Rune.DecodeFromUtf8(first[at..], out _, out int length) == System.Buffers.OperationStatus.Done && at + length == first.Length;
}
