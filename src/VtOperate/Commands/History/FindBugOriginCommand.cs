using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History.Origins;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Traces a fix back to the commits that introduced the bug.</summary>
[Cmdlet(VerbsCommon.Find, "BugOrigin")]
[OutputType(typeof(BugOrigin))]
public sealed class FindBugOriginCommand : OperationCommand
{
    /// <summary>The fix.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Sha")]
    [CommitTransformation]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string[]? Commit { get; set; }

    /// <summary>Leaves the message of the fix unread.</summary>
    [Parameter]
    public SwitchParameter IgnoreMessage { get; set; }

    /// <summary>When the bug was seen; later commits are left out.</summary>
    [Parameter]
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>How many commits are written at most for a fix.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int First { get; set; } = 5;

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (string? commit in Commit ?? [null!])
        {
            var query = new OriginQuery { Repository = RepositoryFolder, Commit = commit, IgnoreMessage = IgnoreMessage, OccurredAt = OccurredAt, First = First };
            BugOriginReport report = OperationServices.BugOrigins.Find(query, StopToken);
            foreach (string note in report.Notes) Reporter.Warning(note);
            if (report.Reason is { } reason) Reporter.Warning(reason);
            WriteObject(report.Origins, enumerateCollection: true);
        }
    }
}
