namespace VtOperate.Core.Traces;

/// <summary>Brings the spellings of a file in traces to one: names divided by forward slashes, without scheme, host, drive, query and dots.</summary>
internal static class TracePath
{
    /// <summary>The path, or null when the text names no file on disk: <c>&lt;stdin&gt;</c>, <c>[native code]</c>, <c>blob:...</c>.</summary>
    internal static string? Normalize(string file)
    {
        if (file.Length == 0 || file[0] is '<' or '[' || file.StartsWith("blob:", StringComparison.Ordinal) || file.StartsWith("node:", StringComparison.Ordinal)) return null;
        string path = WithoutScheme(file).Replace('\\', '/');
        if (path.Length >= 2 && path[1] == ':' && char.IsAsciiLetter(path[0])) path = path[2..];
        List<string> names = [];
        foreach (string name in path.Split('/'))
        {
            if (name.Length == 0 || name == ".") continue;
            if (name == ".." && names.Count > 0) names.RemoveAt(names.Count - 1);
            else if (name != "..") names.Add(name);
        }

        return names.Count == 0 ? null : string.Join('/', names);
    }

    private static string WithoutScheme(string file)
    {
        int scheme = file.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0) return file.EndsWith('?') ? file[..^1] : file;
        string rest = file[(scheme + 3)..];
        int query = rest.AsSpan().IndexOfAny('?', '#');
        if (query >= 0) rest = rest[..query];
        // Behind two slashes stands a host (http) or the name of a bundle (webpack); three slashes mean there is none.
        int slash = rest.IndexOf('/', StringComparison.Ordinal);
        rest = slash < 0 ? rest : rest[(slash + 1)..];
        return rest.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(rest) : rest;
    }
}
