using VtOperate.Core.Specs.Drift;

namespace VtOperate.Engine.Tests.Specs.Drift;

/// <summary>Records of bugs and solutions that say that what a requirement demands was replaced since.</summary>
public sealed class KnowledgeRuleTests
{
    private const string Spec = "specs/001-cart/spec.md", Solution = "docs/solutions/logic-errors/cart.md", Bug = "specs/001-cart/bugs/BUG-001.md";

    private static readonly DriftQuery s_knowledge = new() { Rules = ["E4"], Least = DriftConfidence.Hint };

    public static TheoryData<string, string, string, string> Told { get; } = new()
    {
        // what the document says, where, what is replaced, its line
        { "# Room\n\nSee 001-cart / FR-001.\n\n## Solution\n\n1. **Limit**: Renamed `cart_limit` to `cart_room` everywhere.\n", Solution, "cart_limit", "7" },
        { "# Room\n\nSee 001-cart / FR-001.\n\n## Solution\n\nReplace `cart_limit` with `cart_room`.\n", Solution, "cart_limit", "7" },
        { "# Room\n\n- FR-001: the limit\n\n## Resolution\n\nIn the end, after a long look,\n`cart_limit` was replaced by `cart_room`.\n", Bug, "cart_limit", "8" },
        { "# Room\r\n\r\nFR-001\r\n\r\nThe größe was changed from `cart_limit` to `cart_room`.\r\n", Bug, "cart_limit", "5" },
        { "# Room\n\nFR-001\n\nThe cart now uses `cart_room` instead of `cart_limit`.\n", Bug, "cart_limit", "5" },
        { "# Room\n\nFR-001: `cart_room` (was `cart_limit`)\n", Bug, "cart_limit", "3" },
        { "# Store\n\n001-cart FR-004: moved carts from Redis to Valkey; expiry is kept.\n", Solution, "Redis", "3" },
        { "# Store\n\nThe default store for expiry of carts was changed from Redis to Valkey.\n", Solution, "Redis", "3" },
        { "# Time\n\nFR-012: the time to answer a question of the cart was raised from 5 to 10 seconds.\n", Bug, "5", "3" },
    };

    private static readonly (string, string?)[] s_clean =
    [
        (Spec, DriftProject.Clean.Single(file => file.Path == Spec).Text!.Replace("MUST store carts in Redis, using Redis for expiry", "MUST store carts in Redis by default, using Redis for expiry", StringComparison.Ordinal)
            + "- **FR-012**: The cart MUST answer a question within 5 seconds.\n"),
        ("src/room.py", "cart_room = 5\nstore = 'Valkey'\n"),
    ];

    [Theory]
    [MemberData(nameof(Told))]
    public void What_a_newer_document_says_to_be_replaced_is_found_once(string text, string path, string subject, string line)
    {
        using var project = new DriftProject(s_clean);
        Assert.Empty(project.Find(s_knowledge));
        project.Repository.Commit("docs: what was learnt", (path, text));
        project.Repository.CheckOut();

        DriftFinding finding = Assert.Single(project.Find(s_knowledge));

        Assert.Equal(("E4", DriftConfidence.Likely, DriftSuggestion.UpdateSpec, subject, path, line), (finding.Rule, finding.Confidence, finding.Suggestion, finding.Subject, finding.CodeFile, finding.CodeLine.ToString()));
        Assert.Equal(Spec, finding.SpecFile);
        Assert.Contains(subject, finding.SpecSays, StringComparison.Ordinal);
        Assert.Contains(subject, finding.CodeDoes, StringComparison.Ordinal);
        Assert.Contains(new DriftCount("replacements in documents", 1, 1), project.Summary().Counts);
    }

    [Theory]
    [InlineData("FR-001\n\nWe should replace `cart_limit` with `cart_room`.\n")]
    [InlineData("FR-001\n\nThe `cart_limit` was not replaced by `cart_room`.\n")]
    [InlineData("FR-001\n\n## Recommended Fix\n\nReplace `cart_limit` with `cart_room`; it was changed from `cart_limit` to `cart_room` before.\n")]
    [InlineData("FR-001\n\n## Options\n\n- `cart_limit` was replaced by `cart_room`\n")]
    [InlineData("FR-001\n\nReplace `cart_limit` with `cart_room`.\n")]
    [InlineData("FR-001\n\n```\n`cart_limit` was replaced by `cart_room`\n```\n")]
    [InlineData("FR-001\n\n~~`cart_limit` was replaced by `cart_room`~~\n")]
    [InlineData("FR-001\n\n`cart_limit` was replaced by `cart_space`.\n")]
    [InlineData("FR-001\n\n`cart_limits` was replaced by `cart_room`.\n")]
    [InlineData("FR-001\n\nThe tests went from `cart` to `cart_room`.\n")]
    [InlineData("FR-012\n\nThe time to answer a question of the cart was raised from 3 to 10 seconds.\n")]
    [InlineData("FR-012\n\nThe cache of pictures was raised from 5 to 10 seconds.\n")]
    [InlineData("FR-002\n\nThe number of orders was changed from 5 to 10.\n")]
    [InlineData("FR-001\n\n`cart_limit` was replaced by `cart_room`, and that was changed from `cart_room` to `cart_limit`.\n")]
    [InlineData("<<<<<<< HEAD\nFR-001 from `` to ``, from to, (was ), replaced by → ->\n")]
    public void What_is_proposed_denied_undone_or_about_something_else_is_none(string text)
    {
        using var project = new DriftProject(s_clean);
        project.Repository.Commit("docs: what was learnt", (Bug, "# Bug\n\n" + text.Replace("; it was", ". It was", StringComparison.Ordinal).Replace(", and that was", ".\nThat was", StringComparison.Ordinal)));
        project.Repository.CheckOut();

        Assert.Empty(project.Find(s_knowledge));
    }

    [Fact]
    public void A_document_that_is_older_than_the_line_of_the_requirement_is_none()
    {
        using var project = new DriftProject([.. s_clean, (Bug, "FR-001: `cart_limit` was replaced by `cart_room`.\n")]);
        Assert.Single(project.Find(s_knowledge));

        project.Repository.Commit("docs: as it is", (Spec, s_clean[0].Item2!.Replace("MUST hold at most", "MUST always hold at most", StringComparison.Ordinal)));
        project.Repository.CheckOut();
        Assert.Empty(project.Find(s_knowledge));
    }

    [Fact]
    public void A_document_that_names_no_requirement_is_a_hint()
    {
        using var project = new DriftProject(s_clean);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(project.Path, "docs/solutions")).FullName, "a.md"), "Changed `cart_limit` to `cart_room`.\n");

        DriftFinding finding = Assert.Single(project.Find(s_knowledge));

        Assert.Equal(("001-cart#FR-001", DriftConfidence.Hint), (finding.Requirement, finding.Confidence));
    }

    [Fact]
    public void A_requirement_that_was_brought_up_to_date_is_none()
    {
        using var project = new DriftProject(s_clean);
        project.Repository.Commit("docs: what was learnt", (Bug, "FR-001: `cart_limit` was replaced by `cart_room`.\n"));
        project.Repository.Commit("docs: spec", (Spec, s_clean[0].Item2!.Replace("`cart_limit` orders", "`cart_room` orders (`cart_limit` before)", StringComparison.Ordinal)));
        project.Repository.CheckOut();

        Assert.Empty(project.Find(s_knowledge));
    }

    [Fact]
    public void Ten_thousand_sentences_are_read_in_seconds()
    {
        using var project = new DriftProject([.. s_clean, (Bug, "FR-001\n\n" + string.Concat(Enumerable.Repeat("`cart_limit` was replaced by `cart_room` and by the the the the the the the\n", 10_000)))]);

        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Single(project.Find(s_knowledge));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }
}
