using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.History.Causes;
using VtOperate.Core.Redaction;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.History;

/// <summary>Leads from a stack trace to what triggered it: one chain a trace.</summary>
[Cmdlet(VerbsDiagnostic.Trace, "RootCause", DefaultParameterSetName = InputSet)]
[OutputType(typeof(RootCauseChain))]
public sealed class TraceRootCauseCommand : OperationCommand
{
    private const string InputSet = "Input";
    private const string TextSet = "Text";
    private const string LogSet = "Log";
    private const int MaxTarget = 120;

    private readonly List<TraceFrame> _frames = [];
    private readonly Dictionary<string, RootCauseTracer> _tracers = new(StringComparer.Ordinal);
    private string? _folder;

    /// <summary>Stack traces, frames or investigations.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputSet)]
    public TraceInput[] InputObject { get; set; } = [];

    /// <summary>A text that holds stack traces.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = TextSet)]
    [AllowEmptyString]
    public string[] Text { get; set; } = [];

    /// <summary>Log files that hold stack traces, each of any size.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    [ValidateNotNullOrEmpty]
    public string[] LogPath { get; set; } = [];

    /// <summary>The commit that ran.</summary>
    [Parameter]
    [Alias("At")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>Source maps of the files that ran.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] SourceMap { get; set; } = [];

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder = RepositoryFolder;
        foreach (TraceInput input in InputObject)
        {
            foreach (StackTrace trace in input.Traces) Write(trace, Repository is null ? input.Repository : null);
            _frames.AddRange(input.Frames);
        }

        if (Text.Length > 0) ReadText(string.Join('\n', Text));
        foreach (string path in LogPath) ReadLog(path);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_frames.Count > 0) Write(new StackTrace { Language = TraceLanguageOf.Frames(_frames), Frames = _frames }, null);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (RootCauseTracer tracer in _tracers.Values) tracer.Dispose();
            _tracers.Clear();
        }

        base.Dispose(disposing);
    }

    private void ReadText(string text)
    {
        bool any = false;
        foreach (StackTrace trace in StackTraceReader.Read(LogLines.Split(new StringReader(text), StopToken), StopToken))
        {
            any = true;
            Write(TraceRedactor.Redact(trace), null);
        }

        if (!any) throw new OperationException(ErrorId.TraceNotRecognized, text.Length > MaxTarget ? text[..MaxTarget] + "..." : text, "The text holds no stack trace in a form that is known.");
    }

    private void ReadLog(string path)
    {
        try
        {
            foreach (StackTrace trace in OperationServices.StackTraces().ReadLog(ResolvePath(path), StopToken)) Write(TraceRedactor.Redact(trace), null);
        }
        catch (OperationException problem)
        {
            Reporter.Problem(problem);
        }
    }

    private void Write(StackTrace trace, string? repository)
    {
        string folder = string.IsNullOrWhiteSpace(repository) ? _folder! : repository;
        if (!_tracers.TryGetValue(folder, out RootCauseTracer? tracer)) _tracers.Add(folder, tracer = OperationServices.RootCauses(folder, Revision, [.. SourceMap.Select(ResolvePath)], StopToken));
        WriteObject(tracer.Trace(trace, StopToken));
    }
}
