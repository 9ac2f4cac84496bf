using System.Management.Automation;
using VtOperate.Core.Bugs;
using VtOperate.Core.Specs.Drift;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Finds where specifications and code contradict each other.</summary>
[Cmdlet(VerbsCommon.Find, "SpecDrift")]
[OutputType(typeof(DriftFinding), typeof(DriftSummary))]
public sealed class FindSpecDriftCommand : OperationCommand
{
    /// <summary>The features, by folder or number.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string[] Feature { get; set; } = [];

    /// <summary>The rules, by id (C4) or group (C).</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Rule { get; set; } = [];

    /// <summary>The least confidence that is shown.</summary>
    [Parameter]
    public DriftConfidence Confidence { get; set; } = DriftConfidence.Likely;

    /// <summary>Also what is worth a look and no more.</summary>
    [Parameter]
    public SwitchParameter IncludeHint { get; set; }

    /// <summary>Also what was accepted, or left by a comment.</summary>
    [Parameter]
    public SwitchParameter IncludeAccepted { get; set; }

    /// <summary>Takes the requirements and files of investigations: only what contradicts there is shown.</summary>
    [Parameter(ValueFromPipeline = true)]
    public BugInvestigation[] InputObject { get; set; } = [];

    /// <summary>Writes what was compared instead of what was found.</summary>
    [Parameter]
    public SwitchParameter Summary { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        var query = new DriftQuery { Features = Feature, Rules = Rule, Least = IncludeHint ? DriftConfidence.Hint : Confidence, IncludesAccepted = IncludeAccepted };
        foreach (BugInvestigation bug in InputObject) query = query.Concerned(bug);
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
