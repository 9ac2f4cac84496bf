namespace VtOperate.Core.Documents;

/// <summary>Tells whether the words around a path say that it was deleted: what a document says is gone may be gone. Pure.</summary>
internal static class SaidGone
{
    private static readonly char[] s_marks = [' ', '\t', ',', ':', ';', '*', '_', '-', '\u2013', '\u2014', '(', '|', '"', '\''];
    private static readonly HashSet<string> s_verbs = new(["delete", "deleted", "deletes", "deleting", "remove", "removed", "removes", "removing", "drop", "dropped", "drops", "dropping"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_auxiliaries = new(["was", "were", "is", "are", "been", "be", "being", "has", "have", "will", "to", "got", "now", "and", "then"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_joints = new(["and", "the", "file", "files", "also", "both"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_wholly = new(["entirely", "completely", "altogether", "by", "too", "again", "later", "since"], StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the line that a code span stands in says so: "removed" in front of it or of the spans before it, or "was deleted" behind it with no other object.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where the span begins, its backticks included.</param>
    /// <param name="end">Where it ends.</param>
    public static bool Says(string text, int start, int end)
    {
        int from = start == 0 ? 0 : text.LastIndexOf('\n', start - 1) + 1, to = text.IndexOf('\n', end);
        string line = text[from..(to < 0 ? text.Length : to)];
        return SaysBefore(MarkdownProse.WithoutCode(line[..(start - from)])) || SaysAfter(line[(end - from)..]);
    }

    private static bool SaysBefore(string before)
    {
        string[] words = before.Split(s_marks, StringSplitOptions.RemoveEmptyEntries);
        int last = words.Length - 1;
        while (last >= 0 && s_joints.Contains(words[last])) last--;
        return last >= 0 && s_verbs.Contains(words[last]);
    }

    // "`a.cs` - remove `b()`" and "`a.cs`: deleted old helpers" say nothing of the file.
    private static bool SaysAfter(string after)
    {
        bool hasVerb = false;
        for (int at = 0; at < after.Length;)
        {
            char sign = after[at];
            if (!char.IsLetter(sign))
            {
                if (hasVerb && sign is not (' ' or '\t')) return sign != '`';
                if (Array.IndexOf(s_marks, sign) < 0) return false;
                at++;
                continue;
            }

            int end = at;
            while (end < after.Length && char.IsLetter(after[end])) end++;
            string word = after[at..end];
            if (hasVerb) return s_wholly.Contains(word);
            hasVerb = s_verbs.Contains(word) || word.Equals("gone", StringComparison.OrdinalIgnoreCase);
            if (!hasVerb && !s_auxiliaries.Contains(word)) return false;
            at = end;
        }

        return hasVerb;
    }
}
