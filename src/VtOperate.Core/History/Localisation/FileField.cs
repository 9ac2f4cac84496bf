namespace VtOperate.Core.History.Localisation;

/// <summary>The part of a file that a word stands in.</summary>
internal enum FileField
{
    /// <summary>The name of a type, a function or a method, where it is declared.</summary>
    Declared,

    /// <summary>Code.</summary>
    Code,

    /// <summary>A comment.</summary>
    Comment,

    /// <summary>A string, or the prose of a document.</summary>
    Text,

    /// <summary>The file's path, which is no part of its content.</summary>
    Path,
}
