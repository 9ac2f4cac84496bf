namespace VtOperate.Core.Specs.Baseline;

/// <summary>What became of an approval.</summary>
public enum ApprovalAction
{
    /// <summary>The baseline says it already.</summary>
    Unchanged,

    /// <summary>The baseline would be changed; nothing was written.</summary>
    Planned,

    /// <summary>The baseline was written.</summary>
    Written,
}
