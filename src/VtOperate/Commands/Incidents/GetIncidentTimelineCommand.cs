using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Shows what happened in an incident, in the order in which it happened.</summary>
[Cmdlet(VerbsCommon.Get, "IncidentTimeline")]
[OutputType(typeof(IncidentEvent))]
public sealed class GetIncidentTimelineCommand : OperationCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>Only entries of these kinds.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IncidentKindCompleter))]
    public string[]? Kind { get; set; }

    /// <summary>Only entries that are marked for the post-mortem.</summary>
    [Parameter]
    public SwitchParameter Pinned { get; set; }

    /// <summary>Only what happened since then.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (IncidentEvent happened in OperationServices.Incidents(RepositoryFolder, Reporter, StopToken).Timeline(Id!.Text))
        {
            if (Pinned && !happened.IsPinned) continue;
            if (Kind is not null && !Kind.Contains(happened.Kind, StringComparer.OrdinalIgnoreCase)) continue;
            if (Since is not { } since || happened.At >= since) WriteObject(happened);
        }
    }
}
