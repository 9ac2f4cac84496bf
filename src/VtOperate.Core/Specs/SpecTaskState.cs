namespace VtOperate.Core.Specs;

/// <summary>How far a task is, by the sign in its box.</summary>
public enum SpecTaskState
{
    /// <summary><c>[ ]</c>.</summary>
    Open,

    /// <summary><c>[x]</c> or <c>[X]</c>.</summary>
    Done,

    /// <summary><c>[-]</c>: nobody will do it.</summary>
    Dropped,

    /// <summary><c>[~]</c> or <c>[/]</c>: begun, or done in part.</summary>
    Partial,
}
