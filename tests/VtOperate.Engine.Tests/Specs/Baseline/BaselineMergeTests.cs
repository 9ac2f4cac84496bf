using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Specs.Baseline;

public sealed class BaselineMergeTests
{
    private static readonly DateOnly s_today = new(2026, 1, 15);

    [GitFact]
    public void What_two_branches_accept_at_two_places_merges_without_a_conflict()
    {
        DriftBaseline before = With(DriftBaseline.Empty, "22", "55", "88");
        string merged = Merge(before, With(before, "11", "99"), With(before, "33", "66"));
        Assert.Equal(With(before, "11", "33", "66", "99").ToText(), merged);
    }

    [GitFact]
    public void With_a_union_even_the_same_place_merges()
    {
        string merged = Merge(DriftBaseline.Empty, With(DriftBaseline.Empty, "99", "11"), With(DriftBaseline.Empty, "22"), "--union");
        Assert.Equal(With(DriftBaseline.Empty, "11", "22", "99").ToText(), DriftBaseline.Parse(merged, "x").ToText());
    }

    private static DriftBaseline With(DriftBaseline baseline, params string[] fingerprints) =>
        baseline.Accept([.. fingerprints.Select(one => new DriftFinding("D2", "001-cart#FR-001", DriftConfidence.Strong, null, null, "a", null, null, "b", DriftSuggestion.Decide, [], one, "/shop"))], "so", "me", s_today, null);

    private static string Merge(DriftBaseline before, DriftBaseline ours, DriftBaseline theirs, params string[] options)
    {
        using var folder = new TemporaryFolder();
        foreach ((string name, DriftBaseline baseline) in (ReadOnlySpan<(string, DriftBaseline)>)[("before", before), ("ours", ours), ("theirs", theirs)]) File.WriteAllText(folder.File(name), baseline.ToText());
        return GitFactAttribute.Run(["merge-file", "-p", .. options, folder.File("ours"), folder.File("before"), folder.File("theirs")]);
    }
}
