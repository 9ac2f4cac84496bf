using VtOperate.Core.Specs;

namespace VtOperate.Core.Tests.Specs;

public sealed class RequirementSearchTests
{
    private static readonly RequirementSearch s_search = new(
    [
        Requirement("001-checkout", "FR-001", "The checkout MUST accept a voucher once per customer."),
        Requirement("001-checkout", "FR-002", "The checkout MUST show the total including VAT before payment."),
        Requirement("001-checkout", "FR-003", "The system MUST send a confirmation mail within one minute."),
        Requirement("002-rate-limit", "FR-001", "The API MUST refuse more than 100 requests per minute with status 429."),
        Requirement("002-rate-limit", "FR-002", "The limit MUST be kept in Redis so that restarts do not reset it."),
        Requirement("002-rate-limit", "FR-003", "A refused request MUST carry a RetryAfterSeconds header."),
        Requirement("003-export", "FR-001", "The export MUST stream rows so that memory stays bounded."),
        Requirement("003-export", "SC-001", "An export of one million rows ends within ten minutes."),
        Requirement("003-export", "FR-002", "The export MUST stream rows and bound memory to 100 MB.") with { State = RequirementState.Retired },
    ]);

    [Fact]
    public void Names_the_requirement_that_shares_rare_words()
    {
        RequirementMatch best = Find("customers can use the same voucher twice at checkout")[0];
        Assert.Equal(("001-checkout", "FR-001", 1), (best.Requirement.Feature, best.Requirement.Id, best.Rank));
        Assert.Contains(best.Evidence, reason => reason.Text.Contains("voucher", StringComparison.Ordinal) && reason.Weight > 0);
        Assert.All(best.Evidence, reason => Assert.Equal((best.Requirement.File, best.Requirement.Line), (reason.File!, reason.Line!.Value)));
    }

    [Theory]
    [InlineData("the printer in the hall is out of paper")]
    [InlineData("NullReferenceException at startup")]
    [InlineData("the system MUST")]
    [InlineData("minute")]
    [InlineData("")]
    [InlineData("   \r\n ")]
    public void Abstains_where_nothing_is_near(string text) => Assert.Empty(Find(text));

    [Fact]
    public void One_identifier_that_matches_whole_is_enough() =>
        Assert.Equal("FR-003", Find("why is RetryAfterSeconds missing")[0].Requirement.Id);

    [Fact]
    public void An_id_in_the_report_names_every_feature_that_has_it_and_the_words_decide()
    {
        IReadOnlyList<RequirementMatch> matches = Find("FR-001 is broken: the API answers 429 after 10 requests per minute", 10);
        Assert.Equal("002-rate-limit", matches[0].Requirement.Feature);
        Assert.Equal(3, matches.Count(match => match.Requirement.Id == "FR-001"));
        Assert.Contains("3 features define one with this id", matches[0].Evidence[0].Text, StringComparison.Ordinal);
        Assert.Empty(Find("see https://example.org/FR-001 and XFR-001"));
    }

    [Fact]
    public void Retired_requirements_come_last()
    {
        IReadOnlyList<RequirementMatch> matches = Find("export does not stream rows and memory grows to 100 MB", 10);
        Assert.Equal("FR-001", matches[0].Requirement.Id);
        Assert.True(matches[^1].Requirement.IsRetired);
    }

    [Fact]
    public void Ranks_are_counted_and_bounded()
    {
        IReadOnlyList<RequirementMatch> matches = Find("requests per minute refused with status 429, RetryAfterSeconds header missing, limit kept in Redis", 2);
        Assert.Equal([1, 2], matches.Select(match => match.Rank));
        Assert.True(matches[0].Score >= matches[1].Score);
        Assert.Empty(new RequirementSearch([]).Find("voucher checkout", 5, CancellationToken.None));
    }

    private static IReadOnlyList<RequirementMatch> Find(string text, int first = 5) => s_search.Find(text, first, CancellationToken.None);

    private static SpecRequirement Requirement(string feature, string id, string text) => new(id, feature, text, $"specs/{feature}/spec.md", 7, "/shop");
}
