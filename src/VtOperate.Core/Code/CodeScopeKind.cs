namespace VtOperate.Core.Code;

/// <summary>What a piece of code is that has a beginning and an end.</summary>
public enum CodeScopeKind
{
    /// <summary>A function or method with a name.</summary>
    Function,

    /// <summary>A function without a name.</summary>
    Lambda,

    /// <summary>A class, struct, module or the like.</summary>
    Type,

    /// <summary>A property or another member without parameters.</summary>
    Member,
}
