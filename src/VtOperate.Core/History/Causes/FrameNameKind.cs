namespace VtOperate.Core.History.Causes;

/// <summary>What kind of function a frame names.</summary>
internal enum FrameNameKind
{
    /// <summary>A function or method.</summary>
    Named,

    /// <summary>A constructor or initialiser; the name is that of its type.</summary>
    Constructor,

    /// <summary>Code of a file outside of any function.</summary>
    TopLevel,

    /// <summary>A function without a name, or none is given.</summary>
    Anonymous,
}
