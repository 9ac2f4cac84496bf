namespace VtOperate.Benchmarks.Accuracy;

/// <summary>What is measured of a report, its fixes unseen.</summary>
/// <param name="Candidates">The candidates' ids.</param>
/// <param name="Figures">Their figures.</param>
/// <param name="Offsets">What is set by hand for each.</param>
/// <param name="LastChanges">The changes of the likeliest file, newest first.</param>
/// <param name="Messages">The commits by BM25 of their messages.</param>
/// <param name="Files">The files in question with their scores, likeliest first.</param>
internal sealed record CommitRow(IReadOnlyList<string> Candidates, IReadOnlyList<double[]> Figures, IReadOnlyList<double> Offsets, IReadOnlyList<string> LastChanges, IReadOnlyList<string> Messages, IReadOnlyDictionary<string, double> Files);
