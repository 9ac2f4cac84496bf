using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public class PatternMembersTests
{
    [Fact]
    public void Without_a_pattern_the_matches_stay_and_nothing_else_is_read()
    {
        SolutionMatch[] found = [new(1, 2, Document("a", null), [])];
        Assert.Same(found, PatternMembers.Join(found, [], () => throw new InvalidOperationException(), 5));
    }

    [Fact]
    public void The_documents_of_a_pattern_that_fits_come_with_it_and_before_others()
    {
        Solution[] all = [Document("a", "bound"), Document("b", "bound"), Document("c", "bound"), Document("d", null), Document("e", "other")];
        SolutionMatch[] found = [new(1, 3, all[3], [new Evidence("SharedWords", "d", 3)]), new(2, 1, all[1], [new Evidence("SharedWords", "b", 1)])];
        IReadOnlyList<SolutionMatch> joined = PatternMembers.Join(found, [new PatternMatch(1, 7, Pattern("bound"), [])], () => all, 5);
        Assert.Equal(["1 b 4.5", "2 a 3.5", "3 c 3.5", "4 d 3"], joined.Select(match => FormattableString.Invariant($"{match.Rank} {match.Solution.Id} {match.Score}")));
        Assert.Equal(["b", "it belongs to the critical pattern 'Bound it', which fits"], joined[0].Evidence.Select(reason => reason.Text));
        Assert.Equal("docs/critical-patterns.md", joined[0].Evidence[1].File);
    }

    [Fact]
    public void No_more_are_given_than_asked_for() =>
        Assert.Equal(2, PatternMembers.Join([], [new PatternMatch(1, 7, Pattern("bound"), [])], () => Enumerable.Range(0, 9).Select(i => Document($"a{i}", "bound")), 2).Count);

    private static Solution Document(string id, string? pattern) => new() { Id = id, Title = id, Pattern = pattern, File = $"/r/docs/solutions/{id}.md", Repository = "/r" };

    private static CriticalPattern Pattern(string slug) => new() { Slug = slug, Name = "Bound it", File = "/r/docs/critical-patterns.md", Line = 3, Repository = "/r" };
}
