using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Reports;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Writes contradictions between specifications and code into a file: SARIF, JUnit, JSON or Markdown.</summary>
[Cmdlet(VerbsData.Export, "SpecDrift", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(FileInfo))]
public sealed class ExportSpecDriftCommand : OperationCommand
{
    private readonly List<DriftFinding> _findings = [];
    private string? _folder;

    /// <summary>The findings.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyCollection]
    public DriftFinding[] InputObject { get; set; } = [];

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>The form; by the ending of the file's name where it is not given.</summary>
    [Parameter]
    public DriftReportFormat? Format { get; set; }

    /// <summary>What could not be compared.</summary>
    [Parameter]
    [AllowEmptyCollection]
    public DriftNote[] Note { get; set; } = [];

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
        if (!string.Equals(_folder, RepositoryFolder, StringComparison.Ordinal)) throw new OperationException(ErrorId.ValueNotAllowed, RepositoryFolder, $"One report is about one repository, here '{_folder}'; write another one for '{RepositoryFolder}'.");
        _findings.AddRange(InputObject);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        // An empty pipeline is an answer, too; one that failed is none.
        if (HasFailed) return;
        string file = ResolvePath(Path);
        DriftReportFormat format = Format ?? DriftReportWriter.FormatOf(file) ?? throw new OperationException(ErrorId.ValueNotAllowed, Path, $"The name of '{Path}' does not say what form it has. End it with .sarif, .xml, .json or .md, or give -Format.");
        DriftReportWriter reports = OperationServices.DriftReports(_folder ?? RepositoryFolder, Location, StopToken);
        reports.Check(file, Force);
        if (!ShouldProcess(file, $"Write {_findings.Count} finding{(_findings.Count == 1 ? "" : "s")} as {format}")) return;
        reports.Save(file, reports.Render(_findings, Note, format), Force);
        if (PassThru) WriteObject(new FileInfo(file));
    }
}
