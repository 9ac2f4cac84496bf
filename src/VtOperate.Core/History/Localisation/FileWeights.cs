namespace VtOperate.Core.History.Localisation;

/// <summary>The numbers that decide the order of files. Decision 26 says how they were chosen and what each is worth.</summary>
internal sealed record FileWeights
{
    /// <summary>What Find-SuspectFile ranks with.</summary>
    public static FileWeights Default { get; } = new();

    /// <summary>How fast further occurrences of a word stop counting: the <c>k1</c> of BM25.</summary>
    public double Damping { get; init; } = 1.2;

    /// <summary>What a word counts in each field, in the order of <see cref="FileField"/>.</summary>
    public IReadOnlyList<double> Fields { get; init; } = [2, 1, 1, 1, 3];

    /// <summary>How much the length of a field counts: the <c>b</c> of BM25.</summary>
    public double LengthEffect { get; init; } = 0.75;

    /// <summary>How often a word of the title counts where one of the text counts once.</summary>
    public double TitleCount { get; init; } = 2;

    /// <summary>What each figure counts, in the order of <see cref="FileFigure"/>.</summary>
    public IReadOnlyList<double> Figures { get; init; } = [1, 0.5, 0.4, 0.1, 0.6, 0.43, 0.25, 0.15, 0.1, 0.2];

    /// <summary>What is left of the score of a test that the report does not name.</summary>
    public double Test { get; init; } = 0.3;

    /// <summary>What is left of the score of a file that is no code.</summary>
    public double Prose { get; init; } = 0.3;

    /// <summary>The power of the number of files that share a name, by which its weight is divided.</summary>
    public double Sharing { get; init; } = 0.5;

    /// <summary>How much of a name's weight depends on its rarity.</summary>
    public double Rarity { get; init; } = 0.4;
}
