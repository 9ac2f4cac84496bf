namespace VtOperate.Core.Workspace;

/// <summary>Rules for paths that stand in files and may come from another operating system.</summary>
internal static class RepositoryPath
{
    /// <summary>
    /// Whether a relative path stays in the folder it counts from and out of its <c>.git</c>. Both slashes separate on every system, so that a file
    /// means the same everywhere; a drive letter and a leading slash make a path absolute everywhere, too.
    /// </summary>
    public static bool IsInside(string path)
    {
        string text = path.Trim();
        if (text.Length == 0 || text[0] is '/' or '\\' or '~' || text.Contains(':', StringComparison.Ordinal)) return false;
        int depth = 0;
        foreach (string part in text.Split('/', '\\'))
        {
            if (part is "" or ".") continue;
            if (part == "..")
            {
                if (--depth < 0) return false;
                continue;
            }

            if (depth == 0 && part.Equals(".git", StringComparison.OrdinalIgnoreCase)) return false;
            depth++;
        }

        return true;
    }

    /// <summary>The absolute path that a path in a file means, without a trailing separator.</summary>
    /// <param name="path">The path as written.</param>
    /// <param name="from">The folder it counts from, absolute.</param>
    /// <param name="home">The folder that a leading <c>~/</c> means; empty for none.</param>
    public static string Resolve(string path, string from, string home)
    {
        string text = path.Trim().Replace('\\', '/');
        if (home.Length > 0 && (text == "~" || text.StartsWith("~/", StringComparison.Ordinal))) text = home + text[1..];
        return Path.TrimEndingDirectorySeparator(Path.GetFullPath(text, from));
    }

    /// <summary>Whether a folder or file is the other folder or below it. Both absolute.</summary>
    public static bool IsBelow(string path, string folder)
    {
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        string root = Path.TrimEndingDirectorySeparator(folder);
        if (!path.StartsWith(root, comparison)) return false;
        return path.Length == root.Length || Path.EndsInDirectorySeparator(root) || path[root.Length] == Path.DirectorySeparatorChar || path[root.Length] == Path.AltDirectorySeparatorChar;
    }

    /// <summary>What stands before the paths of a folder where they count from the root: nothing for the root itself, else the folder with a slash behind it. Both absolute.</summary>
    public static string Prefix(string folder, string root) => Relative(folder, root) is var relative && relative == "." ? "" : relative + "/";

    /// <summary>A path relative to the root with forward slashes when it is below it, else the path as it is. The root itself is <c>.</c>.</summary>
    public static string Relative(string path, string root) =>
        IsBelow(path, root) ? Path.GetRelativePath(root, path).Replace('\\', '/') : path;
}
