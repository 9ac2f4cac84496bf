namespace VtOperate.Core.History;

/// <summary>A path that differs between two trees.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Before">The blob in the first tree; zero when it was not there.</param>
/// <param name="After">The blob in the second tree; zero when it is not there.</param>
public readonly record struct FileChange(string Path, ObjectId Before, ObjectId After)
{
    /// <summary>The mode in the first tree, for instance octal 100644; 0 when it was not there.</summary>
    public int ModeBefore { get; init; }

    /// <summary>The mode in the second tree; 0 when it is not there.</summary>
    public int ModeAfter { get; init; }

    /// <summary>Whether the second tree brings it.</summary>
    public bool IsAdded => Before.IsZero;

    /// <summary>Whether the second tree lacks it.</summary>
    public bool IsDeleted => After.IsZero;
}
