using VtOperate.Core.Code;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Reading;

namespace VtOperate.Core.Tests.Specs;

public sealed class SpecReadingTests
{
    [Theory]
    [InlineData("FR-031..034", "FR-031 FR-032 FR-033 FR-034")]
    [InlineData("FR-032/033/034", "FR-032 FR-033 FR-034")]
    [InlineData("FR-001–FR-003", "FR-001 FR-002 FR-003")]
    [InlineData("FR-006 to FR-009", "FR-006 FR-007 FR-008 FR-009")]
    [InlineData("**FR-001**, `FR-002a` and NFR-3", "FR-001 FR-002a NFR-3")]
    [InlineData("https://example.org/FR-001 is a link", "")]
    [InlineData("MYFR-001, FR-, XFR_2", "")]
    [InlineData("AFFR-001 FR-1xyz", "")]
    [InlineData("FR-009 to FR-001", "FR-009 FR-001")]
    public void Names_of_requirements_are_found_in_lists_and_ranges(string text, string ids) =>
        Assert.Equal(ids, string.Join(' ', RequirementIds.In(text).Select(reference => reference.Id)));

    [Theory]
    [InlineData("012-some-feature / FR-011", "012-some-feature")]
    [InlineData("008 FR-042", "008")]
    [InlineData("spec 006 US3 / FR-030", "006")]
    [InlineData("specs/008-x/spec.md FR-2", "specs/008-x/spec.md")]
    [InlineData("line 12 FR-042", null)]
    [InlineData("see FR-042", null)]
    public void A_feature_right_before_an_id_is_told(string text, string? qualifier) => Assert.Equal(qualifier, Assert.Single(RequirementIds.In(text)).Qualifier);

    [Fact]
    public void Key_entities_are_the_emphasised_names_of_bullets_below_their_heading()
    {
        IReadOnlyList<SpecEntity> entities = EntityReader.Read("- **Nobody**: above\n\n### Key Entities *(include if data is involved)*\n\n- **Order**: What is bought.\n  - holds lines\n* **Cart:** What is not bought yet.\n- **`Line`** (part) - One of them.\n- **[Entity 1]**: [What it is]\n- plain\n\n```\n- **Code**: no\n```\n\n## Success Criteria\n\n- **Later**: below\n", "s.md");
        SpecEntity[] expected = [new("Order", "What is bought. holds lines", "s.md", 5), new("Cart", "What is not bought yet.", "s.md", 7), new("Line", "(part) - One of them.", "s.md", 8)];
        Assert.Equal(expected, entities);
        Assert.Equal("주문", Assert.Single(EntityReader.Read("### 주요 엔티티\n\n- **주문**：산 것\n", "s.md")).Name);
    }

    [Fact]
    public void Tasks_are_read_in_every_form()
    {
        IReadOnlyList<SpecTask> tasks = TaskReader.Read("# Tasks\r\n\r\n- [ ] T001 [P] [US1] Write `src/a.py` per FR-003\r\n- [x] **T002** Done\r\n- [X] T003a: [US02] Also\r\n  - [-] T004 dropped\r\n* [~] T005-T007 a range\r\n- [ ] CHK001 a check\r\n- [ ] Write it\r\n```\n- [x] T009 in code\n```\r\n", "t.md");

        Assert.Equal(["T001 Open US1 FR-003 3", "T002 Done   4", "T003a Done US2  5", "T004 Dropped   6", "T005 Partial   7"],
            tasks.Select(task => $"{task.Id} {task.State} {string.Join(',', task.Stories)} {string.Join(',', task.Requirements)} {task.Line}"));
        Assert.Equal("Write `src/a.py` per FR-003", tasks[0].Text);
    }

    [Theory]
    [InlineData("### User Story 1 - Fill a cart (Priority: P1)", "US1", "Fill a cart", "P1")]
    [InlineData("### US-1: Fill a cart (P0)", "US1", "Fill a cart", "P0")]
    [InlineData("### US1 (P1) — Fill a cart", "US1", "Fill a cart", "P1")]
    [InlineData("### 사용자 스토리 1 - 장바구니 (우선순위: P1)", "US1", "장바구니", "P1")]
    public void Stories_are_told_by_their_headings(string heading, string id, string title, string priority)
    {
        SpecScenario scenario = Assert.Single(StoryReader.Read(heading + "\n\n1. **Given** a, **When** b,\n   **Then** c\n\n## Requirements\n\n- **Given** no, **When** it is not one\n", "s.md"));

        Assert.Equal((id, title, priority, "**Given** a, **When** b, **Then** c", false, 3), (scenario.Story, scenario.StoryTitle, scenario.Priority, scenario.Text, scenario.IsEdgeCase, scenario.Line));
    }

    [Fact]
    public void Edge_cases_end_with_their_section()
    {
        IReadOnlyList<SpecScenario> found = StoryReader.Read("### Edge Cases\n\n- What if it is empty?\n- What if\n  it is full?\n\n## Requirements\n\n- **FR-001**: none\n", "s.md");

        Assert.Equal(["What if it is empty? 3", "What if it is full? 4"], found.Select(edge => $"{edge.Text} {edge.Line}"));
        Assert.All(found, edge => Assert.True(edge.IsEdgeCase));
    }

    [Fact]
    public void Fields_belong_to_the_heading_that_names_the_entity()
    {
        IReadOnlyList<SpecField> fields = FieldTableReader.Read("## 1. `Order` (root)\n\n#### Properties\n\n| Field | Type | Notes |\n|:--|---|---|\n| **id** | uuid | key \\| unique |\n\n### Table: carts\n\n| 컬럼 | 타입 |\n|---|---|\n| `cart_id` | text |\n\n| Rule | Text |\n|---|---|\n| a | b |\n", "d.md");

        Assert.Equal(["Order.id uuid key | unique 7", "carts.cart_id text  13"], fields.Select(field => $"{field.Entity}.{field.Name} {field.Type} {field.Notes} {field.Line}"));
    }

    [Fact]
    public void Clarifications_have_their_day()
    {
        SpecClarification found = Assert.Single(HeaderReader.Clarifications("## Clarifications\n\n### Session 2026-01-15\n\n- Q: How many? → A: Five.\n", "s.md"));

        Assert.Equal(("2026-01-15", "How many?", "Five.", 5), (found.Session, found.Question, found.Answer, found.Line));
    }

    [Fact]
    public void Any_text_is_read_without_a_fault()
    {
        var random = new Random(5);
        string[] pieces = ["- ", "[x] ", "T001", "FR-001", "..", "/", "–", "to ", "`", "|", "\n", "\r\n", "#", "### US1 ", "P1", "(", ")", "**Given**", "Q: ", "→", "A:", "src/a.py", "Field", "…", "\uD800", "\0", "~~", ":", " "];
        for (int i = 0; i < 10_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(0, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            int lines = text.ReplaceLineEndings("\n").Split('\n').Length;
            Assert.All(TaskReader.Read(text, "t"), task => Assert.InRange(task.Line, 1, lines));
            Assert.All(StoryReader.Read(text, "t"), scenario => Assert.InRange(scenario.Line, 1, lines));
            Assert.All(FieldTableReader.Read(text, "t"), field => Assert.InRange(field.Line, 1, lines));
            _ = HeaderReader.Clarifications(text, "t").Count + HeaderReader.Facts(text, "t").Count + FlawReader.Read(text, "t").Count + TaskPaths.In(text).Count + SpecLiteral.In(text).Count;
        }
    }

    [Fact]
    public void Names_are_one_whatever_their_case_and_separators()
    {
        HashSet<uint> room = [];
        FileFacts facts = FileFacts.Of("var orderLimit = api.get(\"/v1/order-items/all\"); MAX_SIZE", CodeFamily.JavaScript, room);

        foreach (string name in (string[])["order_limit", "ORDER-LIMIT", "max-size", "order_items", "v1/order-items", "api.get"]) Assert.True(facts.Has(NameHash.Of(name)), name);
        foreach (string name in (string[])["order", "limits", "v2"]) Assert.False(facts.Has(NameHash.Of(name)) && name != "order", name);
    }
}
