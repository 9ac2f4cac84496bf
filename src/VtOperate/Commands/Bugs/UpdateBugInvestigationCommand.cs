using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Moves a bug to its next state, and counts the fixes that failed.</summary>
[Cmdlet(VerbsData.Update, "BugInvestigation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(BugRecord))]
public sealed class UpdateBugInvestigationCommand : OperationCommand
{
    /// <summary>The label of the bug.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Id { get; set; }

    /// <summary>The state it goes to.</summary>
    [Parameter(Position = 1)]
    public BugStatus? Status { get; set; }

    /// <summary>How bad it is: 1-4, Critical, High, Medium, Low, SEV2, P3.</summary>
    [Parameter]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>By when it is to be mended.</summary>
    [Parameter]
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Why it is worked on without a check that failed.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? NoReproduction { get; set; }

    /// <summary>A commit that was to mend it and did not.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? FailedFix { get; set; }

    /// <summary>What was seen after the failed fix.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>The bug that it is the same as.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? DuplicateOf { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (Reason is not null && FailedFix is null) throw new OperationException(ErrorId.InputMissing, Reason, "-Reason was given without -FailedFix, which says what failed.");
        BugRecords records = OperationServices.Bugs(RepositoryFolder, Reporter, StopToken);
        var update = new BugUpdate
        {
            Status = Status,
            Severity = Severity,
            DueAt = DueAt,
            NoReproduction = NoReproduction is null ? null : SecretRedactor.Redact(NoReproduction),
            FailedFix = FailedFix is null ? null : new FailedFix(Commit(FailedFix), SecretRedactor.Redact(Reason ?? "").ReplaceLineEndings(" ")),
            DuplicateOf = DuplicateOf?.Text,
        };
        if (update == new BugUpdate()) throw new OperationException(ErrorId.InputMissing, Id!.Text, "Nothing was given that could be changed.");
        (BugRecord planned, bool isChanged) = records.Plan(Id!.Text, update);
        if (isChanged && ShouldProcess(planned.File, "Update bug record")) planned = records.Write(Id.Text, update, StopToken);
        if (planned.Escalation is { } escalation && FailedFix is not null) WriteWarning($"{planned.Label}: {escalation}");
        WriteObject(planned);
    }

    private string Commit(string revision)
    {
        using IGitRepository? repository = OperationServices.Engine.Git.Open(RepositoryFolder);
        if (repository is null) return revision;
        return RequiredCommit.Of(repository, revision).ToString();
    }
}
