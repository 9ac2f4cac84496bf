using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs;

/// <summary>
/// Takes in what is told about a bug, line by line, and keeps a bounded choice of it: distinct traces with how often they came, the most frequent error
/// lines, the beginning of the text. A log may have any length. Secrets are removed before anything is kept.
/// </summary>
public sealed class ReportIntake
{
    private const int MostTraces = 200;
    private const int MostText = 16 * 1024;
    private const int MostErrorLines = 10;
    private const int BinaryCheckLines = 64;

    private readonly StackTraceReader _reader = new();
    private readonly ErrorLines _errorLines = new();
    private readonly Dictionary<string, Seen> _traces = new(StringComparer.Ordinal);
    private readonly StringBuilder _text = new();
    private long _lines;
    private int _binaryLines;
    private string? _binarySource;

    /// <summary>Takes a line of a log or of piped text. Of a stream that begins like binary data nothing more is taken.</summary>
    public void AddLine(string line, string source)
    {
        if (_binarySource is not null) return;
        if (_lines++ < BinaryCheckLines && line.Contains('\0', StringComparison.Ordinal) && ++_binaryLines > 1)
        {
            _binarySource = source;
            return;
        }

        Look(line);
        if (_text.Length < MostText) _text.Append(line, 0, Math.Min(line.Length, MostText - _text.Length)).Append('\n');
    }

    /// <summary>Takes a text of one line or more from the pipeline.</summary>
    public void AddText(string text)
    {
        foreach (string line in LogLines.Split(new StringReader(text))) AddLine(line, "pipeline");
    }

    /// <summary>Takes a description that may hold a trace.</summary>
    public void AddDescription(string description)
    {
        foreach (string line in description.ReplaceLineEndings("\n").Split('\n')) Look(line);
        EndOfPart();
    }

    /// <summary>Takes a trace that was read already.</summary>
    public void AddTrace(StackTrace trace) => Keep(trace);

    /// <summary>Ends one log or text, so that the next does not run into it.</summary>
    public void EndOfPart()
    {
        foreach (StackTrace trace in _reader.Complete()) Keep(trace);
    }

    /// <summary>Everything taken in, as a report.</summary>
    /// <param name="description">The words of the report; the beginning of the lines is used where there are none.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/> when nothing was told, <see cref="ErrorId.InputNotText"/> when the lines were binary.</exception>
    public BugReport Build(string? description)
    {
        EndOfPart();
        if (_binarySource is { } source) throw new OperationException(ErrorId.InputNotText, source, $"'{source}' is binary, not text.");
        bool isFromLog = string.IsNullOrWhiteSpace(description);
        string text = isFromLog ? _text.ToString() : description!;
        if (string.IsNullOrWhiteSpace(text) && _traces.Count == 0)
            throw new OperationException(ErrorId.InputMissing, null, "Nothing was told about the bug: no description, no text, no trace.");
        return new BugReport
        {
            Description = SecretRedactor.Redact(text).Trim(),
            IsFromLog = isFromLog,
            Traces = [.. _traces.Values.OrderByDescending(seen => seen.Count).ThenBy(seen => seen.Order).Select(seen => seen.Trace with { Occurrences = seen.Count })],
            ErrorLines = _errorLines.Most(MostErrorLines),
        };
    }

    private void Look(string line)
    {
        foreach (StackTrace trace in _reader.Feed(line)) Keep(trace);
        _errorLines.Add(line);
    }

    private void Keep(StackTrace trace)
    {
        string signature = TraceSignature.Of(trace);
        if (_traces.TryGetValue(signature, out Seen? seen)) seen.Count += trace.Occurrences;
        else if (_traces.Count < MostTraces) _traces.Add(signature, new Seen(TraceRedactor.Redact(trace), _traces.Count) { Count = trace.Occurrences });
    }

    private sealed class Seen(StackTrace trace, int order)
    {
        public StackTrace Trace { get; } = trace;

        public int Order { get; } = order;

        public int Count { get; set; }
    }
}
