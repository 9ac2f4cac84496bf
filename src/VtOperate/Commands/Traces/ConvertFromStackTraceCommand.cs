using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.Traces;

/// <summary>Reads stack traces from text, log files, error records and exceptions, and finds their frames in a repository.</summary>
[Cmdlet(VerbsData.ConvertFrom, "StackTrace", DefaultParameterSetName = InputSet)]
[OutputType(typeof(StackTrace))]
public sealed class ConvertFromStackTraceCommand : OperationCommand
{
    private const string InputSet = "Input";
    private const string LogSet = "Log";
    private const int MaxTarget = 120;

    private readonly StackTraceReader _reader = new();
    private StackTraceService? _service;
    private TracePathMapper? _mapper;
    private bool _mapperAsked;
    private string? _firstText;
    private bool _anyFound;
    private bool _binary;

    /// <summary>Text, error records, exceptions, or traces read before. All strings together are one text.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = InputSet)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public object?[]? InputObject { get; set; }

    /// <summary>Log files to read, each of any size.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LogSet)]
    [ValidateNotNullOrEmpty]
    public string[]? LogPath { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (string path in LogPath ?? []) ReadLog(path);
        foreach (object? input in InputObject ?? []) Read(input);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        foreach (StackTrace trace in _reader.Complete()) EmitFromText(trace);
        if (_firstText is null || _anyFound) return;
        string target = _firstText.Length > MaxTarget ? _firstText[..MaxTarget] + "..." : _firstText;
        throw _binary
            ? new OperationException(ErrorId.InputNotText, target, "The input is binary, not text.")
            : new OperationException(ErrorId.TraceNotRecognized, target, "The input holds no stack trace in a form that is known.");
    }

    private StackTraceService Service => _service ??= OperationServices.StackTraces();

    private void Read(object? input)
    {
        object? value = input is PSObject wrapped ? wrapped.BaseObject : input;
        if (PipelineTrace.Read(value) is { } trace) Emit(trace);
        else if (value is FileInfo file) ReadLog(file.FullName);
        else if (value is not null) ReadText(value.ToString() ?? "");
    }

    private void ReadText(string text)
    {
        if (_firstText is null && !string.IsNullOrWhiteSpace(text)) _firstText = text;
        _binary |= text.Contains('\0', StringComparison.Ordinal);
        if (text.AsSpan().IndexOfAny('\r', '\n') < 0)
        {
            foreach (StackTrace trace in _reader.Feed(text)) EmitFromText(trace);
            return;
        }

        foreach (string line in LogLines.Split(new StringReader(text), StopToken))
        {
            foreach (StackTrace trace in _reader.Feed(line)) EmitFromText(trace);
        }
    }

    private void ReadLog(string path)
    {
        try
        {
            foreach (StackTrace trace in Service.ReadLog(ResolvePath(path), StopToken)) Emit(trace);
        }
        catch (OperationException problem)
        {
            Reporter.Problem(problem);
        }
    }

    private void EmitFromText(StackTrace trace)
    {
        _anyFound = true;
        Emit(trace);
    }

    private void Emit(StackTrace trace)
    {
        trace = TraceRedactor.Redact(trace);
        OpenMapper();
        WriteObject(_mapper is null ? trace : _mapper.Map(trace));
    }

    /// <summary>A repository that cannot be read costs the mapping, never the trace.</summary>
    private void OpenMapper()
    {
        if (_mapperAsked) return;
        _mapperAsked = true;
        try
        {
            _mapper = Service.OpenMapper(RepositoryFolder, StopToken);
        }
        catch (OperationException problem)
        {
            Reporter.Problem(problem);
        }
    }
}
