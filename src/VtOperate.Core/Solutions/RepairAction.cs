namespace VtOperate.Core.Solutions;

/// <summary>What a repair did to a document.</summary>
public enum RepairAction
{
    /// <summary>Nothing can be repaired with certainty; the file was not touched.</summary>
    Unchanged,

    /// <summary>It would be repaired; the caller only asked what would happen, or declined.</summary>
    Planned,

    /// <summary>The file was written.</summary>
    Repaired,
}
