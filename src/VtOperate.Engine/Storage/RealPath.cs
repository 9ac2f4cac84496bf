namespace VtOperate.Engine.Storage;

/// <summary>Follows the links on the way to a file or folder. What git says of a repository is free of links, and paths that were named through one would lie outside of it.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links, as <c>realpath(3)</c> gives it. What does not exist or cannot be read stays as it is named, and so does a path whose links lead in a circle.</summary>
    /// <param name="path">The path, absolute.</param>
    internal static string Of(string path)
    {
        try
        {
            return Follow(Path.GetFullPath(path)) ?? path;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }

    private static string? Follow(string path)
    {
        for (int links = 0; links < MostLinks; links++)
        {
            string root = Path.GetPathRoot(path)!;
            string[] parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
            string reached = root, target = "";
            int next = 0;
            while (next < parts.Length && target.Length == 0)
            {
                string folder = reached;
                reached = Path.Combine(reached, parts[next++]);
                if (new FileInfo(reached).LinkTarget is { Length: > 0 } link) target = Path.GetFullPath(link, folder);
            }

            if (target.Length == 0) return reached;
            path = Path.Combine([target, .. parts[next..]]);
        }

        return null;
    }
}
