using VtOperate.Core.History;
using VtOperate.Core.Specs.Reading;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What is compared: the features of a project, the files beside them, and what was counted on the way. Not thread-safe.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="project">The project.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="features">The features as they were read, oldest first.</param>
/// <param name="files">The files of the project that are no specifications, in ordinal order of their paths.</param>
internal sealed class DriftContext(IEngine engine, SpecProject project, string repository, IReadOnlyList<FeatureSpec> features, IReadOnlyList<CodeFile> files)
{
    private readonly SortedDictionary<string, (int Compared, int Total)> _counts = new(StringComparer.Ordinal);
    private readonly List<DriftNote> _notes = [];
    private readonly List<ComparedFact> _agreed = [];
    private CodeFacts? _facts;

    /// <summary>What touches the world.</summary>
    public IEngine Engine { get; } = engine;

    /// <summary>The project; paths of findings are relative to its root.</summary>
    public SpecProject Project { get; } = project;

    /// <summary>The repository's folder, absolute.</summary>
    public string Repository { get; } = repository;

    /// <summary>The features, oldest first.</summary>
    public IReadOnlyList<FeatureSpec> Features { get; } = features;

    /// <summary>The files of the project that are no specifications, in ordinal order of their paths.</summary>
    public IReadOnlyList<CodeFile> Files { get; } = files;

    /// <summary>The history; null without git or before the first commit.</summary>
    public DriftHistory? History { get; init; }

    /// <summary>The change that was asked about; null for none.</summary>
    public Constitutions.ConstitutionChange? Change { get; set; }

    /// <summary>What the files hold; read at the first use.</summary>
    public CodeFacts Facts => _facts ??= CodeFactsReader.Read(Files, null, CancellationToken.None);

    /// <summary>The requirements (<c>feature#FR-003</c>) and files of which somebody wants to know what agrees; usually none.</summary>
    public IReadOnlySet<string> Asked { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>What agrees, of what was asked for.</summary>
    public IReadOnlyList<ComparedFact> Agreed => _agreed;

    /// <summary>What could not be compared.</summary>
    public IReadOnlyList<DriftNote> Notes => _notes;

    /// <summary>What was there and what of it was compared, by name.</summary>
    public IReadOnlyList<DriftCount> Counts => _counts.Select(count => new DriftCount(count.Key, count.Value.Compared, count.Value.Total)).ToArray();

    /// <summary>The folders of specifications, relative to the repository, with forward slashes.</summary>
    public IReadOnlyList<string> SpecFolders => [.. Project.Roots.Select(root => RepositoryPath.Relative(Path.Combine(Project.Root, root), Repository))];

    /// <summary>Reads what is to be compared of a project.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="reporter">Where files that cannot be read are named.</param>
    /// <param name="project">The project.</param>
    /// <param name="repository">The repository's folder, absolute.</param>
    /// <param name="git">The repository; null without git.</param>
    /// <param name="objects">Its objects; null without git.</param>
    /// <param name="asked">Of what somebody wants to know what agrees.</param>
    /// <param name="stop">Stops the reading.</param>
    public static DriftContext Open(IEngine engine, IReporter reporter, SpecProject project, string repository, IGitRepository? git, IObjectReader? objects, IReadOnlySet<string> asked, CancellationToken stop)
    {
        HistoryReader? history = git is null ? null : new HistoryReader(objects!, git.ShallowBoundary);
        CommitNode? head = git?.Head is { } id ? history!.ReadCommit(id) : null;
        var reader = new FeatureReader(engine, project, repository, reporter);
        List<FeatureSpec> features = [.. project.Features.Select(feature => reader.Read(feature, stop))];
        IReadOnlyList<CodeFile> files = new ProjectFiles(engine, project).List(git, history, head, stop);
        return new DriftContext(engine, project, repository, features, files)
        {
            Asked = asked,
            History = head is null ? null : new DriftHistory(history!, head, RepositoryPath.Prefix(project.Root, git!.Root), git.IsShallow),
        };
    }

    /// <summary>Takes what the files hold, read before.</summary>
    public void Take(CodeFacts facts) => _facts = facts;

    /// <summary>A path of the repository as findings name it, relative to the project.</summary>
    public string InProject(string repositoryPath) => RepositoryPath.Relative(Path.Combine(Repository, repositoryPath), Project.Root);

    /// <summary>Counts something that was there, and whether there was something to compare it with.</summary>
    /// <param name="name">What it is, in the plural.</param>
    /// <param name="compared">How many were compared.</param>
    /// <param name="total">How many there were.</param>
    public void Count(string name, int compared, int total)
    {
        (int Compared, int Total) sum = _counts.GetValueOrDefault(name);
        _counts[name] = (sum.Compared + compared, sum.Total + total);
    }

    /// <summary>Says what was compared and agrees.</summary>
    public void Agree(ComparedFact fact) => _agreed.Add(fact);

    /// <summary>Says what could not be compared.</summary>
    public void Note(DriftNote note) => _notes.Add(note);
}
