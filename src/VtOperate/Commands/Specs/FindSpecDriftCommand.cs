using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Verdicts;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Finds where specifications and code contradict each other, or tells of a bug which of both is wrong.</summary>
[Cmdlet(VerbsCommon.Find, "SpecDrift", DefaultParameterSetName = ProjectSet)]
[OutputType(typeof(DriftFinding), typeof(DriftSummary), ParameterSetName = [ProjectSet])]
[OutputType(typeof(SpecVerdict), ParameterSetName = [BugSet])]
public sealed class FindSpecDriftCommand : OperationCommand
{
    private const string ProjectSet = "Project", BugSet = "Bug";

    /// <summary>The features, by folder or number.</summary>
    [Parameter(Position = 0, ParameterSetName = ProjectSet)]
    [ValidateNotNullOrEmpty]
    public string[] Feature { get; set; } = [];

    /// <summary>The rules, by id (C4) or group (C).</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    [ValidateSet(
        "A", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "B", "B1", "B2", "B3", "C", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "D", "D1", "D2", "D3", "D4", "D5", "D6", "E", "E1", "E2", "E3", "E4", "F", "F1", "H", "H1")]
    public string[] Rule { get; set; } = [];

    /// <summary>The least confidence that is shown.</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    public DriftConfidence Confidence { get; set; } = DriftConfidence.Likely;

    /// <summary>Also what is worth a look and no more.</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    public SwitchParameter IncludeHint { get; set; }

    /// <summary>Also what was accepted, or left by a comment.</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    public SwitchParameter IncludeAccepted { get; set; }

    /// <summary>Investigations: each is answered by whether the specification is wrong or the code.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = BugSet)]
    [ValidateNotNullOrEmpty]
    public BugInvestigation[] InputObject { get; set; } = [];

    /// <summary>A range of commits: shown is what its change takes from the specifications while they stay as they are.</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Range { get; set; }

    /// <summary>Writes what was compared instead of what was found.</summary>
    [Parameter(ParameterSetName = ProjectSet)]
    public SwitchParameter Summary { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (BugInvestigation bug in InputObject) WriteObject(OperationServices.SpecVerdicts(Reporter).Find(RepositoryFolder, bug, StopToken));
        if (ParameterSetName == BugSet) return;
        var query = new DriftQuery { Features = Feature, Rules = Rule, Least = IncludeHint ? DriftConfidence.Hint : Confidence, IncludesAccepted = IncludeAccepted, Range = Range };
        DriftFinder finder = OperationServices.SpecDrift(Reporter);
        foreach (DriftFinding finding in finder.Find(RepositoryFolder, query, StopToken))
        {
            if (!Summary) WriteObject(finding);
        }

        if (finder.Summary is not { } summary) return;
        if (Summary) WriteObject(summary);
        else Reporter.Verbose(summary.ToString());
    }
}
