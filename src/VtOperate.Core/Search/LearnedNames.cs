namespace VtOperate.Core.Search;

/// <summary>
/// Short names that the documents themselves explain: <c>Dead Letter Queue (DLQ)</c> and <c>DLQ (dead letter queue)</c> in a text, and tags of one document of which one shortens the other
/// (<c>db</c> beside <c>database</c>, <c>k8s</c> beside <c>kubernetes</c>). What no document says is not guessed.
/// </summary>
public sealed class LearnedNames
{
    /// <summary>How the terms begin under which an index keeps the names (<see cref="Marks"/>).</summary>
    public const string Mark = "vtshortfor.";

    private const int MostNames = 2_000;
    private const int ShortestName = 2;
    private const int LongestName = 8;

    private readonly Dictionary<string, string> _longOfShort = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _shortOfLong = new(StringComparer.Ordinal);

    /// <summary>The short names with what they are short for, in the order of their characters.</summary>
    public IReadOnlyList<LearnedName> Pairs
    {
        get
        {
            var pairs = new List<LearnedName>(_longOfShort.Count);
            foreach ((string name, string full) in _longOfShort) pairs.Add(new LearnedName(name, full));
            pairs.Sort((a, b) => string.CompareOrdinal(a.Short, b.Short));
            return pairs;
        }
    }

    /// <summary>What a short name stands for, or null.</summary>
    public string? Long(string name) => _longOfShort.GetValueOrDefault(name);

    /// <summary>The short name of what is said in full, or null. Both in lower case.</summary>
    public string? Short(string full) => _shortOfLong.GetValueOrDefault(full);

    /// <summary>The names that an index keeps, of the terms that begin with <see cref="Mark"/>. Where documents disagree the first in the order of the alphabet counts.</summary>
    public static LearnedNames Of(IEnumerable<string> terms)
    {
        var names = new LearnedNames();
        foreach (string term in terms.Order(StringComparer.Ordinal))
        {
            string[] words = term.Split('.');
            if (words.Length > 2) names.Add(words[1], string.Join(' ', words[2..]));
        }

        return names;
    }

    /// <summary>The names that one document explains, as text for a field of an index: each one dotted name, so that it is kept as one term.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="tags">Its tags.</param>
    public static string Marks(string text, IReadOnlyList<string> tags)
    {
        var names = new LearnedNames();
        names.Read(text);
        names.ReadTags(tags);
        return string.Join('\n', names.Pairs.Select(pair => $"{Mark}{pair.Short}.{pair.Long.Replace(' ', '.')}"));
    }

    /// <summary>Remembers a pair, unless the short name is known as something else.</summary>
    public void Add(string name, string full)
    {
        (name, full) = (name.ToLowerInvariant(), full.ToLowerInvariant());
        if (_longOfShort.Count >= MostNames || name == full || !_longOfShort.TryAdd(name, full)) return;
        _shortOfLong.TryAdd(full, name);
    }

    /// <summary>Learns from a text.</summary>
    public void Read(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int from = 0; from < text.Length;)
        {
            int open = rest[from..].IndexOf('(');
            if (open < 0) return;
            open += from;
            int close = rest[open..].IndexOf(')');
            if (close < 0) return;
            ReadOnlySpan<char> inside = rest[(open + 1)..(open + close)];
            ReadPair(rest[..open], inside);
            from = open + 1;
        }
    }

    /// <summary>Learns from the tags of one document.</summary>
    public void ReadTags(IReadOnlyList<string> tags)
    {
        foreach (string name in tags)
        {
            if (name.Length is < ShortestName or > LongestName || !name.All(char.IsAsciiLetterOrDigit)) continue;
            foreach (string full in tags)
            {
                if (full.Length > name.Length + 1 && IsShortFor(name.ToLowerInvariant(), full.ToLowerInvariant())) Add(name, full);
            }
        }
    }

    /// <summary>Whether a short name is made of a word's letters: a numeronym (<c>k8s</c>), its beginning (<c>auth</c>), or its first letter, others in order, and no vowel after it (<c>db</c>, <c>cfg</c>).</summary>
    internal static bool IsShortFor(string name, string full)
    {
        if (name[0] != full[0]) return false;
        if (int.TryParse(name[1..^1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int between)) return between == full.Length - 2 && name[^1] == full[^1];
        if (name.Length > 2 && full.StartsWith(name, StringComparison.Ordinal)) return full.All(char.IsAsciiLetter);
        int at = 1;
        for (int i = 1; i < name.Length; i++)
        {
            if (name[i] is 'a' or 'e' or 'i' or 'o' or 'u') return false;
            int next = full.IndexOf(name[i], at);
            if (next < 0) return false;
            at = next + 1;
        }

        return full.All(char.IsAsciiLetter);
    }

    private void ReadPair(ReadOnlySpan<char> before, ReadOnlySpan<char> inside)
    {
        if (inside.Length is < ShortestName or > 80) return;
        if (IsName(inside))
        {
            if (WordsWithInitials(before, inside) is { } full) Add(inside.ToString(), full);
            return;
        }

        int start = before.TrimEnd().Length, end = start;
        while (start > 0 && char.IsAsciiLetterOrDigit(before[start - 1])) start--;
        ReadOnlySpan<char> name = before[start..end];
        if (IsName(name) && WordsWithInitials(inside, name) is { } said && said.Length == inside.Trim().Length) Add(name.ToString(), said);
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        if (text.Length is < ShortestName or > LongestName) return false;
        foreach (char sign in text)
        {
            if (!char.IsAsciiLetterUpper(sign) && !char.IsAsciiDigit(sign)) return false;
        }

        return char.IsAsciiLetterUpper(text[0]);
    }

    // The last words of a text that begin with these letters, as many as there are letters.
    private static string? WordsWithInitials(ReadOnlySpan<char> text, ReadOnlySpan<char> initials)
    {
        ReadOnlySpan<char> trimmed = text.TrimEnd();
        int at = trimmed.Length;
        for (int i = initials.Length - 1; i >= 0; i--)
        {
            int end = at;
            while (at > 0 && char.IsLetterOrDigit(trimmed[at - 1])) at--;
            if (at == end || char.ToUpperInvariant(trimmed[at]) != initials[i]) return null;
            if (i == 0) return trimmed[at..].ToString();
            if (at == 0 || trimmed[at - 1] is not (' ' or '-')) return null;
            at--;
        }

        return null;
    }
}
