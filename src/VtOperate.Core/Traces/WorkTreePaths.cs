using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Traces;

/// <summary>The files of the work tree, also those that are not committed. Folders of packages and of git are left out.</summary>
/// <param name="files">Files and folders.</param>
/// <param name="git">Repositories.</param>
public sealed class WorkTreePaths(IFileStore files, IGit git) : IRepositoryPaths
{
    private const int MaxPaths = 500_000;

    private static readonly string[] s_leftOut = [".git", "node_modules", ".venv", "venv", "__pycache__", ".vs", "bin", "obj"];

    /// <inheritdoc/>
    public RepositoryFiles? Read(string folder, CancellationToken stop)
    {
        string root;
        using (IGitRepository? repository = git.Open(folder))
        {
            if (repository is null || repository.IsBare) return null;
            root = repository.Root;
        }

        List<string> paths = [];
        Add(paths, root, files.ListFiles(root, "", recurse: false, stop), stop);
        foreach (string folderName in files.ListFolders(root))
        {
            if (Array.IndexOf(s_leftOut, folderName) < 0) Add(paths, root, files.ListFiles(Path.Combine(root, folderName), "", recurse: true, stop), stop);
        }

        return new RepositoryFiles(root, paths);
    }

    private static void Add(List<string> paths, string root, IEnumerable<string> found, CancellationToken stop)
    {
        try
        {
            foreach (string file in found)
            {
                if (paths.Count == MaxPaths) return;
                stop.ThrowIfCancellationRequested();
                string path = Relative(root, file);
                if (!path.Contains("/node_modules/", StringComparison.Ordinal)) paths.Add(path);
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.FileUnreadable)
        {
            // A folder that may not be read cannot hold a frame's file for this user; the others still can.
        }
    }

    private static string Relative(string root, string file) => file[root.Length..].TrimStart('/', '\\').Replace('\\', '/');
}
