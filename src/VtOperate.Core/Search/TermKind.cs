namespace VtOperate.Core.Search;

/// <summary>What a term was in the text it came from; it says how much a single match proves.</summary>
public enum TermKind
{
    /// <summary>A word of prose, also one with hyphens.</summary>
    Word,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A piece of an identifier, a dotted name or a path.</summary>
    Part,

    /// <summary>A whole identifier or code: <c>getUserName</c>, <c>E_FAIL</c>, <c>CS0104</c>, <c>0x80070005</c>.</summary>
    Identifier,

    /// <summary>A whole dotted name or path: <c>System.IO.File</c>, <c>src/app/cart.cs</c>, or the file name at the end of a path.</summary>
    Compound,

    /// <summary>A file that a stack trace names; only in queries.</summary>
    File,

    /// <summary>The type of an error; only in queries.</summary>
    ErrorType,
}
