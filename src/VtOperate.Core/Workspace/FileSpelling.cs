using VtOperate.Core.Storage;

namespace VtOperate.Core.Workspace;

/// <summary>Finds files and folders whose letter case is not known. Lists each folder once; for one question about the file system as it is now.</summary>
internal sealed class FileSpelling(IFileStore files)
{
    private readonly Dictionary<string, IReadOnlyList<string>> _folders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<string>> _files = new(StringComparer.Ordinal);

    /// <summary>The absolute path of a file or folder as the file system spells it, or null. An exact name comes first, then the others in ordinal order.</summary>
    /// <param name="root">The folder to start at, absolute.</param>
    /// <param name="relative">The path with forward slashes; <c>.</c> for the folder itself.</param>
    public string? Find(string root, string relative) =>
        relative == "." ? (files.FolderExists(root) ? root : null) : Find(root, relative.Split('/'), 0);

    private string? Find(string folder, string[] parts, int part)
    {
        bool isLast = part == parts.Length - 1;
        foreach (string name in Fitting(Folders(folder), parts[part]))
        {
            string below = Path.Combine(folder, name);
            if ((isLast ? below : Find(below, parts, part + 1)) is { } found) return found;
        }

        foreach (string name in isLast ? Fitting(Files(folder), parts[part]) : []) return Path.Combine(folder, name);
        return null;
    }

    private IReadOnlyList<string> Folders(string folder)
    {
        if (!_folders.TryGetValue(folder, out IReadOnlyList<string>? names)) _folders[folder] = names = files.ListFolders(folder);
        return names;
    }

    private IReadOnlyList<string> Files(string folder)
    {
        if (!_files.TryGetValue(folder, out IReadOnlyList<string>? names))
            _files[folder] = names = [.. files.ListFiles(folder, "", recurse: false, CancellationToken.None).Select(file => Path.GetFileName(file))];
        return names;
    }

    private static List<string> Fitting(IReadOnlyList<string> names, string wanted)
    {
        var fitting = new List<string>(1);
        foreach (string name in names)
        {
            if (name == wanted) fitting.Insert(0, name);
            else if (name.Equals(wanted, StringComparison.OrdinalIgnoreCase)) fitting.Add(name);
        }

        return fitting;
    }
}
