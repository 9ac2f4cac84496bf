using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Writes one self-contained HTML page about an incident, about several, or about a period.</summary>
[Cmdlet(VerbsData.Export, "IncidentReport", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = IncidentSet)]
[OutputType(typeof(FileInfo))]
public sealed class ExportIncidentReportCommand : OperationCommand
{
    private const string IncidentSet = "Incident", PeriodSet = "Period";

    private readonly List<string> _ids = [];
    private string? _folder;

    /// <summary>The incidents; several become one page.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = IncidentSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId[] Id { get; set; } = [];

    /// <summary>Incidents that were declared since then.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PeriodSet)]
    public DateTimeOffset Since { get; set; }

    /// <summary>Incidents that were declared before then; now by default.</summary>
    [Parameter(ParameterSetName = PeriodSet)]
    public DateTimeOffset? Until { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Lets private incidents stand in the report.</summary>
    [Parameter]
    public SwitchParameter IncludePrivate { get; set; }

    /// <summary>Replaces the file where there is one.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Writes the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder ??= RepositoryFolder;
        if (!string.Equals(_folder, RepositoryFolder, StringComparison.Ordinal)) throw new OperationException(ErrorId.ValueNotAllowed, RepositoryFolder, $"One page is about the incidents of one repository, here of '{_folder}'; write another page for '{RepositoryFolder}'.");
        foreach (IncidentId id in Id) _ids.Add(id.Text);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        bool isPeriod = ParameterSetName == PeriodSet;
        if (_folder is null || (!isPeriod && _ids.Count == 0)) return;
        string file = ResolvePath(Path);
        IncidentReportWriter reports = OperationServices.IncidentReports(_folder, IncludePrivate, Reporter, StopToken);
        reports.Check(file, Force);
        string? page = isPeriod ? reports.OfPeriod(Since, Until, StopToken) : reports.OfIncidents(_ids, StopToken);
        if (page is null || !ShouldProcess(file, isPeriod ? "Write a report about a period" : $"Write a report about {string.Join(", ", _ids.Take(3))}{(_ids.Count > 3 ? $" and {_ids.Count - 3} more" : "")}")) return;
        reports.Save(file, page, Force);
        if (PassThru) WriteObject(new FileInfo(file));
    }
}
