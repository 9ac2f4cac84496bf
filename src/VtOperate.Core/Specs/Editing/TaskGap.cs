namespace VtOperate.Core.Specs.Editing;

/// <summary>What is between a requirement and the code that a task is to bring together.</summary>
public enum TaskGap
{
    /// <summary>The code does something else.</summary>
    Contradicts,

    /// <summary>The code does not do it.</summary>
    Missing,

    /// <summary>The code does a part of it.</summary>
    Partial,

    /// <summary>The code does what nobody asked for.</summary>
    Unrequested,
}
