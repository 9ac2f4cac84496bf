namespace VtOperate.Core.Specs.References;

/// <summary>Where a requirement is named.</summary>
public enum SpecReferenceKind
{
    /// <summary>Code that is no test.</summary>
    Code,

    /// <summary>A test.</summary>
    Test,

    /// <summary>The message of a commit.</summary>
    Commit,

    /// <summary>A task of its feature.</summary>
    Task,

    /// <summary>The record of a bug.</summary>
    Bug,

    /// <summary>A solution.</summary>
    Solution,
}
