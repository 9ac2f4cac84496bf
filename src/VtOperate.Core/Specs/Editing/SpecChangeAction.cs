namespace VtOperate.Core.Specs.Editing;

/// <summary>What became of a change of a specification.</summary>
public enum SpecChangeAction
{
    /// <summary>The files say it already.</summary>
    Unchanged,

    /// <summary>The files would be changed; nothing was written.</summary>
    Planned,

    /// <summary>The files were changed.</summary>
    Updated,

    /// <summary>The feature is built and its specification is history: a later feature is proposed, and nothing was written.</summary>
    Proposed,
}
