namespace VtOperate.Benchmarks.Accuracy;

/// <summary>A measured report with its labels.</summary>
/// <param name="Case">The report.</param>
/// <param name="Row">What was measured.</param>
/// <param name="Labels">Which commits are right.</param>
internal sealed record CommitSample(CommitCase Case, CommitRow Row, IReadOnlyList<string> Labels) : IChoice
{
    /// <inheritdoc/>
    public string Repository => Case.Repository;

    /// <inheritdoc/>
    public IReadOnlyList<double[]> Figures => Row.Figures;

    /// <inheritdoc/>
    public IReadOnlyList<double>? Offsets => Row.Offsets;

    /// <inheritdoc/>
    public IReadOnlyList<int> Right => [.. Enumerable.Range(0, Row.Candidates.Count).Where(i => Labels.Contains(Row.Candidates[i]))];

    /// <summary>The place of the first right commit of a list, from 1; 0 when it holds none.</summary>
    internal int RankIn(IReadOnlyList<string> list)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (Labels.Contains(list[i])) return i + 1;
        }

        return 0;
    }
}
