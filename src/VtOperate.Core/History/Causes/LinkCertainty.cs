namespace VtOperate.Core.History.Causes;

/// <summary>How far a link of a chain can be relied on.</summary>
public enum LinkCertainty
{
    /// <summary>The frame's file is found, the function at its line is called as the frame says, and the lines are blamed exactly.</summary>
    Verified,

    /// <summary>It follows from the source; the trace does not say it.</summary>
    Assumed,

    /// <summary>It could not be made; the reason says why.</summary>
    Unknown,
}
