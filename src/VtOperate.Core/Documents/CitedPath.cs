using System.Buffers;

namespace VtOperate.Core.Documents;

/// <summary>Tells the paths of a repository from everything else that people put in backticks.</summary>
internal static class CitedPath
{
    private const int LongestExtension = 12;

    private static readonly SearchValues<char> s_neverInPaths = SearchValues.Create(" \t\"'`<>{}*$|?!,;=()[]&%");
    private static readonly SearchValues<char> s_lineNumbers = SearchValues.Create("0123456789-,L");
    private static readonly string[] s_placeholders = ["path/to/", "your-", "foo/bar", "some/", "example/", "...", "YYYY", "NNN", "XXX"];
    private static readonly string[] s_hosts = [".com", ".org", ".net", ".io", ".dev", ".ai", ".app"];

    /// <summary>
    /// Reads a relative path with a slash and an extension; line numbers behind it (<c>:12</c>, <c>:12-20</c>, <c>#L12</c>) are taken off. False for web
    /// addresses, absolute paths, patterns, placeholders and commands.
    /// </summary>
    public static bool TryRead(string code, out string path)
    {
        path = WithoutLine(code.Replace('\\', '/'));
        if (!path.Contains('/', StringComparison.Ordinal) || path.AsSpan().IndexOfAny(s_neverInPaths) >= 0) return false;
        if (path[0] is '/' or '~' or '@' or '-' || path.Contains(':', StringComparison.Ordinal) || path.Contains("//", StringComparison.Ordinal)) return false;
        foreach (string placeholder in s_placeholders)
        {
            if (path.Contains(placeholder, StringComparison.Ordinal)) return false;
        }

        string first = path[..path.IndexOf('/', StringComparison.Ordinal)];
        return !Array.Exists(s_hosts, host => first.EndsWith(host, StringComparison.OrdinalIgnoreCase) && first.Length > host.Length) && HasExtension(path);
    }

    /// <summary>
    /// What a path in a document may mean, relative to the repository and the likeliest first: as it stands, and as counted from the document's folder. A path
    /// that leaves the repository means nothing.
    /// </summary>
    /// <param name="path">The path as cited; a leading slash is the repository.</param>
    /// <param name="folder">The document's folder relative to the repository with forward slashes; empty for the repository itself, null when the document stands outside it.</param>
    /// <param name="isLink">Whether it is the target of a link, which counts from the document first.</param>
    public static IReadOnlyList<string> Meanings(string path, string? folder, bool isLink)
    {
        var meanings = new List<string>(2);
        if (path.StartsWith('/')) folder = null;
        string? fromRoot = Normalise("", path.TrimStart('/')), fromDocument = folder is null ? null : Normalise(folder, path);
        foreach (string? meaning in isLink ? [fromDocument, fromRoot] : (string?[])[fromRoot, fromDocument])
        {
            if (meaning is { Length: > 0 } && !meanings.Contains(meaning)) meanings.Add(meaning);
        }

        return meanings;
    }

    private static string? Normalise(string folder, string path)
    {
        var parts = new List<string>(folder.Length == 0 ? [] : folder.Split('/'));
        foreach (string part in path.Split('/'))
        {
            if (part is "" or ".") continue;
            if (part != "..")
            {
                parts.Add(part);
                continue;
            }

            if (parts.Count == 0) return null;
            parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }

    private static string WithoutLine(string code)
    {
        int anchor = code.IndexOf("#L", StringComparison.Ordinal);
        string path = anchor > 0 ? code[..anchor] : code;
        while (true)
        {
            int colon = path.LastIndexOf(':');
            if (colon <= 0 || colon == path.Length - 1 || path.AsSpan(colon + 1).IndexOfAnyExcept(s_lineNumbers) >= 0) return path;
            path = path[..colon];
        }
    }

    private static bool HasExtension(string path)
    {
        string name = path[(path.LastIndexOf('/') + 1)..];
        int dot = name.LastIndexOf('.');
        if (dot < 0 || name.Length - dot - 1 is 0 or > LongestExtension) return false;
        bool letter = false;
        foreach (char sign in name.AsSpan(dot + 1))
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('_' or '-')) return false;
            letter |= char.IsLetter(sign);
        }

        return letter;
    }
}
