using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Ranks the commits that may have introduced a bug, or says that it cannot be told. Everything piped in is one question.</summary>
[Cmdlet(VerbsCommon.Find, "SuspectCommit")]
[OutputType(typeof(SuspectCommit))]
public sealed class FindSuspectCommitCommand : OperationCommand
{
    private readonly List<StackTrace> _traces = [];
    private readonly List<TraceFrame> _frames = [];
    private readonly List<string> _paths = [];
    private readonly List<string> _words = [];
    private readonly List<Solution> _solutions = [];
    private string? _folder;
    private string? _title;

    /// <summary>Words of the report.</summary>
    [Parameter(Position = 0)]
    public string[] Query { get; set; } = [];

    /// <summary>The title of the report, whose words and names count more.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>Stack traces, frames or investigations.</summary>
    [Parameter(ValueFromPipeline = true)]
    public TraceInput[] InputObject { get; set; } = [];

    /// <summary>Files or folders to ask about, relative to the repository.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public string[] RelativePath { get; set; } = [];

    /// <summary>The commit that ran.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>A commit at which the bug was not there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Good { get; set; }

    /// <summary>Leaves out commits before this time.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <summary>When the bug was seen; later commits are left out.</summary>
    [Parameter]
    public DateTimeOffset? OccurredAt { get; set; }

    /// <summary>Writes the candidates also where it cannot be told.</summary>
    [Parameter]
    public SwitchParameter IncludeUnlikely { get; set; }

    /// <summary>How many commits are written at most.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int First { get; set; } = 10;

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder ??= RepositoryFolder;
        _paths.AddRange(RelativePath);
        foreach (TraceInput input in InputObject)
        {
            _traces.AddRange(input.Traces);
            _frames.AddRange(input.Frames);
            _words.Add(input.Words);
            _solutions.AddRange(input.Solutions);
            _title ??= input.Title;
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_folder is null) return;
        var query = new SuspectQuery
        {
            Repository = _folder,
            Traces = _traces,
            Frames = _frames,
            Paths = _paths,
            Title = Title ?? _title ?? "",
            Words = string.Join('\n', [.. Query, .. _words]),
            Solutions = _solutions,
            Revision = Revision,
            Good = Good,
            Since = Since,
            OccurredAt = OccurredAt,
            IncludeUnlikely = IncludeUnlikely,
            First = First,
        };
        SuspectReport report = OperationServices.SuspectCommits(_folder, Reporter, StopToken).Find(query, StopToken);
        foreach (string note in report.Notes) Reporter.Warning(note);
        if (report.Reason is { } reason) Reporter.Warning(reason);
        WriteObject(report.Suspects, enumerateCollection: true);
    }
}
