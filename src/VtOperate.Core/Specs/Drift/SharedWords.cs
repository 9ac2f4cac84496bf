namespace VtOperate.Core.Specs.Drift;

/// <summary>Counts the words that two texts share: those of more than three letters, singular, without the ones that every requirement has. Pure.</summary>
internal static class SharedWords
{
    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase) { "must", "shall", "should", "with", "that", "this", "from", "when", "within", "least", "most", "more", "than", "system", "which", "have", "will", "each", "into", "after", "before", "seconds", "minutes", "hours", "days", "default" };

    /// <summary>How many words both texts have.</summary>
    public static int Count(string left, string right)
    {
        HashSet<string> words = Words(left);
        return Words(right).Count(words.Contains);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in new string([.. text.Select(sign => char.IsLetter(sign) ? sign : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 3 && !s_common.Contains(word)) words.Add(word.EndsWith('s') && word.Length > 4 ? word[..^1] : word);
        }

        return words;
    }
}
