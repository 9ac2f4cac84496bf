using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Workspace;

/// <summary>Finds places of knowledge in every spelling that the field uses. Letter case does not matter, whatever the file system.</summary>
public static class KnowledgePlaces
{
    private static readonly (KnowledgeKind Kind, string Path)[] s_spellings =
    [
        (KnowledgeKind.Solutions, "docs/solutions"),
        (KnowledgeKind.Patterns, "docs/solutions/patterns/critical-patterns.md"),
        (KnowledgeKind.Patterns, "docs/solutions/critical-patterns.md"),
        (KnowledgeKind.Patterns, "docs/critical-patterns.md"),
        (KnowledgeKind.Patterns, "docs/patterns/critical-patterns.md"),
        (KnowledgeKind.Patterns, "docs/solutions/patterns/common-solutions.md"),
        (KnowledgeKind.Bugs, "docs/bugs"),
        (KnowledgeKind.Bugs, "bugs"),
        (KnowledgeKind.Bugs, "intake/pending/bugs"),
        (KnowledgeKind.Bugs, ".specify/bugs"),
        (KnowledgeKind.Decisions, "docs/decisions"),
        (KnowledgeKind.Decisions, "docs/adr"),
        (KnowledgeKind.Decisions, "docs/adrs"),
        (KnowledgeKind.Decisions, "docs/architecture/decisions"),
        (KnowledgeKind.Decisions, "doc/adr"),
        (KnowledgeKind.Decisions, "adr"),
        (KnowledgeKind.Journal, "docs/journal"),
        (KnowledgeKind.Journal, "docs/vt-c-journal"),
        (KnowledgeKind.Postmortems, "docs/postmortems"),
        (KnowledgeKind.Postmortems, "docs/post-mortems"),
        (KnowledgeKind.Postmortems, "postmortems"),
        (KnowledgeKind.Runbooks, "docs/runbooks"),
        (KnowledgeKind.Runbooks, "runbooks"),
        (KnowledgeKind.Incidents, ".incident-response"),
        (KnowledgeKind.Incidents, "docs/incidents"),
        (KnowledgeKind.Project, "PRD.md"),
        (KnowledgeKind.Project, "docs/PRD.md"),
        (KnowledgeKind.Project, "README.md"),
        (KnowledgeKind.Agents, "CLAUDE.md"),
        (KnowledgeKind.Agents, "AGENTS.md"),
        (KnowledgeKind.Checkpoint, ".claude-checkpoint.md"),
        (KnowledgeKind.Workflows, ".github/workflows"),
    ];

    /// <summary>The known spellings of a place, relative to the repository with forward slashes.</summary>
    internal static IEnumerable<string> Spellings(KnowledgeKind kind)
    {
        foreach ((KnowledgeKind known, string path) in s_spellings)
        {
            if (known == kind) yield return path;
        }
    }

    /// <summary>Every place that exists: where the configuration says first, then the known spellings, then the further roots it names.</summary>
    /// <param name="files">The file system.</param>
    /// <param name="configuration">The configuration that counts.</param>
    /// <param name="reporter">Where folders that cannot be listed are named; the rest is found.</param>
    /// <param name="stop">Stops the search.</param>
    public static IReadOnlyList<KnowledgePlace> Find(IFileStore files, OperationConfiguration configuration, IReporter reporter, CancellationToken stop)
    {
        var places = new List<KnowledgePlace>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var spelling = new FileSpelling(files);
        OperationPaths own = configuration.Paths;
        (KnowledgeKind, string)[] configured =
        [
            (KnowledgeKind.Solutions, own.Solutions), (KnowledgeKind.Patterns, own.Patterns), (KnowledgeKind.Bugs, own.Bugs),
            (KnowledgeKind.Decisions, own.Decisions), (KnowledgeKind.Journal, own.Journal), (KnowledgeKind.Postmortems, own.Postmortems),
        ];
        foreach ((KnowledgeKind kind, string path) in configured) Add(kind, () => spelling.Find(configuration.Root, RepositoryPath.Relative(path, configuration.Root)), isConfigured: true);
        foreach ((KnowledgeKind kind, string path) in s_spellings) Add(kind, () => spelling.Find(configuration.Root, path), isConfigured: false);
        foreach (KnowledgeRoot root in configuration.Knowledge) Add(KnowledgeKind.Solutions, () => files.FolderExists(root.Folder) ? root.Folder : null, isConfigured: false);
        return places;

        void Add(KnowledgeKind kind, Func<string?> find, bool isConfigured)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                if (find() is not { } found || !seen.Add(found)) return;
                places.Add(new KnowledgePlace(kind, found, RepositoryPath.Relative(found, configuration.Root), null, isConfigured));
                if (!files.FolderExists(found)) return;
                int documents = files.ListFiles(found, kind == KnowledgeKind.Workflows ? ".yml" : ".md", recurse: true, stop).Count();
                places[^1] = places[^1] with { Documents = documents };
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }
    }
}
