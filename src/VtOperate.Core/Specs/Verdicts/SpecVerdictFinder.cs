using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Traces;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Verdicts;

/// <summary>Answers for a bug whether the specification is wrong or the code, by comparing both at the requirements and in the files that the bug is about.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where files that cannot be read are named.</param>
/// <param name="clock">Tells the day on which what was accepted expires.</param>
public sealed class SpecVerdictFinder(IEngine engine, IReporter reporter, TimeProvider clock)
{
    /// <summary>The answer for one bug.</summary>
    /// <param name="folder">Any folder of the project, absolute.</param>
    /// <param name="bug">The bug.</param>
    /// <param name="stop">Stops the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.SpecsNotFound"/>: no <c>.specify</c> folder.</exception>
    public SpecVerdict Find(string folder, BugInvestigation bug, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(bug);
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        var ties = new BugTies(bug, Record(folder, bug, stop), RepositoryPath.Prefix(SpecLibrary.Open(engine, folder, stop).Root, repository));

        // An investigation that is about nothing known must not show everything.
        HashSet<string> concerning = [.. bug.Requirements.Select(match => match.Requirement.Key), .. ties.Files];
        if (concerning.Count == 0) concerning.Add("");
        var finder = new DriftFinder(engine, reporter, clock);
        (List<DriftFinding> findings, string? nothing) = Findings(finder, folder, new DriftQuery { IncludesAccepted = true, Concerning = concerning }, stop);
        IReadOnlyList<FeatureSpec> features = finder.Context?.Features ?? [];
        RequirementVerdict[] each = [.. bug.Requirements.Select(match => RequirementJudge.Judge(match, features.FirstOrDefault(one => one.Name == match.Requirement.Feature), ties, findings, finder.Context?.Agreed ?? [],
            features.Count(one => one.Requirements.Any(other => other.Id == match.Requirement.Id)) == 1))];

        // A contradiction at a requirement that only shares words with the bug is true, and no answer to it.
        RequirementVerdict? decides = each.FirstOrDefault(one => one.Verdict != SpecVerdictKind.Unknown && (one.IsTied || one.Requirement.Rank == 1));
        var verdict = new SpecVerdict
        {
            Verdict = decides?.Verdict ?? SpecVerdictKind.Unknown,
            Reason = decides?.Reason ?? Unknown(each, findings, nothing),
            Title = bug.Title,
            BugId = bug.Label,
            Requirement = decides?.Requirement,
            Actual = bug.Traces.Count > 0 && bug.Title.Length == 0 ? StackTraceText.Headline(bug.Traces[0]) : bug.Title,
            Suggestion = decides?.Suggestion,
            SpecSide = decides?.SpecSide ?? (each.Length > 0 ? each[0].SpecSide : []),
            CodeSide = decides?.CodeSide ?? (each.Length > 0 ? each[0].CodeSide : [.. ties.Failures()]),
            Requirements = each,
            Findings = findings,
            Repository = bug.Repository ?? repository,
        };
        return verdict with { NextSteps = SpecVerdictSteps.Of(verdict) };
    }

    private static (List<DriftFinding> Findings, string? Nothing) Findings(DriftFinder finder, string folder, DriftQuery query, CancellationToken stop)
    {
        var found = new List<DriftFinding>();
        try
        {
            found.AddRange(finder.Find(folder, query, stop));
            return (found, null);
        }
        catch (OperationException none) when (none.Id == ErrorId.SpecsNotComparable)
        {
            return (found, none.Message);
        }
    }

    private static string Unknown(RequirementVerdict[] each, List<DriftFinding> findings, string? nothing)
    {
        if (nothing is not null) return $"{nothing} Whether the specification or the code is wrong is unknown.";
        string near = findings.Count == 0 ? "" : FormattableString.Invariant($" {findings.Count} {(findings.Count == 1 ? "contradiction stands" : "contradictions stand")} at its requirements or in its files; whether the bug comes from there, nothing tells.");
        if (each.Length == 0) return $"No requirement is near enough to the report, so that nothing tells what is expected.{near}";
        RequirementVerdict first = each.FirstOrDefault(one => one.Verdict == SpecVerdictKind.Unknown) ?? each[0];
        return first.Reason + near;
    }

    private BugRecord? Record(string folder, BugInvestigation bug, CancellationToken stop)
    {
        if (bug.Label is not { } label) return null;
        try
        {
            return new BugRecords(engine, new ConfigurationReader(engine).Read(folder, new SilentReporter(), stop), reporter).Find(label);
        }
        catch (OperationException)
        {
            return null;
        }
    }
}
