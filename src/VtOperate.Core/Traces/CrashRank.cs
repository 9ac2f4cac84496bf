namespace VtOperate.Core.Traces;

/// <summary>How much the line that told of a crash says about its cause, least first.</summary>
internal enum CrashRank
{
    /// <summary>None yet.</summary>
    None,

    /// <summary>A signal arrived; what for is not known.</summary>
    Signal,

    /// <summary>A fault that a report names only by its signal.</summary>
    Fault,

    /// <summary>A check of the program failed; the signal that follows is its way to end.</summary>
    Check,

    /// <summary>An assertion failed; also the fault that follows is its way to end.</summary>
    Assertion,

    /// <summary>A runtime with frames of its own ended the program: Go, Python, Java, Rust.</summary>
    Runtime,

    /// <summary>A report names the mistake itself.</summary>
    Report,

    /// <summary>Memory or time ran out.</summary>
    Exhausted,
}
