using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Reads bugs back from their records.</summary>
[Cmdlet(VerbsCommon.Get, "BugInvestigation")]
[OutputType(typeof(BugRecord))]
public sealed class GetBugInvestigationCommand : OperationCommand
{
    /// <summary>The labels; without it every bug is read.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId[]? Id { get; set; }

    /// <summary>Only bugs in one of these states.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public BugStatus[]? Status { get; set; }

    /// <summary>Only bugs that are not closed.</summary>
    [Parameter]
    public SwitchParameter Open { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        BugRecords records = OperationServices.Bugs(RepositoryFolder, Reporter, StopToken);
        if (Id is null)
        {
            foreach (BugRecord record in records.Read(StopToken)) Write(record);
            return;
        }

        foreach (BugId id in Id)
        {
            try
            {
                Write(records.Find(id.Text));
            }
            catch (OperationException problem)
            {
                Reporter.Problem(problem);
            }
        }
    }

    private void Write(BugRecord record)
    {
        if (Open && !record.IsOpen) return;
        if (Status is null || (record.Status is { } status && Status.Contains(status))) WriteObject(record);
    }
}
