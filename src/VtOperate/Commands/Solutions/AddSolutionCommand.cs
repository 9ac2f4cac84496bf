using System.Management.Automation;
using System.Text;
using VtOperate.Binding;
using VtOperate.Commands.Traces;
using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Core.Traces;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Writes down a problem and its solution, so that the next one like it is caught faster.</summary>
[Cmdlet(VerbsCommon.Add, "Solution", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(SolutionChange))]
public sealed class AddSolutionCommand : SolutionWritingCommand
{
    private readonly StringBuilder _text = new();
    private CaptureEvidence _commits = CaptureEvidence.None;
    private readonly List<string> _shas = [];
    private bool _hasWritten;
    private OnceReporter? _once;

    /// <summary>The problem in words, or the short form <c>Problem: X, Solution: Y</c>.</summary>
    [Parameter(Position = 0)]
    [AllowEmptyString]
    public string? Description { get; set; }

    /// <summary>What was recorded: an investigation, a trace, an error, a suspect commit, a commit; or lines of text.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>The generation of the schema to write in.</summary>
    [Parameter]
    [ValidateSet("v0", "v1")]
    public string Schema { get; set; } = "v1";

    /// <summary>Brings a document that says the same for the most part up to date instead.</summary>
    [Parameter]
    public SwitchParameter Update { get; set; }

    /// <summary>Leaves the critical patterns alone.</summary>
    [Parameter]
    public SwitchParameter NoPromote { get; set; }

    private IReporter Once => _once ??= new OnceReporter(Reporter);

    private bool IsFirst => Schema.Equals("v0", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (object? input in InputObject ?? [])
        {
            StopToken.ThrowIfCancellationRequested();
            object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
            if (value is null) continue;
            if (PipelineTrace.Read(value) is { } trace) Write(CaptureSources.Read(Mapped(trace))!);
            else if (CommitInput.Read(input!) is { } sha) _shas.Add(sha);
            else if (CaptureSources.Read(value) is not { } evidence) _text.Append(PipelineText.Read(value)).Append('\n');
            else if (evidence.Suspects.Count > 0 && evidence.Title is null) _commits = _commits.And(evidence);
            else Write(evidence);
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        // What came through the pipeline as records has been written; what was said was part of each.
        bool hasMore = _text.Length > 0 || !_commits.IsEmpty || _shas.Count > 0;
        if (_shas.Count > 0) Commit = [.. Commit ?? [], .. _shas];
        if (hasMore || !(_hasWritten || HasFailed)) Write(_commits);
    }

    private void Write(CaptureEvidence evidence)
    {
        _hasWritten = true;
        OperationConfiguration configuration = OperationServices.Configuration(RepositoryFolder, Once, StopToken);
        SolutionFields spoken = ShortForm.Parse($"{Description}\n{_text}");
        _text.Clear();
        SolutionFields said = Said(configuration.Root).Over(spoken);
        var request = new SolutionRequest(said, evidence, IsFirst ? SolutionGeneration.First : SolutionGeneration.Current, Update, !NoPromote);
        SolutionCapture capture = OperationServices.Capture(configuration, Once);
        if (!IsAsked && ShouldProcess(configuration.Paths.Solutions, "Add solution"))
        {
            WriteObject(capture.Write(request, StopToken));
            return;
        }

        SolutionPlan plan = capture.Plan(request, StopToken);
        WriteObject(MayWrite(plan) && plan.Change.Files.Count > 0 ? capture.Write(request, StopToken) : plan.Change);
    }

    private StackTrace Mapped(StackTrace trace) =>
        trace.Repository is null && OperationServices.StackTraces().OpenMapper(RepositoryFolder, StopToken) is { } mapper ? mapper.Map(trace) : trace;
}
