using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Incidents.Measures;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Measures incidents: how soon they were noticed and ended, how many there are, how many came back, and how many deployments brought one.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Incident")]
[OutputType(typeof(IncidentMeasure))]
public sealed class MeasureIncidentCommand : OperationCommand
{
    /// <summary>One measure for each service, severity or month.</summary>
    [Parameter(Position = 0)]
    public MeasureGroup? By { get; set; }

    /// <summary>Only what was declared since then.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only what was declared before then; now by default.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <summary>Only incidents of these services.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Only incidents of these severities.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SeverityTransformation]
    public Severity[]? Severity { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (IncidentMeasure measure in OperationServices.IncidentMeter(RepositoryFolder, Reporter, StopToken).Measure(Since, Until, By, Service, Severity, StopToken)) WriteObject(measure);
    }
}
