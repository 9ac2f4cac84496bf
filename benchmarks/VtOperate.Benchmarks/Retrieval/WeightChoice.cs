using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>The numbers that are chosen. They begin at those of the textbook, so that nothing is known before the folds are asked.</summary>
internal sealed record WeightChoice
{
    public double Title { get; init; } = 2;

    public double TextLength { get; init; } = 0.75;

    public double Damping { get; init; } = 1.2;

    public double RarityPower { get; init; } = 1;

    public double TitleCount { get; init; } = 2;

    public double Part { get; init; } = 1;

    public double Number { get; init; } = 1;

    public double TitleShare { get; init; }

    public double TitleCoverage { get; init; }

    public double Proximity { get; init; }

    internal SearchWeights Weights => SolutionSearch.Weights with
    {
        Damping = Damping,
        RarityPower = RarityPower,
        TitleCount = TitleCount,
        Part = Part,
        Number = Number,
        TitleShare = TitleShare,
        TitleCoverage = TitleCoverage,
    };

    internal IReadOnlyList<SearchField> Fields => [.. SolutionSearch.Fields.Select(With)];

    private SearchField With(SearchField known) => known.Name switch
    {
        "title" => known with { Weight = Title },
        "text" => known with { LengthEffect = TextLength },
        _ => known,
    };
}
