using VtOperate.Core.Incidents;

namespace VtOperate.Core.Tests.Incidents;

public sealed class IncidentMovesTests
{
    [Theory]
    [InlineData(IncidentStatus.Declared, "Investigating Identified Mitigated Resolved PostMortem Closed Declined Merged")]
    [InlineData(IncidentStatus.Investigating, "Identified Mitigated Resolved PostMortem Closed Declined Merged")]
    [InlineData(IncidentStatus.Identified, "Mitigated Resolved PostMortem Closed Investigating Declined Merged")]
    [InlineData(IncidentStatus.Mitigated, "Resolved PostMortem Closed Investigating Declined Merged")]
    [InlineData(IncidentStatus.Resolved, "PostMortem Closed Investigating")]
    [InlineData(IncidentStatus.PostMortem, "Closed Investigating")]
    [InlineData(IncidentStatus.Closed, "Investigating")]
    [InlineData(IncidentStatus.Declined, "Investigating")]
    [InlineData(IncidentStatus.Merged, "Investigating")]
    public void From_each_state_these_follow(IncidentStatus from, string allowed) => Assert.Equal(allowed, string.Join(' ', IncidentMoves.From(from)));

    [Fact]
    public void A_refusal_names_what_is_allowed() => Assert.Equal("INC-0001 cannot go from Resolved to Declined; allowed: PostMortem, Closed, Investigating.", IncidentMoves.Refused("INC-0001", IncidentStatus.Resolved, IncidentStatus.Declined).Message);

    [Theory]
    [InlineData("../../etc/passwd <b>x</b>\u001b[31m\r\nsecond", "../../etc/passwd <b>x</b> [31m second")]
    [InlineData("  \u202Egnp.exe  ", "gnp.exe")]
    public void A_title_is_one_line_without_what_steers_a_terminal(string given, string kept) => Assert.Equal(kept, IncidentText.Line(given));

    [Fact]
    public void Ten_megabytes_of_text_are_cut_and_counted()
    {
        string text = IncidentText.Body(new string('x', 10_000_000));

        Assert.True(text.Length < 33_000);
        Assert.EndsWith("more characters]", text, StringComparison.Ordinal);
        Assert.Equal(IncidentText.LongestTitle, IncidentText.Line(new string('y', 10_000_000)).Length);
    }

    [Theory]
    [InlineData("Checkout / payments: down!", "INC-0007-checkout-payments-down-QQQQQQ")]
    [InlineData("///", "INC-0007-incident-QQQQQQ")]
    [InlineData("..", "INC-0007-incident-QQQQQQ")]
    public void A_folder_is_named_after_label_title_and_identity(string title, string name)
    {
        Assert.Equal(name, IncidentFolders.NameOf(7, title, "01ARZ3NDEKTSV4RRFFQQQQQQQQ"));
        Assert.Equal(7, IncidentFolders.NumberOf(name));
    }
}
