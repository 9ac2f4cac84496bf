namespace VtOperate.Core.Specs.Verdicts;

/// <summary>Which side of a bug is wrong: the specification, the code, or nobody can say.</summary>
public enum SpecVerdictKind
{
    /// <summary>Nothing that could be compared decides; it never means that both sides agree.</summary>
    Unknown,

    /// <summary>The specification says one thing and the code does another: one of both has to change.</summary>
    Drift,

    /// <summary>The specification is right and the code does not do what it says: the code has to change.</summary>
    ImplementationError,
}
