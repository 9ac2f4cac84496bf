namespace VtOperate.Core.History;

/// <summary>What the first line of a commit's message says of its kind.</summary>
internal static class CommitSubject
{
    /// <summary>Words of commits that mend.</summary>
    internal static readonly string[] Fixes = ["fix", "bug", "revert", "hotfix", "regression"];

    /// <summary>The first of the words that stands in the subject where a word begins ("prefix" is no fix), or null.</summary>
    internal static string? Find(string subject, string[] words)
    {
        foreach (string word in words)
        {
            for (int at = subject.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = subject.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetterOrDigit(subject[at - 1])) return word;
            }
        }

        return null;
    }
}
