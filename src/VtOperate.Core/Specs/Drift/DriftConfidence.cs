namespace VtOperate.Core.Specs.Drift;

/// <summary>How sure it is that a specification and the code contradict each other.</summary>
public enum DriftConfidence
{
    /// <summary>Worth a look for somebody who asks for everything; hidden otherwise.</summary>
    Hint,

    /// <summary>A rule of thumb with something that ties both sides together.</summary>
    Likely,

    /// <summary>One side is parsed, and a literal ties it to the other one.</summary>
    Strong,

    /// <summary>Both sides are parsed.</summary>
    Certain,
}
