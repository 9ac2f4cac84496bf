using VtOperate.Core.Errors;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Editing;

namespace VtOperate.Core.Tests.Specs.Editing;

public sealed class SpecDraftTests
{
    private static readonly DateOnly s_today = new(2026, 1, 15);

    [Theory]
    [InlineData("- **FR-002**: Old words.  \n", "- **FR-002**: New words.  \n")]
    [InlineData("- **FR-002:** Old words.\n", "- **FR-002:** New words.\n")]
    [InlineData("- **FR-002: Old words.**\n", "- **FR-002: New words.**\n")]
    [InlineData("- **FR-002** Old words.\n", "- **FR-002** New words.\n")]
    [InlineData("- `FR-002`: Old words.\n", "- `FR-002`: New words.\n")]
    [InlineData("* FR-002: Old words.\n", "* FR-002: New words.\n")]
    [InlineData("3. **FR-002**：Old words.\n", "3. **FR-002**：New words.\n")]
    [InlineData("- [x] **FR-002** (deferred): Old words.\n", "- [x] **FR-002** (deferred): New words.\n")]
    [InlineData("- **FR-002** *(from 004)*: Old words.\n", "- **FR-002** *(from 004)*: New words.\n")]
    [InlineData("- **FR-002**: *Old* words <!-- vt:ignore D2 known -->\n", "- **FR-002**: New words. <!-- vt:ignore D2 known -->\n")]
    [InlineData("- **FR-002**: Old words:\n  - one\n  - two\n", "- **FR-002**: New words.\n")]
    [InlineData("- **FR-002**: Old words\n  that go on.\n\n", "- **FR-002**: New words.\n\n")]
    [InlineData("| FR-002 | Old words. | High |\n", "| FR-002 | New words. | High |\n")]
    [InlineData("### FR-002: Old words.\n", "### FR-002: New words.\n")]
    [InlineData("### FR-002 Title\n\nOld words\nthat go on.\n\n", "### FR-002 Title\n\nNew words.\n\n")]
    [InlineData("\n**FR-002**: Old words.\n\n", "\n**FR-002**: New words.\n\n")]
    [InlineData("> - **FR-002**: Old words.\n", "> - **FR-002**: New words.\n")]
    public void A_requirement_is_amended_in_every_form_and_no_other_byte_changes(string before, string after)
    {
        string head = "# Cart\n\n- **FR-001**: First.\n", tail = "- **FR-003**: Third.";
        Assert.Equal(head + after + tail, Amend(head + before + tail, "FR-002", "New words."));
        Assert.Equal(Crlf(head + after + tail), Amend(Crlf(head + before + tail), "FR-002", "New words."));

        // The second time nothing is left to do.
        Assert.Equal(head + after + tail, Amend(head + after + tail, "FR-002", "New words."));
    }

    [Theory]
    [InlineData("- **FR-002**: Old words.\n", "- **FR-002** *(retired 2026-01-15: by 007)*: Old words.\n")]
    [InlineData("- **FR-002:** Old words.\n", "- **FR-002 (retired 2026-01-15: by 007):** Old words.\n")]
    [InlineData("- FR-002: Old words.\n", "- FR-002 (retired 2026-01-15: by 007): Old words.\n")]
    [InlineData("- **FR-002** (deferred): Old words.\n", "- **FR-002** (retired 2026-01-15: by 007; deferred): Old words.\n")]
    [InlineData("- **FR-002**：Old words.\n", "- **FR-002** *(retired 2026-01-15: by 007)*：Old words.\n")]
    [InlineData("| **FR-002** | Old words. | High |\n", "| **FR-002** (retired 2026-01-15: by 007) | Old words. | High |\n")]
    [InlineData("### FR-002 Title\n\nOld words.\n\n", "### FR-002 (retired 2026-01-15: by 007) Title\n\nOld words.\n\n")]
    [InlineData("\n**FR-002**: Old words.\n\n", "\n**FR-002** *(retired 2026-01-15: by 007)*: Old words.\n\n")]
    public void A_requirement_is_retired_by_a_marker_that_the_reader_knows(string before, string after)
    {
        string head = "- **FR-001**: First.\n", tail = "- **FR-003**: Third.";
        var update = new SpecUpdate { Requirement = "x", Retire = true, Reason = "by 007" };
        string changed = Apply(head + before + tail, "FR-002", update).Text;
        Assert.Equal(head + after + tail, changed);
        Assert.True(RequirementReader.Read(changed, default)[1].IsRetired);
        Assert.Equal(changed, Apply(changed, "FR-002", update).Text);
    }

    [Fact]
    public void A_reason_that_does_not_fit_into_the_marker_becomes_a_note_of_its_own()
    {
        SpecDraft draft = Apply("- **FR-001**: First.\n\n## Assumptions\n\n- None.\n", "FR-001", new SpecUpdate { Retire = true, Reason = "see (007)" });
        Assert.Equal("- **FR-001** *(retired 2026-01-15)*: First.\n\n**Retired**: 2026-01-15 — FR-001: see (007)\n\n## Assumptions\n\n- None.\n", draft.Text);
        Assert.Equal(draft.Text, Apply(draft.Text, "FR-001", new SpecUpdate { Retire = true, Reason = "see (007)" }).Text);
    }

    [Theory]
    [InlineData("- **FR-001**: One.\n- **FR-009**: Nine.\n- **FR-003a**: Three.\n", "- **FR-010**: More.\n")]
    [InlineData("- **FR-01**: One.\n", "- **FR-02**: More.\n")]
    [InlineData("- **FR-999**: One.\n", "- **FR-1000**: More.\n")]
    [InlineData("- **FR-001:** One.\n", "- **FR-002:** More.\n")]
    [InlineData("- **FR-001**: One.\n- **FR-002** *(superseded 2025-12-01)*: Two.\n", "- **FR-003**: More.\n")]
    [InlineData("- **FR-001** (deferred): One.\n", "- **FR-002**: More.\n")]
    [InlineData("- **FR-001**: One.\n- ~~**FR-004**: Gone.~~\n", "- **FR-005**: More.\n", 1)]
    [InlineData("<!-- **FR-007**: Gone. -->\n\n- **FR-001**: One.\n", "- **FR-008**: More.\n")]
    [InlineData("- **FR-AB-001**: One.\n- **FR-AB-002**: Two.\n", "- **FR-AB-003**: More.\n")]
    [InlineData("- **FR-011-120**: One.\n", "- **FR-011-121**: More.\n")]
    [InlineData("- [x] **FR-001**: One.\n", "- [ ] **FR-002**: More.\n")]
    [InlineData("1. **FR-001**: One.\n2. **FR-002**: Two.\n", "3. **FR-003**: More.\n")]
    [InlineData("- **FR-001**: One.\n  - **FR-002**: Within.\n", "- **FR-003**: More.\n")]
    [InlineData("- **FR-001**：One.\n", "- **FR-002**：More.\n")]
    [InlineData("| Id | Requirement | Priority |\n|---|---|---|\n| FR-001 | One. | High |\n", "| FR-002 | More. |  |\n")]
    [InlineData("### FR-001: One.\n", "\n### FR-002: More.\n")]
    [InlineData("### FR-001: Title\n\nOne.\n", "\n### FR-002\n\nMore.\n")]
    [InlineData("**FR-001**: One.\n", "\n**FR-002**: More.\n")]
    [InlineData("- **FR-001**: One, see 004 FR-042.\n", "- **FR-002**: More.\n")]
    [InlineData("- **FR-001**: One.\n\n**Bugfix**: 2025-12-01 — BUG-0001 retired FR-006\n", "- **FR-007**: More.\n", 1)]
    public void What_is_added_gets_the_next_number_and_the_form_of_its_family(string before, string added, int behindLine = 0)
    {
        SpecDraft draft = Apply(before, null, new SpecUpdate { Add = ["More."] });
        string[] lines = before.Split('\n');
        int at = behindLine > 0 ? lines.Take(behindLine).Sum(line => line.Length + 1) : before.Length;
        Assert.Equal(before[..at] + added + before[at..], draft.Text);
        Assert.Equal([RequirementReader.Read(draft.Text, default).Single(one => one.Text.Contains("More.", StringComparison.Ordinal)).Id], draft.Added);
        SpecDraft again = Apply(draft.Text, null, new SpecUpdate { Add = ["More."] });
        Assert.Equal(draft.Text, again.Text);
        Assert.Empty(again.Added);
    }

    [Fact]
    public void A_text_without_a_last_line_end_keeps_having_none()
    {
        Assert.Equal("# Cart\r\n- **FR-001**: One.\r\n- **FR-002**: More.", Apply("# Cart\r\n- **FR-001**: One.", null, new SpecUpdate { Add = ["More."] }).Text);
        Assert.Equal("- **FR-001**: One.\n- **FR-002**: More.", Apply("- **FR-001**: One.", null, new SpecUpdate { Add = ["More."] }).Text);
    }

    [Fact]
    public void An_id_that_the_history_had_is_not_given_again()
    {
        var draft = new SpecDraft("- **FR-001**: One.\n", "spec.md", s_today);
        draft.Apply(null, new SpecUpdate { Add = ["More."] }, ["FR-014", "SC-099"]);
        Assert.Equal("- **FR-001**: One.\n- **FR-015**: More.\n", draft.Text);
    }

    [Fact]
    public void The_first_of_a_family_goes_into_its_section()
    {
        const string Text = "## Requirements\n\n### Functional Requirements\n\n- **FR-001**: One.\n\n## Success Criteria *(mandatory)*\n\n### Measurable Outcomes\n\n## Assumptions\n";
        Assert.Equal(Text.Replace("Outcomes\n\n", "Outcomes\n\n- **SC-001**: More.\n\n", StringComparison.Ordinal), Apply(Text, null, new SpecUpdate { Add = ["More."], Family = "SC" }).Text);
        Assert.Equal(ErrorId.DocumentNotEditable, Assert.Throws<OperationException>(() => Apply("# Nothing\n", null, new SpecUpdate { Add = ["More."] })).Id);
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => Apply(Text, null, new SpecUpdate { Add = ["More."], Family = "XYZ" })).Id);
        OperationException several = Assert.Throws<OperationException>(() => Apply("- **FR-A1-001**: One.\n- **FR-B2-001**: Two.\n", null, new SpecUpdate { Add = ["More."] }));
        Assert.Contains("FR-A1, FR-B2", several.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("One.\n- **FR-099**: Slipped in.")]
    [InlineData("One.\n\n## Heading")]
    [InlineData("<!-- One. -->")]
    [InlineData("~~One.~~")]
    public void Words_that_would_be_more_than_the_requirement_are_refused(string words)
    {
        OperationException refused = Assert.Throws<OperationException>(() => Amend("- **FR-001**: One.\n- **FR-002**: Two.\n", "FR-002", words));
        Assert.Equal(ErrorId.DocumentNotEditable, refused.Id);
        Assert.Contains("'spec.md' line 2:", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- **FR-001**: One.\n<<<<<<< HEAD\n- **FR-002**: Two.\n=======\n- **FR-002**: Zwei.\n>>>>>>> x\n", 2)]
    [InlineData("- **FR-001**: One.\n\n```json\n{\n", 3)]
    [InlineData("- **FR-001**: One.\n<!-- and then\n- **FR-002**: Two.\n", 2)]
    [InlineData("# Feature Specification: [FEATURE NAME]\n\n- **FR-001**: One.\n", 1)]
    [InlineData("- **FR-001**: One.\n- **FR-002", 2)]
    [InlineData("- **FR-001**: One.\n- **FR-001**: Another.\n", 2)]
    public void A_specification_that_is_not_whole_is_an_error_with_its_line(string text, int line)
    {
        OperationException refused = Assert.Throws<OperationException>(() => Amend(text, "FR-001", "New."));
        Assert.Equal(ErrorId.DocumentNotEditable, refused.Id);
        Assert.Contains($"'spec.md' line {line}:", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_and_comments_inside_a_requirement_are_not_taken_away()
    {
        foreach (string text in (string[])["- **FR-001**: One:\n  <!-- keep -->\n  two.\n", "- **FR-001**: One:\n\n  ```json\n  {}\n  ```\n\n  two.\n"])
            Assert.Contains("comment or code", Assert.Throws<OperationException>(() => Amend(text, "FR-001", "New.")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_that_restates_a_requirement_is_left_alone()
    {
        const string Text = "- **FR-001**: One.\n\n| Id | Test |\n|---|---|\n| FR-001 | T1 |\n";
        Assert.Equal(Text.Replace("One.", "New.", StringComparison.Ordinal), Amend(Text, "FR-001", "New."));
    }

    [Fact]
    public void A_bar_in_a_row_is_escaped_and_the_column_of_the_demand_is_found()
    {
        const string Text = "| Id | Requirement | Why it is so |\n|---|---|---|\n| FR-001 | One. | Because of many long reasons. |\n";
        Assert.Equal(Text.Replace("One.", "a \\| b", StringComparison.Ordinal), Amend(Text, "FR-001", "a | b"));
    }

    [Fact]
    public void One_note_tells_what_a_fix_did_and_the_same_fix_changes_nothing_again()
    {
        const string Text = "## Requirements\n\n- **FR-001**: One.\n- **FR-002**: Two.\n\n### Key Entities\n\n- **Cart**: Lines.\n\n## Success Criteria\n\n- **SC-001**: Fast.\n";
        var update = new SpecUpdate { Text = "New.", Add = ["More."], Bug = "BUG-0003" };
        string changed = Apply(Text, "FR-001", update).Text;
        Assert.Equal("## Requirements\n\n- **FR-001**: New.\n- **FR-002**: Two.\n- **FR-003**: More.\n\n### Key Entities\n\n- **Cart**: Lines.\n\n**Bugfix**: 2026-01-15 — BUG-0003 amended FR-001, added FR-003\n\n## Success Criteria\n\n- **SC-001**: Fast.\n", changed);
        Assert.Equal(changed, Apply(changed, "FR-001", update).Text);
        Assert.Equal(changed, Apply(changed, "FR-001", update, new DateOnly(2026, 3, 1)).Text);

        // The same fix again, for another requirement, on the same day and on another one.
        string more = Apply(changed, "SC-001", new SpecUpdate { Text = "Faster.", Bug = "BUG-0003" }).Text;
        Assert.Contains("BUG-0003 amended FR-001, added FR-003, amended SC-001\n", more, StringComparison.Ordinal);
        string later = Apply(changed, "SC-001", new SpecUpdate { Text = "Faster.", Bug = "BUG-0003" }, new DateOnly(2026, 3, 1)).Text;
        Assert.Contains("added FR-003\n\n**Bugfix**: 2026-03-01 — BUG-0003 amended SC-001\n\n## Success", later, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_later_fix_amended_is_not_taken_back_by_an_earlier_one()
    {
        string first = Apply("- **FR-001**: One.\n", "FR-001", new SpecUpdate { Text = "By three.", Bug = "BUG-0003" }).Text;
        string second = Apply(first, "FR-001", new SpecUpdate { Text = "By nine.", Bug = "BUG-0009" }).Text;
        SpecDraft again = Apply(second, "FR-001", new SpecUpdate { Text = "By three.", Bug = "BUG-0003" });
        Assert.Equal(second, again.Text);
        Assert.Contains("BUG-0009 has amended it since", Assert.Single(again.Notes), StringComparison.Ordinal);
        Assert.Contains("By nine again.", Apply(second, "FR-001", new SpecUpdate { Text = "By nine again.", Bug = "BUG-0009" }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_fix_added_is_not_added_again_when_it_was_amended()
    {
        string first = Apply("- **FR-001**: One.\n", null, new SpecUpdate { Add = ["A cart MUST be kept for 30 days."], Bug = "BUG-0003" }).Text;
        string second = Apply(first, "FR-002", new SpecUpdate { Text = "A cart MUST be kept for 60 days." }).Text;
        Assert.Equal(second, Apply(second, null, new SpecUpdate { Add = ["A cart MUST be kept for 30 days."], Bug = "BUG-0003" }).Text);
        Assert.Contains("FR-003", Apply(second, null, new SpecUpdate { Add = ["Mail goes out at once."], Bug = "BUG-0003" }).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_retired_requirement_is_not_amended()
    {
        OperationException refused = Assert.Throws<OperationException>(() => Amend("- **FR-001** *(retired)*: One.\n", "FR-001", "New."));
        Assert.Equal(ErrorId.MoveNotAllowed, refused.Id);
        Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => Amend("- **FR-001**: One.\n", "FR-007", "New.")).Id);
    }

    [Fact]
    public void A_question_goes_into_the_session_of_the_day()
    {
        var update = new SpecUpdate { Question = "For how long?", Answer = "30 days." };
        string first = Apply("# Cart\n\n**Status**: Draft\n\n## User Scenarios\n\nWords.\n", null, update).Text;
        Assert.Equal("# Cart\n\n**Status**: Draft\n\n## Clarifications\n\n### Session 2026-01-15\n\n- Q: For how long? → A: 30 days.\n\n## User Scenarios\n\nWords.\n", first);
        Assert.Equal(first, Apply(first, null, update).Text);
        Assert.Equal(first, Apply(first, null, update, new DateOnly(2026, 2, 1)).Text);
        string second = Apply(first, null, new SpecUpdate { Question = "Why?", Answer = "Law." }).Text;
        Assert.Contains("30 days.\n- Q: Why? → A: Law.\n\n## User", second, StringComparison.Ordinal);
        string third = Apply(second, null, new SpecUpdate { Question = "Who?", Answer = "All." }, new DateOnly(2026, 2, 1)).Text;
        Assert.Contains("A: Law.\n\n### Session 2026-02-01\n\n- Q: Who? → A: All.\n\n## User", third, StringComparison.Ordinal);
    }

    private static string Amend(string text, string id, string words) => Apply(text, id, new SpecUpdate { Text = words }).Text;

    private static SpecDraft Apply(string text, string? id, SpecUpdate update, DateOnly? today = null)
    {
        var draft = new SpecDraft(text, "spec.md", today ?? s_today);
        draft.Apply(id, update, []);
        return draft;
    }

    private static string Crlf(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);
}
