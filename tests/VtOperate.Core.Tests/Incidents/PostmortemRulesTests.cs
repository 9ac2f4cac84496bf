using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Core.Tests.Contracts;

namespace VtOperate.Core.Tests.Incidents;

public sealed class PostmortemRulesTests
{
    [Fact]
    public void The_ids_are_those_of_the_contracts_page() =>
        Assert.Equal(PostmortemProblem.All, ContractsPage.Table("post-mortem problem").Select(row => row[0]));

    [Theory]
    [InlineData("Ann should have looked", "should have")]
    [InlineData("HUMAN ERROR, again", "HUMAN ERROR")]
    [InlineData("ann forgot the index", "forgot")]
    [InlineData("he failed to look", "failed to")]
    [InlineData("the service failed to start", null)]
    [InlineData("the theme failed to load", null)]
    [InlineData("blameless culture", null)]
    [InlineData("Annette failed to", null)]
    public void Blame_is_whole_words_and_what_machines_do_is_none(string line, string? expected) => Assert.Equal(expected, BlameWords.In(line, ["Ann"]));

    [Theory]
    [InlineData(Severity.Critical, "2026-03-06", "2026-03-09")]
    [InlineData(Severity.High, "2026-03-06", "2026-03-13")]
    [InlineData(Severity.High, "2026-03-07", "2026-03-13")]
    [InlineData(Severity.Medium, "2026-03-06", null)]
    public void It_is_due_by_severity_and_weekends_do_not_count_for_severity_2(Severity severity, string end, string? due)
    {
        DateTimeOffset resolved = DateTimeOffset.Parse(end + "T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var incident = new Incident { Id = "", Label = "INC-0001", Title = "", Folder = "", Repository = "", Severity = severity, ResolvedAt = resolved };

        Assert.Equal(due is null ? null : DateTimeOffset.Parse(due + "T10:00:00Z", System.Globalization.CultureInfo.InvariantCulture), PostmortemDue.Of(incident));
    }

    [Fact]
    public void Facts_are_renewed_until_somebody_edits_them_whatever_the_text_around_them()
    {
        var random = new Random(7);
        for (int round = 0; round < 200; round++)
        {
            string lineEnd = round % 2 == 0 ? "\n" : "\r\n";
            string text = (Noise(random) + "\n" + FactBlocks.Write("a", "one\n") + Noise(random) + "\n" + FactBlocks.Write("b", "two\n") + Noise(random)).ReplaceLineEndings(lineEnd);
            bool isEdited = random.Next(2) == 0;
            if (isEdited) text = text.Replace("two" + lineEnd, "two and mine" + lineEnd, StringComparison.Ordinal);
            List<string> kept = [];

            string renewed = FactBlocks.Renew(text, new Dictionary<string, string> { ["a"] = "first\nsecond\n", ["b"] = "third\n" }, kept);

            Assert.Contains($"first{lineEnd}second{lineEnd}<!-- /record -->", renewed, StringComparison.Ordinal);
            Assert.Equal(isEdited, renewed.Contains("two and mine", StringComparison.Ordinal));
            Assert.Equal(isEdited ? ["b"] : [], kept);
            Assert.Equal(renewed, FactBlocks.Renew(renewed, new Dictionary<string, string> { ["a"] = "first\nsecond\n", ["b"] = "third\n" }, []));
        }
    }

    private static string Noise(Random random) => string.Concat(Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(5) switch { 0 => "<!-- record: torn", 1 => "ü — \n", 2 => "<!-- note -->\n", 3 => "# h\n", _ => "text " })) + "\n";
}
