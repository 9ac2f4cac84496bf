namespace VtOperate.Core.Solutions;

/// <summary>What a document did to the critical patterns.</summary>
public sealed record PatternPromotion
{
    /// <summary>What was done, or in a plan what would be.</summary>
    public required PromotionAction Action { get; init; }

    /// <summary>The pattern as it stands afterwards.</summary>
    public required CriticalPattern Pattern { get; init; }

    /// <summary>The file that it stands in, absolute.</summary>
    public required string File { get; init; }

    /// <summary>The share of all documents that belong to a critical pattern afterwards, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>The lines that were added to the file.</summary>
    public string Added { get; init; } = "";

    /// <summary>Why the document belongs to the pattern.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>What is written where, for a person who has to agree: the file, then each line that is added after a plus sign.</summary>
    public string Description =>
        $"Add to '{File}':\n" + string.Concat(Added.TrimEnd('\n').Split('\n').Select(line => $"+ {line}".TrimEnd() + "\n"));
}
