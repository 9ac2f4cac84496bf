using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>Makes what a workspace needs and does not have. What exists in any spelling is left alone; a second run changes nothing.</summary>
/// <param name="engine">What touches the world.</param>
public sealed class WorkspaceInitializer(IEngine engine)
{
    private const string Keep = ".gitkeep";

    private static readonly byte[] s_patterns = Encoding.UTF8.GetBytes("""
        # Critical patterns

        Mistakes made often enough that everybody must know them. Every investigation reads this file first. No entry yet.

        """.ReplaceLineEndings("\n"));

    /// <summary>What a workspace needs, each missing or there.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="reporter">Where mistakes in the configuration go.</param>
    /// <param name="stop">Stops the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RepositoryBare"/> when there is no work tree.</exception>
    public IReadOnlyList<WorkspaceItem> Plan(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = new ConfigurationReader(engine).Read(folder, reporter, stop);
        string root = configuration.Root;
        if (WorkspaceRoot.IsBare(engine.Files, root)) throw new OperationException(ErrorId.RepositoryBare, root, $"The repository '{root}' has no work tree to write to.");
        IReadOnlyList<KnowledgePlace> places = KnowledgePlaces.Find(engine.Files, configuration, reporter, stop);
        OperationPaths paths = configuration.Paths;
        return
        [
            File(root, Path.Combine(root, ConfigurationSchema.FileName), null, "configuration", null),
            Folder(root, paths.Solutions, "paths.solutions", "solved problems", Existing(places, KnowledgeKind.Solutions)),
            File(root, paths.Patterns, "paths.patterns", "critical patterns", Existing(places, KnowledgeKind.Patterns)),
            Folder(root, paths.Bugs, "paths.bugs", "bug investigations", null),
            Folder(root, paths.Decisions, "paths.decisions", "decisions", Existing(places, KnowledgeKind.Decisions)),
            Folder(root, paths.Journal, "paths.journal", "journal", Existing(places, KnowledgeKind.Journal)),
            Folder(root, paths.Postmortems, "paths.postmortems", "post-mortems", Existing(places, KnowledgeKind.Postmortems)),
        ];
    }

    /// <summary>Makes a missing item. It may have come into being since it was planned; then it is left alone.</summary>
    /// <param name="item">The item to make.</param>
    /// <param name="plan">The whole plan: the configuration names the spellings that exist.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/>.</exception>
    public WorkspaceItem Create(WorkspaceItem item, IReadOnlyList<WorkspaceItem> plan)
    {
        bool isNew = engine.Files.TryCreate(item.Path, Content(item, plan));
        return item with { Action = isNew ? WorkspaceAction.Created : WorkspaceAction.Exists };
    }

    private static byte[] Content(WorkspaceItem item, IReadOnlyList<WorkspaceItem> plan)
    {
        if (item.Key is null) return ConfigurationTemplate.Render(OtherSpellings(plan));
        return Path.GetFileName(item.Path) == Keep ? [] : s_patterns;
    }

    /// <summary>The keys below <c>paths</c> whose records are kept in a spelling that is not the default, with that spelling.</summary>
    private static Dictionary<string, string> OtherSpellings(IReadOnlyList<WorkspaceItem> plan)
    {
        const string Section = "paths.";
        var others = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (WorkspaceItem item in plan)
        {
            if (item.Action != WorkspaceAction.Exists || item.Key is null || !RepositoryPath.IsInside(item.RelativePath)) continue;
            string key = item.Key[Section.Length..];
            if (ConfigurationTemplate.Default(key) != item.RelativePath) others[key] = item.RelativePath;
        }

        return others;
    }

    private static KnowledgePlace? Existing(IReadOnlyList<KnowledgePlace> places, KnowledgeKind kind)
    {
        foreach (KnowledgePlace place in places)
        {
            // A further root outside the repository is somebody else's, and common patterns are not the critical ones.
            bool isForeign = Path.IsPathRooted(place.RelativePath), isOther = place.RelativePath.EndsWith("common-solutions.md", StringComparison.OrdinalIgnoreCase);
            if (place.Kind == kind && !isForeign && !isOther) return place;
        }

        return null;
    }

    private WorkspaceItem Folder(string root, string folder, string key, string purpose, KnowledgePlace? existing)
    {
        if (existing is not null) return new WorkspaceItem(WorkspaceAction.Exists, existing.RelativePath, purpose, existing.Path, key, root);
        if (engine.Files.FolderExists(folder)) return new WorkspaceItem(WorkspaceAction.Exists, RepositoryPath.Relative(folder, root), purpose, folder, key, root);

        // Git keeps files, not folders; an empty folder would be gone in the next clone.
        string keep = Path.Combine(folder, Keep);
        return new WorkspaceItem(WorkspaceAction.Missing, RepositoryPath.Relative(keep, root), purpose, keep, key, root);
    }

    private WorkspaceItem File(string root, string file, string? key, string purpose, KnowledgePlace? existing)
    {
        if (existing is not null) return new WorkspaceItem(WorkspaceAction.Exists, existing.RelativePath, purpose, existing.Path, key, root);
        WorkspaceAction action = engine.Files.FileExists(file) ? WorkspaceAction.Exists : WorkspaceAction.Missing;
        return new WorkspaceItem(action, RepositoryPath.Relative(file, root), purpose, file, key, root);
    }
}
