using System.Buffers;
using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.Traces;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>
/// What a run has to show to be the same failure, so that a smaller input is not kept for another bug. With a symptom that decides. Without one the exit code has to be the same, and either the type of the last
/// exception in the output and the place where it was thrown or, where there is none, its last line that tells of an error, without numbers, quoted text and paths, which differ from input to input.
/// </summary>
internal sealed class FailureSignature
{
    private const int LongestLine = 300;
    private static readonly string[] s_words = ["error", "exception", "fatal", "panic", "fail", "assert", "abort", "traceback", "invalid", "cannot"];
    private static readonly SearchValues<char> s_wordEnds = SearchValues.Create(" \t\"'`(");
    private readonly ProbeRules _rules;
    private readonly int _exitCode;
    private readonly string _mark;
    private readonly bool _timedOut;
    private readonly FailurePlaces _places;

    private FailureSignature(ProbeRules rules, ProbeRun run, FailurePlaces places)
    {
        _rules = rules;
        _places = places;
        _timedOut = run.End == ProbeEnd.TimedOut;
        _exitCode = run.ExitCode;
        _mark = rules.Symptom is null && !_timedOut ? Mark(run.Output, _places) : "";
        Text = Describe();
    }

    /// <summary>The failure in words.</summary>
    internal string Text { get; }

    /// <summary>The signature of the run on the whole input.</summary>
    /// <param name="rules">The symptom, where one is asked for.</param>
    /// <param name="run">The run.</param>
    /// <param name="whole">What it was run on, for the error: <c>the whole input</c>.</param>
    /// <param name="places">What the place of an exception may be told by.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FailureNotShown"/>: the run did not fail, or not with the symptom, so there is nothing to keep.</exception>
    internal static FailureSignature Of(ProbeRules rules, ProbeRun run, string whole, FailurePlaces? places = null)
    {
        string? problem = run.End switch
        {
            ProbeEnd.NotStarted => run.Problem ?? "The check could not be started.",
            ProbeEnd.TimedOut when !rules.TimeoutIsSymptom => $"The check did not end in its time on {whole}. Give it more with -Timeout, or say -TimeoutIsSymptom where that is the failure.",
            ProbeEnd.Exited when run.ExitCode == 0 => $"The check passes on {whole}, so there is no failure to keep.",
            ProbeEnd.Exited when rules.Symptom is { } symptom && !symptom.IsIn(run.Output) => $"The check fails on {whole}, but its output does not show '{symptom.Text}'.",
            ProbeEnd.Exited when run.ExitCode == ProbeRules.SkipCode => $"The check ended with exit code 125 on {whole}, which says that it cannot be judged.",
            _ => null,
        };
        return problem is null ? new FailureSignature(rules, run, places ?? new FailurePlaces(null, KeepsLines: true)) : throw new OperationException(ErrorId.FailureNotShown, null, problem);
    }

    /// <summary>Whether a run shows this failure.</summary>
    internal CandidateVerdict Judge(ProbeRun run)
    {
        if (run.End == ProbeEnd.Exited && run.ExitCode == 0) return CandidateVerdict.Passes;
        bool isSame = run.End switch
        {
            ProbeEnd.NotStarted => false,
            ProbeEnd.TimedOut => _timedOut,
            _ when _timedOut || run.ExitCode == ProbeRules.SkipCode => false,
            _ when _rules.Symptom is { } symptom => symptom.IsIn(run.Output),
            _ => run.ExitCode == _exitCode && Mark(run.Output, _places) == _mark,
        };
        return isSame ? CandidateVerdict.Fails : CandidateVerdict.Unclear;
    }

    private string Describe()
    {
        if (_timedOut) return "the time runs out";
        string code = string.Create(CultureInfo.InvariantCulture, $"exit code {_exitCode}");
        if (_rules.Symptom is { } symptom) return $"the output shows '{symptom.Text}'";
        return _mark.Length == 0 ? code : $"{code} and '{_mark}'";
    }

    private static string Mark(string output, FailurePlaces places)
    {
        StackTrace? last = null;
        using var text = new StringReader(output);
        foreach (StackTrace trace in StackTraceReader.Read(text)) last = string.IsNullOrEmpty(trace.Type) ? last : trace;
        return last is null ? Masked(LastErrorLine(output)) : last.Type + places.Of(last);
    }

    private static ReadOnlySpan<char> LastErrorLine(string output)
    {
        ReadOnlySpan<char> rest = output.AsSpan().TrimEnd(), last = default;
        while (!rest.IsEmpty)
        {
            int start = rest.LastIndexOf('\n') + 1;
            ReadOnlySpan<char> line = rest[start..].Trim();
            if (last.IsEmpty) last = line;
            foreach (string word in s_words)
            {
                if (line.Contains(word, StringComparison.OrdinalIgnoreCase)) return line;
            }

            rest = rest[..Math.Max(0, start - 1)];
        }

        return last;
    }

    /// <summary>A line without what differs from input to input: <c>#</c> for numbers, <c>...</c> for quoted text and for words with slashes.</summary>
    internal static string Masked(ReadOnlySpan<char> line)
    {
        if (line.Length > LongestLine) line = line[..LongestLine];
        var masked = new StringBuilder(line.Length);
        while (!line.IsEmpty)
        {
            int length = Quoted(line);
            if (length > 0)
            {
                masked.Append(line[0]).Append("...").Append(line[length - 1]);
                line = line[length..];
                continue;
            }

            length = line.IndexOfAny(s_wordEnds);
            if (length == 0) length = 1;
            if (length < 0) length = line.Length;
            ReadOnlySpan<char> word = line[..length];
            if (word.IndexOfAny('/', '\\') >= 0) masked.Append("...");
            else AppendMasked(masked, word);
            line = line[length..];
        }

        return masked.ToString();
    }

    private static int Quoted(ReadOnlySpan<char> line)
    {
        if (line[0] is not ('"' or '\'' or '`')) return 0;

        // Some programs open with a back-tick and close with an apostrophe.
        int end = line[0] == '`' ? line[1..].IndexOfAny('`', '\'') : line[1..].IndexOf(line[0]);
        return end < 0 ? 0 : end + 2;
    }

    private static void AppendMasked(StringBuilder masked, ReadOnlySpan<char> word)
    {
        if (word.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            masked.Append('#');
            return;
        }

        foreach (char sign in word)
        {
            if (!char.IsAsciiDigit(sign)) masked.Append(sign);
            else if (masked.Length == 0 || masked[^1] != '#') masked.Append('#');
        }
    }
}
