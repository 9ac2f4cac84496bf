using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Commands.Traces;
using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.BackTests;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Investigates a bug: what is known already, where it failed, where to look and why, what is not known, what to do next; or measures that ranking on past fixes.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BugInvestigation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low, DefaultParameterSetName = ReportSet)]
[OutputType(typeof(BugInvestigation), ParameterSetName = [ReportSet])]
[OutputType(typeof(BugBackTest), ParameterSetName = [BackTestSet])]
public sealed class InvokeBugInvestigationCommand : OperationCommand
{
    private const string ReportSet = "Report", BackTestSet = "BackTest";
    private readonly List<string> _sources = [];
    private ReportIntake? _text;
    private BugInvestigator? _investigator;
    private string? _folder;
    private bool _hasReported;

    /// <summary>The bug in words; may hold an error text or a stack trace.</summary>
    [Parameter(Position = 0, ParameterSetName = ReportSet)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>Log files, read as streams; together with the description they are one report.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateNotNullOrEmpty]
    public string[] LogPath { get; set; } = [];

    /// <summary>Lines of text, which are one report together, or error records, exceptions and stack traces, which are one report each.</summary>
    [Parameter(ValueFromPipeline = true, ParameterSetName = ReportSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>How bad it is: 1-4, Critical, High, Medium, Low, SEV2, P3.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>The commit, branch or tag that was running.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>A commit at which the bug was not there.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Good { get; set; }

    /// <summary>The commit that mended the bug, where it is mended already.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Fix { get; set; }

    /// <summary>The range of commits that mends it, for instance main..HEAD: it is held against the constitution.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Range { get; set; }

    /// <summary>It did not happen before this time; older commits are left out.</summary>
    [Parameter]
    public DateTime? Since { get; set; }

    /// <summary>How many suspects and documents to name at the most.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    [ValidateRange(1, 100)]
    public int First { get; set; } = 5;

    /// <summary>Writes report and investigation into the folder of the bugs.</summary>
    [Parameter(ParameterSetName = ReportSet)]
    public SwitchParameter Save { get; set; }

    /// <summary>Measures the ranking on the repository's own past fixes.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BackTestSet)]
    public SwitchParameter BackTest { get; set; }

    /// <summary>How many past fixes are measured at most.</summary>
    [Parameter(ParameterSetName = BackTestSet)]
    [ValidateRange(1, 10_000)]
    public int Last { get; set; } = 50;

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (object? input in InputObject ?? [])
        {
            StopToken.ThrowIfCancellationRequested();
            object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
            if (PipelineTrace.Read(value) is { } trace) Report(trace);
            else if (value is FileInfo file) ReadLog(file.FullName);
            else if (value is not null) AddText(PipelineText.Read(value));
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (BackTest)
        {
            var query = new BackTestQuery { Repository = RepositoryFolder, Revision = Revision, Last = Last, Since = Since is { } from ? new DateTimeOffset(from) : null };
            BugBackTest measured = OperationServices.BackTester(Reporter).Run(query, StopToken);
            foreach (string note in measured.Cases.Count == 0 ? measured.Notes : []) Reporter.Warning(note);
            WriteObject(measured);
            return;
        }

        // What came through the pipeline as objects has been reported; the description was part of each.
        if ((_hasReported || HasFailed) && _text is null && LogPath.Length == 0) return;
        foreach (string path in LogPath) ReadLog(ResolvePath(path));
        Investigate(_text ?? new ReportIntake());
    }

    private void AddText(string text) => (_text ??= new ReportIntake()).AddText(text);

    private void ReadLog(string path)
    {
        var log = new ReportIntake();
        LogReader.Read(OperationServices.Engine.Files, path, _text ?? log, StopToken);
        _text ??= log;
        _sources.Add(path);
    }

    private void Report(StackTrace trace)
    {
        _hasReported = true;
        var intake = new ReportIntake();
        intake.AddTrace(trace);
        Investigate(intake);
    }

    private void Investigate(ReportIntake intake)
    {
        if (Description is not null) intake.AddDescription(Description);
        BugReport report = intake.Build(Description) with
        {
            Source = _sources.Count == 0 ? null : string.Join(", ", _sources.Select(Path.GetFileName)),
            Severity = Severity,
            Revision = Revision,
            Good = Good,
            Fix = Fix,
            Range = Range,
            Since = Since is { } since ? new DateTimeOffset(since) : null,
        };
        if (_investigator is null || _folder != RepositoryFolder)
        {
            _folder = RepositoryFolder;
            _investigator = OperationServices.Investigator(_folder, Reporter);
        }

        BugInvestigation found = _investigator.Investigate(report, First, StopToken);
        WriteObject(Save ? BugSaving.Save(this, _investigator, found, report, StopToken) : BugSaving.Known(this, _investigator, found, StopToken));
    }
}
