using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Lists the files of a project that are no specifications, nobody else's code and not made by a program.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="project">The project.</param>
internal sealed class ProjectFiles(IEngine engine, SpecProject project)
{
    private const int MostBytes = 2 << 20;

    private static readonly HashSet<string> s_folders = new(StringComparer.OrdinalIgnoreCase)
    {
        "node_modules", "bower_components", "vendor", "third_party", "dist", "build", "out", "bin", "obj", "target", "coverage", ".git", ".hg", ".svn", ".venv", "venv", "__pycache__", ".idea", ".vs", ".next", ".nuxt",
        ".terraform", ".gradle", "site-packages", ".specify", ".vtoperate", ".pytest_cache", ".mypy_cache", ".tox", "migrations_backup",
    };

    private static readonly string[] s_endings = [".min.js", ".min.css", ".map", ".lock", "-lock.json", "-lock.yaml", ".snap", ".g.cs", ".designer.cs", ".svg", ".ipynb"];

    /// <summary>The files in ordinal order of their paths: those that git knows and those that it does not ignore; without git all of them.</summary>
    /// <param name="repository">The repository; null without git.</param>
    /// <param name="history">Its history; null without one.</param>
    /// <param name="head">The commit at head; null where there is none.</param>
    /// <param name="stop">Stops the listing.</param>
    public IReadOnlyList<CodeFile> List(IGitRepository? repository, HistoryReader? history, CommitNode? head, CancellationToken stop)
    {
        var paths = new SortedSet<string>(StringComparer.Ordinal);
        if (repository is { IsBare: false } && history is not null && head is not null)
        {
            string prefix = RepositoryPath.Relative(project.Root, repository.Root) is { Length: > 0 } below and not "." ? below + "/" : "";
            foreach (TreeFile file in history.ListFiles(head.Tree, stop))
            {
                if (!file.IsLink && file.Path.StartsWith(prefix, StringComparison.Ordinal)) paths.Add(file.Path[prefix.Length..]);
            }

            foreach (string path in repository.ReadState(stop).Untracked)
            {
                if (path.StartsWith(prefix, StringComparison.Ordinal) && !path.EndsWith('/')) paths.Add(path[prefix.Length..]);
            }
        }
        else
        {
            foreach (string folder in Folders(project.Root, stop))
            {
                foreach (string file in engine.Files.ListFiles(folder, "", recurse: false, stop)) paths.Add(RepositoryPath.Relative(file, project.Root));
            }
        }

        string[] specs = [.. project.Features.Select(feature => RepositoryPath.Relative(feature.Folder, project.Root)).Concat(project.Roots).Where(path => path is not ("" or ".")).Select(path => path + "/").Distinct()];
        var files = new List<CodeFile>();
        foreach (string path in paths)
        {
            if (IsForeign(path) || specs.Any(spec => path.StartsWith(spec, StringComparison.Ordinal))) continue;
            string full = Path.Combine(project.Root, path);
            if (engine.Files.Stamp(full) is not { } stamp) continue;
            files.Add(new CodeFile(path, stamp.Length > MostBytes ? () => "" : () => Text(full), stamp));
        }

        return files;
    }

    private IEnumerable<string> Folders(string folder, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        yield return folder;
        foreach (string name in engine.Files.ListFolders(folder))
        {
            if (s_folders.Contains(name)) continue;
            foreach (string below in Folders(Path.Combine(folder, name), stop)) yield return below;
        }
    }

    private static bool IsForeign(string path)
    {
        for (int at = 0, slash = path.IndexOf('/', StringComparison.Ordinal); slash >= 0; at = slash + 1, slash = path.IndexOf('/', at))
        {
            if (s_folders.Contains(path[at..slash])) return true;
        }

        return Array.Exists(s_endings, ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private string Text(string file)
    {
        try
        {
            string text = TextDocument.Decode(engine.Files.ReadBytes(file, MostBytes)).Text;
            return text.Contains('\0', StringComparison.Ordinal) ? "" : text;
        }
        catch (OperationException)
        {
            // Gone or locked since it was listed: there is nothing to compare with.
            return "";
        }
    }
}
