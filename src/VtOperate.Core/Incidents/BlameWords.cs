namespace VtOperate.Core.Incidents;

/// <summary>Words that lay blame on people where the system should be looked at. Pure.</summary>
internal static class BlameWords
{
    // These say something of a machine as well; of a person they lay blame.
    private static readonly string[] s_ofPersons = ["forgot to", "forgot", "failed to", "neglected to"];
    private static readonly string[] s_always = ["human error", "user error", "operator error", "careless", "negligent", "negligence", "incompetent", "fault of", "'s fault", "blame", "should have", "could have", "stupid", "sloppy"];
    private static readonly string[] s_pronouns = ["he", "she", "they", "I", "we", "somebody", "someone", "nobody", "engineer", "developer", "operator", "admin"];

    /// <summary>All of them.</summary>
    internal static IReadOnlyList<string> All { get; } = [.. s_always, .. s_ofPersons];

    /// <summary>The first of them in a line, as it stands there; those that machines do as well count only where a person stands in the same line. Null where there is none.</summary>
    /// <param name="line">The line.</param>
    /// <param name="people">Names of people.</param>
    internal static string? In(string line, IEnumerable<string> people)
    {
        foreach (string words in s_always)
        {
            if (Find(line, words) is { } said) return said;
        }

        foreach (string words in s_ofPersons)
        {
            if (Find(line, words) is { } said && people.Concat(s_pronouns).Any(person => Find(line, person) is not null)) return said;
        }

        return null;
    }

    /// <summary>Whole words in a line, without case, as they stand there; null where they do not.</summary>
    /// <param name="line">The line.</param>
    /// <param name="words">The words.</param>
    internal static string? Find(string line, string words)
    {
        for (int at = line.IndexOf(words, StringComparison.OrdinalIgnoreCase); at >= 0; at = line.IndexOf(words, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            int end = at + words.Length;
            bool begins = at == 0 || !char.IsLetterOrDigit(line[at - 1]) || !char.IsLetterOrDigit(words[0]), ends = end == line.Length || !char.IsLetterOrDigit(line[end]);
            if (begins && ends) return line[at..end];
        }

        return null;
    }
}
