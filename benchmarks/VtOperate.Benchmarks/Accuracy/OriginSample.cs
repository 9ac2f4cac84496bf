namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A measured case: the figures of its candidates and which of them are right.</summary>
/// <param name="Case">The case.</param>
/// <param name="Candidates">The candidates' ids.</param>
/// <param name="Figures">Their figures.</param>
/// <param name="Variants">What the variants of SZZ answer.</param>
/// <param name="Named">The culprits that the whole message names, which is withheld from everything else.</param>
internal sealed record OriginSample(OriginSetCase Case, IReadOnlyList<string> Candidates, IReadOnlyList<double[]> Figures, IReadOnlyDictionary<string, IReadOnlyList<string>> Variants, IReadOnlyList<string> Named) : IChoice
{
    /// <inheritdoc/>
    public string Repository => Case.Repository;

    /// <inheritdoc/>
    public IReadOnlyList<double>? Offsets => null;

    /// <inheritdoc/>
    public IReadOnlyList<int> Right => [.. Enumerable.Range(0, Candidates.Count).Where(i => Case.Answers.Contains(Candidates[i]))];
}
