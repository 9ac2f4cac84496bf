using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Ranks the files that a bug may be in. Everything piped in is one question.</summary>
[Cmdlet(VerbsCommon.Find, "SuspectFile")]
[OutputType(typeof(SuspectFile))]
public sealed class FindSuspectFileCommand : OperationCommand
{
    private readonly List<StackTrace> _traces = [];
    private readonly List<TraceFrame> _frames = [];
    private readonly List<Solution> _solutions = [];
    private readonly List<string> _words = [];
    private string? _folder;
    private string? _title;

    /// <summary>The report: what was said, an error message, the output of a test run.</summary>
    [Parameter(Position = 0)]
    [AllowEmptyString]
    public string[] Query { get; set; } = [];

    /// <summary>The title of the report, whose words and names count more.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Text, stack traces, frames or investigations.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowEmptyString]
    public SuspectInput[] InputObject { get; set; } = [];

    /// <summary>The commit whose files are ranked.</summary>
    [Parameter]
    [Alias("At")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>When the bug was reported; later fixes are left out.</summary>
    [Parameter]
    public DateTimeOffset? ReportedAt { get; set; }

    /// <summary>How many files are written at most.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int First { get; set; } = 10;

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder ??= RepositoryFolder;
        foreach (SuspectInput input in InputObject)
        {
            _traces.AddRange(input.Traces);
            _frames.AddRange(input.Frames);
            _solutions.AddRange(input.Solutions);
            _title ??= input.Title;
            _words.Add(input.Words);
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_folder is null) return;
        var query = new SuspectFileQuery
        {
            Repository = _folder,
            Title = Title ?? _title ?? "",
            Words = string.Join('\n', [.. Query, .. _words]),
            Traces = _traces,
            Frames = _frames,
            Solutions = _solutions,
            Revision = Revision,
            ReportedAt = ReportedAt,
            First = First,
        };
        SuspectFileReport report = OperationServices.SuspectFiles(_folder, Reporter, StopToken).Find(query, StopToken);
        foreach (string note in report.Notes) Reporter.Warning(note);
        WriteObject(report.Files, enumerateCollection: true);
    }
}
