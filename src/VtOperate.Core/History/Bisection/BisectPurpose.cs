namespace VtOperate.Core.History.Bisection;

/// <summary>What a run of a bisection was for.</summary>
public enum BisectPurpose
{
    /// <summary>To narrow the search.</summary>
    Search,

    /// <summary>To see whether the histories of good and bad parted where all was well.</summary>
    MergeBase,

    /// <summary>To see whether good is good and bad is bad, after several answers alike.</summary>
    End,

    /// <summary>To see the culprit fail and its parents pass once more.</summary>
    Confirmation,
}
