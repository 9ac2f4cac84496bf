using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Finds the files that a task names: in backticks or bare, with a slash and an ending. What is elided, globbed, a placeholder, absolute or below home is none. Pure.</summary>
internal static class TaskPaths
{
    private const string Around = " \t`'\"<>()[]{}|,;*→";

    /// <summary>The paths in the order of the text.</summary>
    public static IReadOnlyList<TaskPath> In(string text)
    {
        var found = new List<TaskPath>();
        for (int at = 0; at < text.Length; at++)
        {
            if (Around.Contains(text[at], StringComparison.Ordinal)) continue;
            int start = at;
            while (at < text.Length && !Around.Contains(text[at], StringComparison.Ordinal)) at++;

            // "src/models/[name].py" and "src/{a,b}.ts" stand for other names; "src/*.py" for many.
            bool isCut = (at < text.Length && text[at] is '[' or '{' or '*' or '<' or '(') || (start > 0 && text[start - 1] is ']' or '}' or '*' or '>');
            string word = text[start..at].TrimEnd('.', ':', '!', '?');
            if (isCut || word.Length < 4 || word.Contains('…', StringComparison.Ordinal) || !CitedPath.TryRead(word, out string path)) continue;
            if (path.StartsWith("./", StringComparison.Ordinal)) path = path[2..];
            if (path.StartsWith("../", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal) || !IsFile(path)) continue;
            found.Add(new TaskPath(path, start, start + word.Length));
        }

        return found;
    }

    // "src/Shop.Api" is a folder, "and/or.Then" and "GET/users.json" are none; an ending is short and begins with a letter.
    private static bool IsFile(string path)
    {
        int dot = path.LastIndexOf('.');
        ReadOnlySpan<char> ending = path.AsSpan(dot + 1);
        if (dot <= path.LastIndexOf('/') + 1 && !path.Contains("/.", StringComparison.Ordinal)) return false;
        if (ending.Length is 0 or > 8) return false;
        foreach (char sign in ending)
        {
            if (!char.IsAsciiLetterLower(sign) && !char.IsAsciiDigit(sign)) return false;
        }

        return char.IsAsciiLetter(ending[0]);
    }
}
