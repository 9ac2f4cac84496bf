using System.Buffers;
using System.Text;
using VtOperate.Core.History;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.Bugs.BackTests;

/// <summary>The message of a fix, taken as if it were the report of the bug. Pure.</summary>
/// <param name="Title">Its subject, without the words and numbers that only a commit has.</param>
/// <param name="Words">Its body, without ids of commits and trailers.</param>
internal sealed record FixReport(string Title, string Words)
{
    private const int LongestType = 20;
    private const int ShortestId = 7, LongestId = 40;
    private static readonly SearchValues<char> s_hex = SearchValues.Create("0123456789abcdef");
    private static readonly string[] s_fixes = ["fix", "bug", "hotfix", "regression", "crash"];
    private static readonly string[] s_types = ["fix", "bugfix", "hotfix"];
    private static readonly string[] s_otherTypes = ["feat", "feature", "docs", "doc", "test", "tests", "ci", "chore", "build", "style", "refactor", "perf", "release", "wip", "deps", "lint"];

    // Mends nothing that a user would report.
    private static readonly string[] s_noBugs = ["typo", "lint", "format", "whitespace", "docs", "doc ", "readme", "changelog", "comment", "test", "flaky", "ci ", "build warning", "spelling", "javadoc", "fixup", "checkstyle", "license", "merge "];

    /// <summary>Reads a message; null when it does not say that it mends something.</summary>
    internal static FixReport? Read(string message)
    {
        string[] lines = message.Split('\n');
        int at = Array.FindIndex(lines, line => !string.IsNullOrWhiteSpace(line));
        if (at < 0) return null;
        string subject = lines[at].Trim();
        if (subject.StartsWith("Revert", StringComparison.OrdinalIgnoreCase) || subject.StartsWith("Merge", StringComparison.OrdinalIgnoreCase)) return null;
        (string type, string rest) = Split(subject);
        if (s_otherTypes.Contains(type, StringComparer.OrdinalIgnoreCase) || CommitSubject.Find(rest, s_noBugs) is not null) return null;
        string body = string.Join('\n', lines[(at + 1)..]);
        bool isFix = s_types.Contains(type, StringComparer.OrdinalIgnoreCase) || CommitSubject.Find(rest, s_fixes) is not null || HasTrailer(lines);
        if (!isFix) return null;
        return new FixReport(Clean(rest), Clean(FixMessage.Read(body).Words));
    }

    // "fix(cart): adds twice" is of the type fix and says "adds twice".
    private static (string Type, string Said) Split(string subject)
    {
        int colon = subject.IndexOf(':', StringComparison.Ordinal), end = 0;
        while (end < subject.Length && char.IsAsciiLetter(subject[end])) end++;
        if (colon <= 0 || end == 0 || end > LongestType) return ("", subject);
        ReadOnlySpan<char> between = subject.AsSpan(end, colon - end).TrimEnd('!');
        bool isKnown = s_types.Contains(subject[..end], StringComparer.OrdinalIgnoreCase) || s_otherTypes.Contains(subject[..end], StringComparer.OrdinalIgnoreCase);
        return isKnown && (between.IsEmpty || (between[0] == '(' && between[^1] == ')')) ? (subject[..end], subject[(colon + 1)..].Trim()) : ("", subject);
    }

    // "Fixes: <id>" and "Fixes #12".
    private static bool HasTrailer(string[] lines)
    {
        foreach (string raw in lines)
        {
            string line = raw.Trim();
            if (line.StartsWith("Fixes:", StringComparison.OrdinalIgnoreCase) || line.StartsWith("Fixes #", StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // Ids of commits and numbers of pull requests tell nobody anything who has only seen the bug.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || (end == at && text[end] == '#'))) end++;
            if (end == at)
            {
                clean.Append(text[at++]);
                continue;
            }

            if (!IsId(text.AsSpan(at, end - at))) clean.Append(text, at, end - at);
            at = end;
        }

        return clean.Replace("()", "").ToString().Trim();
    }

    private static bool IsId(ReadOnlySpan<char> word)
    {
        if (word[0] == '#') return word.Length > 1 && word[1..].IndexOfAnyExceptInRange('0', '9') < 0;
        return word.Length is >= ShortestId and <= LongestId && word.IndexOfAnyExcept(s_hex) < 0 && word.IndexOfAnyInRange('0', '9') >= 0;
    }
}
