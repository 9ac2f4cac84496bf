namespace VtOperate.Core.Bugs.Records;

/// <summary>Whether a point of a checklist is settled.</summary>
public enum ChecklistState
{
    /// <summary>Done, or found to be right.</summary>
    Done,

    /// <summary>Somebody still has to do it.</summary>
    Open,

    /// <summary>It does not apply here; the text says why.</summary>
    NotNeeded,
}
