namespace VtOperate.Core.Workspace;

/// <summary>What form the value of a configuration key has.</summary>
internal enum ConfigurationKind
{
    /// <summary>One of a few words.</summary>
    Choice,

    /// <summary>A whole number above zero.</summary>
    Number,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Flag,

    /// <summary>Any single value.</summary>
    Text,

    /// <summary>A single value, or several in a list.</summary>
    Words,

    /// <summary>A folder that this module writes to: relative, and inside the repository.</summary>
    OwnFolder,

    /// <summary>A Markdown file that this module writes to: relative, and inside the repository.</summary>
    OwnFile,

    /// <summary>A folder that is only read, wherever it is.</summary>
    AnyFolder,

    /// <summary>A word, or a section with one of a few keys.</summary>
    Store,

    /// <summary>A single value, or a reference to a secret.</summary>
    Secret,

    /// <summary>Whatever stands there; what it means is for the part of the module that uses it.</summary>
    Anything,
}
