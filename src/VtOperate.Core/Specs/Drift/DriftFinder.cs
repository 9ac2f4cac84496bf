using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Finds where the specifications of a project and its code contradict each other.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where files that cannot be read are named.</param>
/// <param name="clock">Tells the day on which what was accepted expires.</param>
public sealed class DriftFinder(IEngine engine, IReporter reporter, TimeProvider clock)
{
    private static readonly IDriftRule[] s_rules = [new IdRule(), new TaskFileRule(), new OpenTaskRule(), new Contracts.ContractDrift(), new LiteralRule(), new NumberRule(), new FieldRule(), new EntityRule(), new SetRule(), new StackRule(), new StampRule(), new ChangeRule(), new KnowledgeRule(), new ConflictRule(), new HygieneRule()];

    /// <summary>What the last search looked at; null before it has ended.</summary>
    public DriftSummary? Summary { get; private set; }

    /// <summary>What the last search compared; null before it has begun.</summary>
    internal DriftContext? Context { get; private set; }

    /// <summary>The contradictions of the project that a folder belongs to, rule by rule, in an order that depends on the tree alone.</summary>
    /// <param name="folder">Any folder of the project, absolute.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="stop">Stops the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.SpecsNotFound"/>: no <c>.specify</c> folder. <see cref="ErrorId.SpecsNotComparable"/>, after the last finding: nothing could be compared.</exception>
    public IEnumerable<DriftFinding> Find(string folder, DriftQuery query, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        SpecProject project = SpecLibrary.Open(engine, folder, stop);
        using IGitRepository? git = engine.Git.Open(project.Root);
        using IObjectReader? objects = git?.OpenObjects();
        DriftContext context = Context = DriftContext.Open(engine, reporter, project, repository, git, objects, query.Concerning, stop);
        if (query.Range is { } range) context.Change = Changed(range, project, git, objects, stop);
        context.Take(CodeFactsReader.Read(context.Files, CodeFactsStore.Of(engine, project.Root), stop));
        List<DriftFinding> found = [];
        foreach (IDriftRule rule in s_rules) found.AddRange(rule.Find(context, stop));
        DriftVerdict verdict = DriftAcceptance.Apply(found, DriftBaseline.Read(engine, project.Root), Suppressions(context, found), DateOnly.FromDateTime(clock.GetLocalNow().Date));
        foreach (DriftNote unused in verdict.Unused) context.Note(unused);
        var sides = new SideCommits(context);
        int shown = 0;
        foreach (DriftFinding finding in verdict.Findings)
        {
            if (!IsWanted(finding, query)) continue;
            shown++;
            yield return sides.Complete(finding, stop);
        }

        int requirements = context.Features.Sum(feature => feature.Requirements.Count), files = context.Files.Count(file => file.IsCode);
        Summary = new DriftSummary(context.Features.Count, requirements, files, found.Count, found.Count - shown, context.Counts, context.Notes.ToArray());
        if (!Summary.HasCompared) throw new OperationException(ErrorId.SpecsNotComparable, project.Root, $"Nothing in the specifications of '{project.Root}' could be compared with code: {Summary}.");
    }

    private Constitutions.ConstitutionChange Changed(string range, SpecProject project, IGitRepository? git, IObjectReader? objects, CancellationToken stop) => git is null
        ? throw new OperationException(ErrorId.RepositoryNotFound, project.Root, $"'{project.Root}' is in no git repository, so the range {range} names nothing.")
        : new Constitutions.ChangeReader(git, engine.Files, project.Root).Read(range, null, new HistoryReader(objects!, git.ShallowBoundary), stop);

    // A file that no finding names has nothing to leave.
    private static List<Suppression> Suppressions(DriftContext context, List<DriftFinding> found)
    {
        var suppressions = new List<Suppression>();
        foreach (string file in found.SelectMany(finding => (string?[])[finding.SpecFile, finding.CodeFile]).OfType<string>().Distinct().Order(StringComparer.Ordinal))
        {
            string full = Path.Combine(context.Project.Root, file);
            if (context.Engine.Files.Stamp(full) is not { Length: < TextDocument.MaxBytes }) continue;
            (IReadOnlyList<Suppression> said, IReadOnlyList<DriftNote> problems) = SuppressionReader.Read(file, TextDocument.Decode(context.Engine.Files.ReadBytes(full)).Text);
            suppressions.AddRange(said);
            foreach (DriftNote problem in problems) context.Note(problem);
        }

        return suppressions;
    }

    private static bool IsWanted(DriftFinding finding, DriftQuery query)
    {
        if (finding.Confidence < query.Least) return false;
        if (finding.State is DriftState.Accepted or DriftState.Suppressed && !query.IncludesAccepted) return false;
        if (query.WantedRules is { Count: > 0 } rules && !rules.Any(rule => finding.Rule.StartsWith(rule, StringComparison.OrdinalIgnoreCase))) return false;
        if (query.Features.Count > 0 && !query.Features.Contains(finding.Feature, StringComparer.Ordinal)) return false;
        return query.Concerning.Count == 0 || query.Concerning.Contains(finding.Requirement) || (finding.CodeFile is { } code && query.Concerning.Contains(code));
    }
}
