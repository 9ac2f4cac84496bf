using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Ranks the commits that may have introduced a bug. Everything piped in is one question.</summary>
[Cmdlet(VerbsCommon.Find, "SuspectCommit")]
[OutputType(typeof(SuspectCommit))]
public sealed class FindSuspectCommitCommand : OperationCommand
{
    private readonly List<StackTrace> _traces = [];
    private readonly List<TraceFrame> _frames = [];
    private readonly List<string> _paths = [];
    private readonly List<string> _words = [];
    private string? _folder;

    /// <summary>Words of the report.</summary>
    [Parameter(Position = 0)]
    public string[] Query { get; set; } = [];

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

    /// <summary>Leaves out commits before this time.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

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
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_folder is null) return;
        SuspectReport report = new SuspectFinder(OperationServices.Engine.Git).Find(
            new SuspectQuery
            {
                Repository = _folder,
                Traces = _traces,
                Frames = _frames,
                Paths = _paths,
                Words = string.Join('\n', [.. Query, .. _words]),
                Revision = Revision,
                Since = Since,
                First = First,
            },
            StopToken);
        foreach (string note in report.Notes) Reporter.Warning(note);
        WriteObject(report.Suspects, enumerateCollection: true);
    }
}
