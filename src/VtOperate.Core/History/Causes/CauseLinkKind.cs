namespace VtOperate.Core.History.Causes;

/// <summary>What a link of a chain is.</summary>
public enum CauseLinkKind
{
    /// <summary>The place where it failed.</summary>
    Failure,

    /// <summary>A function that called the one before.</summary>
    Caller,

    /// <summary>A place at which the followed variable is given its value.</summary>
    Assignment,

    /// <summary>A parameter that its caller did not give, and that has a value of its own.</summary>
    DefaultValue,
}
