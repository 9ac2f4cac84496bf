using VtOperate.Core.Specs;

namespace VtOperate.Core.Tests.Specs;

public sealed class RequirementReaderTests
{
    [Theory]
    [InlineData("- **FR-001**: The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("- **FR-001:** The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("- FR-001: The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("* __FR-001__: The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("1. **FR-001** The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("   12) `FR-001`: The system MUST retry.", "FR-001", "The system MUST retry.")]
    [InlineData("- [ ] **SC-001**: Under 3 s for 99 %.", "SC-001", "Under 3 s for 99 %.")]
    [InlineData("> - **NFR-7** — Under *3* s.", "NFR-7", "Under *3* s.")]
    [InlineData("- **FR-001**：再試行すること。", "FR-001", "再試行すること。")]
    [InlineData("- **FR－001**: wide hyphen", "FR-001", "wide hyphen")]
    [InlineData("- **FR-003a**: suffix", "FR-003a", "suffix")]
    [InlineData("- **FR-AB-001**: infix", "FR-AB-001", "infix")]
    [InlineData("- **FR-011-120**: two numbers", "FR-011-120", "two numbers")]
    [InlineData("- **FR-001 (P1)**: priority", "FR-001", "priority")]
    [InlineData("- AC-3: Given, when, then", "AC-3", "Given, when, then")]
    [InlineData("### FR-001 Retry", "FR-001", "Retry")]
    [InlineData("### FR-001: Retry", "FR-001", "Retry")]
    [InlineData("**FR-001: all of it is bold**", "FR-001", "all of it is bold")]
    [InlineData("FR-001: a paragraph", "FR-001", "a paragraph")]
    [InlineData("| FR-01 | Retry | P1 |", "FR-01", "Retry | P1")]
    [InlineData("| 1 | **FR-01** | Retry \\| wait |", "FR-01", "Retry | wait")]
    [InlineData("- **RF-002**: O sistema DEVE repetir", "RF-002", "O sistema DEVE repetir")]
    [InlineData("- **FR-001**: see https://x.example/FR-009 and FR-002", "FR-001", "see https://x.example/FR-009 and FR-002")]
    public void Reads_the_forms_of_the_field(string line, string id, string text)
    {
        foreach (string ends in (string[])["\n", "\r\n", "\r"])
        {
            RequirementText found = Assert.Single(Read("# Spec" + ends + ends + line + ends));
            Assert.Equal((id, text, 3, RequirementState.Active), (found.Id, found.Text, found.Line, found.State));
        }
    }

    [Theory]
    [InlineData("- FR-001 is covered by the retry test.")]
    [InlineData("As FR-001: says")]
    [InlineData("FR-001 and others")]
    [InlineData("- **FR-001, FR-002**: both")]
    [InlineData("- **FR-031..034**: a range")]
    [InlineData("- **FR-001–FR-005**: a range")]
    [InlineData("- FR-006 to FR-009: a range")]
    [InlineData("- FR-032/033/034: a list")]
    [InlineData("- [FR-001](#fr-001): a link")]
    [InlineData("[FR-001]: https://example.org")]
    [InlineData("| FR-001, FR-002 | covered |")]
    [InlineData("| ID | Requirement |")]
    [InlineData("| covered | by | FR-001 |")]
    [InlineData("- **XFR-001**: another family")]
    [InlineData("- **FR-**: no number")]
    [InlineData("- **FR-AB**: no number")]
    [InlineData("- **FR-001xyz**: not an id")]
    [InlineData("- **fr-001**: not an id")]
    [InlineData("<!-- - **FR-001**: in a comment -->")]
    [InlineData("<!--\n- **FR-001**: in a comment\n-->")]
    [InlineData("```text\n- **FR-001**: in code\n```")]
    [InlineData("~~~\n```\n- **FR-001**: in code\n```\n~~~")]
    [InlineData("````\n```\n- **FR-001**: in code\n````")]
    [InlineData("```\n- **FR-001**: the fence is never closed")]
    [InlineData("<!-- - **FR-001**: the comment is never closed")]
    [InlineData("")]
    public void Leaves_out_what_defines_nothing(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("- **FR-002 (削除)**: gone")]
    [InlineData("- **FR-002** *(superseded 2026-01-15)*: gone")]
    [InlineData("- **FR-002** [Removed in v2]: gone")]
    [InlineData("- ~~**FR-001**: struck out~~")]
    [InlineData("- **FR-001**: ~~only its words are~~")]
    public void Says_what_is_retired(string line) => Assert.Equal(RequirementState.Retired, Assert.Single(Read(line)).State);

    [Fact]
    public void Takes_the_lines_that_belong_to_it()
    {
        const string Text = """
            ## Functional Requirements

            - **FR-001**: Orders MUST be kept
              for thirty days:

              - paid ones
              - open ones
            - **FR-002**: A cart ~~never~~ expires
            lazily continued
            Not part of the list any more? Still lazy.

            Prose in between.

            ### FR-003 Refunds

            A refund MUST be booked
            within a day.

            Other prose.
            | FR-004 | Table | MUST |
            |--------|-------|------|
            | FR-001 | restated | |
            """;
        Assert.Equal<object>(
        [
            ("FR-001", "Orders MUST be kept for thirty days: - paid ones - open ones", 3, 7),
            ("FR-002", "A cart  expires lazily continued Not part of the list any more? Still lazy.", 8, 10),
            ("FR-003", "Refunds A refund MUST be booked within a day.", 14, 17),
            ("FR-004", "Table | MUST", 20, 20),
        ], Read(Text).Select(found => (found.Id, found.Text, found.Line, found.LastLine)).Cast<object>());
    }

    [Fact]
    public void Any_text_is_read_and_every_id_stands_on_its_line()
    {
        var random = new Random(3);
        string[] pieces = ["- ", "**", "FR-001", "FR-", "~~", "<!--", "-->", "```", "\n", "\r\n", "|", ":", "：", " ", "#", "x", "(", ")", "[", "]", "`", "\uFF0D", "\uD800", ">", "NFR-2a", "\0"];
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(0, 24)).Select(_ => pieces[random.Next(pieces.Length)]));
            string[] lines = text.ReplaceLineEndings("\n").Split('\n');
            foreach (RequirementText found in Read(text))
            {
                Assert.Contains(found.Id, lines[found.Line - 1].Replace('\uFF0D', '-'), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_huge_line_takes_linear_time()
    {
        Assert.Empty(Read("- " + string.Concat(Enumerable.Repeat("~~x <!-- a --> ", 200_000))));
        Assert.Single(Read(string.Concat(Enumerable.Repeat("|FR-1", 200_000))));
        Assert.Empty(Read("- **" + string.Concat(Enumerable.Repeat("FR-", 200_000))));
    }

    private static IReadOnlyList<RequirementText> Read(string text) => RequirementReader.Read(text, CancellationToken.None);
}
