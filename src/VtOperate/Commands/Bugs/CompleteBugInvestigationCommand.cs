using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Redaction;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Verifies a fix by the recorded check, writes the solution down, and returns what belongs to the end of a bug as one checklist.</summary>
[Cmdlet(VerbsLifecycle.Complete, "BugInvestigation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BugCompletion))]
public sealed class CompleteBugInvestigationCommand : OperationCommand
{
    /// <summary>The label of the bug.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Id { get; set; }

    /// <summary>The commit that mends it.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [Alias("Sha")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Commit { get; set; }

    /// <summary>Why there is no check to run.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NoReproduction { get; set; }

    /// <summary>Why the fix brings no test.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NoRegressionTest { get; set; }

    /// <summary>How often the check is run before the fix and at it; by default as often as its rate asks for.</summary>
    [Parameter]
    [ValidateRange(2, 10_000)]
    public int? Count { get; set; }

    /// <summary>The recorded check may run, although this user has not recorded it here.</summary>
    [Parameter]
    public SwitchParameter TrustCheck { get; set; }

    /// <summary>Leaves the solution unwritten.</summary>
    [Parameter]
    public SwitchParameter NoSolution { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        OperationConfiguration configuration = OperationServices.Configuration(RepositoryFolder, Reporter, StopToken);
        BugRecords records = OperationServices.Bugs(RepositoryFolder, Reporter, StopToken);
        string? reason = NoReproduction is null ? null : SecretRedactor.Redact(NoReproduction);
        string? untested = NoRegressionTest is null ? null : SecretRedactor.Redact(NoRegressionTest);
        var request = new BugCompletionRequest(Id!.Text, Commit!, Probe) { NoReproduction = reason, NoRegressionTest = untested, Shell = Host.Name, Count = Count, MayRun = MayRun };
        BugCompletion found = OperationServices.BugCompleter(configuration, Reporter).Verify(request, StopToken);
        BugRecord record = records.Find(Id.Text);
        found = Document(found, record, configuration);
        var update = new BugUpdate { Status = BugStatus.Verified, Fix = found.Fix, NoReproduction = found.Before is null ? reason : null, NoRegressionTest = found.RegressionTests.Count == 0 ? untested : null };
        (BugRecord planned, bool isChanged) = records.Plan(Id.Text, update);
        if (!isChanged || (ShouldProcess(planned.File, "Update bug record") && found.IsProved))
        {
            if (isChanged) planned = records.Write(Id.Text, update, StopToken);
            found = found with { Status = planned.Status };
        }

        WriteObject(found);
    }

    private BugCompletion Document(BugCompletion found, BugRecord record, OperationConfiguration configuration)
    {
        if (NoSolution) return With(found, new ChecklistItem("Documented", ChecklistState.NotNeeded, "No solution was wanted."), null);
        SolutionCapture capture = OperationServices.Capture(configuration, Reporter);
        var said = new SolutionFields { Commits = [found.Fix] };
        var evidence = new CaptureEvidence { Title = record.Title, Description = record.Description.Length == 0 ? null : record.Description, Severity = record.Severity, Labels = [record.Label], Repository = found.Repository };
        var request = new SolutionRequest(said, evidence, SolutionGeneration.Current, Update: false, Promote: true);
        SolutionPlan plan = capture.Plan(request, StopToken);
        bool may = true;
        may &= found.IsProved;
        foreach (PlannedEdit edit in plan.Edits) may &= ShouldProcess(edit.File, edit.Action);
        if (plan.Change.Pattern is { Action: not PromotionAction.Unchanged } promotion) may &= ShouldProcess(promotion.File, $"{promotion.Action} critical pattern");
        SolutionChange change = may && plan.Change.Files.Count > 0 ? capture.Write(request, StopToken) : plan.Change;
        string open = change.OpenFields.Count == 0 ? "" : $"; still open: {string.Join(", ", change.OpenFields)} (Update-Solution {change.Solution.Id} fills them in)";
        ChecklistState state = change.OpenFields.Count == 0 && may ? ChecklistState.Done : ChecklistState.Open;
        return With(found, new ChecklistItem("Documented", state, $"{(may ? "" : "would be ")}{change.Solution.Id}{open}"), change);
    }

    // After the proof, before what follows from it.
    private static BugCompletion With(BugCompletion found, ChecklistItem item, SolutionChange? change)
    {
        int at = found.Items.TakeWhile(one => one.Name != "Pattern checked").Count();
        return found with { Items = [.. found.Items.Take(at), item, .. found.Items.Skip(at)], Solution = change };
    }

    private bool MayRun(Reproduction recorded)
    {
        if (!ShouldProcess(recorded.Check.Text, "Run the recorded check right before the fix and at it")) return false;
        OperationServices.CheckConsent(RepositoryFolder, Reporter, StopToken).Require(recorded, TrustCheck);
        return true;
    }

    private IProbe Probe(RecordedCheck check)
    {
        WriteVerbose($"Running the recorded check: {check.Text}");
        return ProbeCommand.RecordedProbe(check, SessionState);
    }
}
