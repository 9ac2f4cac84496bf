namespace VtOperate.Core.Solutions;

/// <summary>A folder of solution documents.</summary>
/// <param name="Name">The name that stands before the colon in the ids of its solutions; empty for the repository's own.</param>
/// <param name="Folder">The folder, absolute; it need not exist.</param>
public sealed record SolutionRoot(string Name, string Folder)
{
    /// <summary>The id of a document of this root: its path below the folder with forward slashes and without <c>.md</c>.</summary>
    public string IdOf(string file)
    {
        string path = Path.GetRelativePath(Folder, file).Replace('\\', '/');
        if (path.EndsWith(SolutionLibrary.Suffix, StringComparison.OrdinalIgnoreCase)) path = path[..^SolutionLibrary.Suffix.Length];
        return Name.Length == 0 ? path : $"{Name}:{path}";
    }
}
