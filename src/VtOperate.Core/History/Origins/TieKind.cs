namespace VtOperate.Core.History.Origins;

/// <summary>What a line is to a fix, from the strongest tie to the weakest.</summary>
internal enum TieKind
{
    /// <summary>The fix removed it.</summary>
    Removed,

    /// <summary>It stands beside lines that the fix replaced.</summary>
    Near,

    /// <summary>It stands around a place where the fix only inserted.</summary>
    Around,

    /// <summary>It stands in the same function.</summary>
    Function,
}
