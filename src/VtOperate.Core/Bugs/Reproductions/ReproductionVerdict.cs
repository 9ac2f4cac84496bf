namespace VtOperate.Core.Bugs.Reproductions;

/// <summary>What running a check has shown about a bug. <see cref="ReproductionRules"/> says by which rule.</summary>
public enum ReproductionVerdict
{
    /// <summary>The check fails every time, with the symptom where one is asked for.</summary>
    Confirmed,

    /// <summary>It fails in some runs and passes in others, on the same files.</summary>
    Flaky,

    /// <summary>It was run and the symptom was not seen.</summary>
    CannotReproduce,

    /// <summary>What decides is neither the code nor its data: a tool is missing, or it fails also where it is held to be right, or it failed in another environment only.</summary>
    Environmental,

    /// <summary>It fails only with changed files that are no code.</summary>
    DataIssue,

    /// <summary>It shows the same symptom at a commit whose behaviour is held to be right.</summary>
    NotABug,

    /// <summary>The check itself cannot be run, or it fails only with code that was never committed.</summary>
    UserError,
}
