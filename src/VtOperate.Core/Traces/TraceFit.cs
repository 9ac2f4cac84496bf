namespace VtOperate.Core.Traces;

/// <summary>Whether a line continues the trace that is being gathered.</summary>
internal enum TraceFit
{
    /// <summary>It does not: the trace ended before it.</summary>
    Foreign,

    /// <summary>It does when a later line says so; an empty line for instance.</summary>
    Perhaps,

    /// <summary>It does.</summary>
    Belongs,
}
