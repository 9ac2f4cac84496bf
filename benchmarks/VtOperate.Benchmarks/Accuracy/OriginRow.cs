namespace VtOperate.Benchmarks.Accuracy;

/// <summary>What is measured of a fix.</summary>
/// <param name="Candidates">The candidates' ids.</param>
/// <param name="Figures">Their figures.</param>
/// <param name="Variants">What the variants of SZZ answer.</param>
/// <param name="Named">The culprits that the whole message names.</param>
internal sealed record OriginRow(IReadOnlyList<string> Candidates, IReadOnlyList<double[]> Figures, IReadOnlyDictionary<string, IReadOnlyList<string>> Variants, IReadOnlyList<string> Named);
