namespace VtOperate.Core.Incidents.Services;

/// <summary>Matches names and paths against patterns with stars: <c>*</c> is any part of a name, <c>**</c> any folders, <c>?</c> one sign. Linear in practice and never worse than quadratic: only the last star is tried again. Pure.</summary>
public static class PathPattern
{
    /// <summary>Whether a path is what a pattern names: the file, the folder above it, or what its stars allow.</summary>
    /// <param name="pattern">The pattern, with forward slashes.</param>
    /// <param name="path">The path relative to the repository, with forward slashes.</param>
    public static bool Covers(string pattern, string path)
    {
        string wanted = Trimmed(pattern);
        if (wanted is "" or "." or "**") return true;
        if (!HasStar(wanted)) return path.StartsWith(wanted, StringComparison.Ordinal) && (path.Length == wanted.Length || path[wanted.Length] == '/');
        string[] pieces = wanted.Split('/'), names = path.Split('/');
        return MatchesFolders(pieces, names);
    }

    /// <summary>Whether one of several patterns covers a path.</summary>
    public static bool CoversAny(IReadOnlyList<string> patterns, string path)
    {
        foreach (string pattern in patterns)
        {
            if (Covers(pattern, path)) return true;
        }

        return false;
    }

    /// <summary>Whether a whole name fits a pattern; a star stands for slashes too.</summary>
    public static bool Fits(string pattern, string name)
    {
        int at = 0, sign = 0, star = -1, mark = 0;
        while (sign < name.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
            {
                star = at++;
                mark = sign;
            }
            else if (at < pattern.Length && (pattern[at] == '?' || pattern[at] == name[sign]))
            {
                at++;
                sign++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                sign = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == '*') at++;
        return at == pattern.Length;
    }

    /// <summary>Whether a pattern has a sign that stands for others.</summary>
    public static bool HasStar(string pattern) => pattern.AsSpan().ContainsAny('*', '?');

    private static string Trimmed(string pattern)
    {
        string text = pattern.Trim().Replace('\\', '/');
        while (text.StartsWith("./", StringComparison.Ordinal)) text = text[2..];
        return text.Trim('/');
    }

    // As for signs: only the last pair of stars is tried again. A pattern that names a folder covers what is below it.
    private static bool MatchesFolders(string[] pieces, string[] names)
    {
        int at = 0, name = 0, star = -1, mark = 0;
        while (name < names.Length)
        {
            if (at == pieces.Length) return true;
            if (pieces[at] == "**")
            {
                star = at++;
                mark = name;
            }
            else if (Fits(pieces[at], names[name]))
            {
                at++;
                name++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                name = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (at < pieces.Length && pieces[at] == "**") at++;
        return at == pieces.Length;
    }
}
