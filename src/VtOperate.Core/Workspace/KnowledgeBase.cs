using VtOperate.Core.Solutions;

namespace VtOperate.Core.Workspace;

/// <summary>Where the documents stand that a repository learns from: the places of the configuration, where this module also writes, then those that relatives use. None needs to exist.</summary>
public sealed record KnowledgeBase
{
    private const string PatternFile = "critical-patterns.md";

    /// <summary>The repository's folder, absolute.</summary>
    public required string Repository { get; init; }

    /// <summary>The folders of solutions, the repository's own first.</summary>
    public required IReadOnlyList<SolutionRoot> Solutions { get; init; }

    /// <summary>The files of critical patterns, absolute, the repository's own first.</summary>
    public required IReadOnlyList<string> Patterns { get; init; }

    /// <summary>The folders of the journal, absolute.</summary>
    public required IReadOnlyList<string> Journals { get; init; }

    /// <summary>The knowledge base that a configuration leads to.</summary>
    public static KnowledgeBase Of(OperationConfiguration configuration)
    {
        var roots = new List<SolutionRoot> { new("", configuration.Paths.Solutions) };
        foreach (KnowledgeRoot further in configuration.Knowledge) roots.Add(new SolutionRoot(further.Name, further.Folder));
        List<string> own = [], others = [];
        IEnumerable<string> known = roots.Select(root => Path.Combine(root.Folder, "patterns", PatternFile)).Concat(KnownPaths(configuration, KnowledgeKind.Patterns));
        foreach (string file in known.Where(file => Path.GetFileName(file) == PatternFile).Prepend(configuration.Paths.Patterns))
        {
            (RepositoryPath.IsBelow(file, configuration.Root) ? own : others).Add(file);
        }

        return new KnowledgeBase
        {
            Repository = configuration.Root,
            Solutions = roots,
            Patterns = Distinct(own.Concat(others)),
            Journals = Distinct(KnownPaths(configuration, KnowledgeKind.Journal).Prepend(configuration.Paths.Journal)),
        };
    }

    private static IEnumerable<string> KnownPaths(OperationConfiguration configuration, KnowledgeKind kind) =>
        KnowledgePlaces.Spellings(kind).Select(path => RepositoryPath.Resolve(path, configuration.Root, home: ""));

    private static List<string> Distinct(IEnumerable<string> paths)
    {
        var distinct = new List<string>();
        foreach (string path in paths)
        {
            string full = Path.GetFullPath(path);
            if (!distinct.Contains(full, OperatingSystem.IsLinux() ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase)) distinct.Add(full);
        }

        return distinct;
    }
}
