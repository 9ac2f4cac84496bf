using VtOperate.Core.Redaction;

namespace VtOperate.Core.Bugs;

/// <summary>
/// Picks the lines of a log that tell of an error, folds those that differ only in numbers, and counts them.
/// Memory is bounded: a log may have any length.
/// </summary>
public sealed class ErrorLines
{
    private const int MostKinds = 2000;
    private const int LongestLine = 400;

    private static readonly string[] s_words = ["error", "exception", "fatal", "panic", "critical", "failed", "failure", "unhandled", "traceback", "abort"];

    private readonly Dictionary<string, Kind> _kinds = new(StringComparer.Ordinal);

    /// <summary>Looks at one line.</summary>
    public void Add(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (line.Length > LongestLine) line = line[..LongestLine];
        if (line.IsEmpty || IsFrame(line) || !HasErrorWord(line)) return;
        string key = Mask(line);
        if (_kinds.TryGetValue(key, out Kind? known)) known.Count++;
        else if (_kinds.Count < MostKinds) _kinds.Add(key, new Kind(line.ToString(), _kinds.Count));
    }

    /// <summary>The most frequent kinds, each by its first line with secrets removed; of equal ones the first seen.</summary>
    public IReadOnlyList<string> Most(int count) =>
        [.. _kinds.Values.OrderByDescending(kind => kind.Count).ThenBy(kind => kind.Order).Take(count)
            .Select(kind => SecretRedactor.Redact(kind.First) + (kind.Count > 1 ? $" ({kind.Count} times)" : ""))];

    private static bool IsFrame(ReadOnlySpan<char> line) => line.StartsWith("at ", StringComparison.Ordinal) || line.StartsWith("File \"", StringComparison.Ordinal);

    private static bool HasErrorWord(ReadOnlySpan<char> line)
    {
        foreach (string word in s_words)
        {
            if (line.Contains(word, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    private static string Mask(ReadOnlySpan<char> line)
    {
        Span<char> masked = stackalloc char[LongestLine];
        int length = 0;
        for (int i = 0; i < line.Length; i++)
        {
            bool isNumber = char.IsAsciiDigit(line[i]);
            if (isNumber && length > 0 && masked[length - 1] == '#') continue;
            masked[length++] = isNumber ? '#' : line[i];
        }

        return new string(masked[..length]);
    }

    private sealed class Kind(string first, int order)
    {
        public string First { get; } = first;

        public int Order { get; } = order;

        public int Count { get; set; } = 1;
    }
}
