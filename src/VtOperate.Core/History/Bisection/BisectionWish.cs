using System.Globalization;
using VtOperate.Core.Redaction;

namespace VtOperate.Core.History.Bisection;

/// <summary>What was said with -Resume of the bisection that is meant. What was not said is null, empty or false, and does not tell two apart. Pure.</summary>
internal sealed record BisectionWish
{
    internal IReadOnlyList<string> Good { get; init; } = [];

    internal string? Bad { get; init; }

    internal IReadOnlyList<string> Paths { get; init; } = [];

    internal bool FirstParent { get; init; }

    internal bool Flaky { get; init; }

    internal int? Parallel { get; init; }

    internal double? Confidence { get; init; }

    internal required string Check { get; init; }

    internal string? ErrorPattern { get; init; }

    internal TimeSpan? Timeout { get; init; }

    internal bool TimeoutIsSymptom { get; init; }

    /// <summary>The folder, where one is recorded with the check; null for the one in which the bisection was begun.</summary>
    internal string? Folder { get; init; }

    /// <summary>Whether another check may go on with the answers.</summary>
    internal bool Force { get; init; }

    /// <summary>How the commits that are asked about differ, one part of a sentence each.</summary>
    internal IEnumerable<string> QuestionDifferences(BisectionState state)
    {
        if (Good.Count > 0 && !BisectionState.SameCommits(Good, state.Good)) yield return $"its good commits are {string.Join(", ", state.Good.Select(Short))}";
        if (Bad is { } bad && bad != state.Bad) yield return $"its bad commit is {Short(state.Bad)}";
        if (Paths.Count > 0 && !Paths.SequenceEqual(state.Paths)) yield return state.Paths.Count == 0 ? "it was begun without -RelativePath" : $"it was begun with -RelativePath {string.Join(", ", state.Paths)}";
        if (FirstParent && !state.FirstParent) yield return "it was begun without -FirstParent";
        if (Flaky && !state.Flaky) yield return "it was begun without -Flaky";
    }

    /// <summary>How what decides a verdict differs, one part of a sentence each.</summary>
    internal IEnumerable<string> CheckDifferences(BisectionState state)
    {
        if (Check != state.Check) yield return $"its check is {state.Check}";
        if (state.IsOlder)
        {
            yield return "an older version kept it, which did not note -ErrorPattern, -Timeout, -TimeoutIsSymptom and the folder";
            yield break;
        }

        if (ErrorPattern is { } pattern && SecretRedactor.Redact(pattern) != state.ErrorPattern) yield return state.ErrorPattern is null ? "it was begun without -ErrorPattern" : $"it was begun with -ErrorPattern '{state.ErrorPattern}'";
        if (ErrorPattern is null && state.IsPatternPartial) yield return "its -ErrorPattern holds a secret, which was not written down; give it again";
        if (Timeout is { } timeout && timeout != state.Timeout)
            yield return state.Timeout is { } before ? string.Create(CultureInfo.InvariantCulture, $"it was begun with -Timeout {before.TotalSeconds}") : "it was begun without -Timeout";
        if (TimeoutIsSymptom && !state.TimeoutIsSymptom) yield return "it was begun without -TimeoutIsSymptom";
        if (Folder is { } folder && folder != state.Folder) yield return $"its check runs in {(state.Folder.Length == 0 ? "the root of the repository" : $"the folder '{state.Folder}'")}";
    }

    /// <summary>The bisection as it goes on: as it was, with what was given in its place.</summary>
    internal BisectionState ApplyTo(BisectionState state) => state with
    {
        Parallel = Parallel ?? state.Parallel,
        Confidence = Confidence ?? state.Confidence,
        Check = Check,
        ErrorPattern = ErrorPattern ?? state.ErrorPattern,
        IsPatternPartial = false,
        Timeout = Timeout ?? state.Timeout,
        TimeoutIsSymptom = TimeoutIsSymptom || state.TimeoutIsSymptom,
        Folder = Folder ?? state.Folder,
        IsOlder = false,
    };

    private static string Short(string sha) => sha[..10];
}
