namespace VtOperate.Core.Bugs.Reduction;

/// <summary>How an input is taken apart.</summary>
public enum InputForm
{
    /// <summary>As its name and its content suggest.</summary>
    Auto,

    /// <summary>Lines, then words and signs, then letters.</summary>
    Text,

    /// <summary>Lines only.</summary>
    Lines,

    /// <summary>Members and items with their commas, then the words and letters of strings.</summary>
    Json,

    /// <summary>Elements and attributes, then the words and letters of texts.</summary>
    Xml,

    /// <summary>Blocks by their depth, then the words and letters of values.</summary>
    Yaml,

    /// <summary>Statements and expressions as PowerShell's own parser sees them.</summary>
    PowerShell,

    /// <summary>Blocks of bytes, then single bytes.</summary>
    Bytes,

    /// <summary>The files of a folder.</summary>
    Folder,

    /// <summary>The arguments of a command line.</summary>
    Arguments,

    /// <summary>The hunks of a commit.</summary>
    Hunks,

    /// <summary>The differences between two environments.</summary>
    Conditions,
}
