using VtOperate.Core.Specs.Editing;

namespace VtOperate.Core.Tests.Specs.Editing;

public sealed class TaskAdditionTests
{
    private const string List = "# Tasks: Cart\n\n## Phase 1: Setup\n\n- [x] T001 Make src/cart.cs\n- [X] **T002** [P] Test it\n\n## Phase 3: Story\n\n- [ ] T010a [US1] Build it\n\n## Dependencies\n\n- T003-T009 came first\n\n---\n";

    [Fact]
    public void Tasks_go_into_a_phase_of_their_own_at_the_end_and_name_their_requirement()
    {
        (string text, IReadOnlyList<string> ids) = TaskAddition.Add(List, ["Keep carts in src/cart.cs", "Test  that\nthey stay"], "FR-004", TaskGap.Contradicts, "BUG-0003");
        Assert.Equal(List + "\n## Phase 4: Convergence (BUG-0003)\n\n- [ ] T011 Keep carts in src/cart.cs per FR-004 (contradicts)\n- [ ] T012 Test that they stay per FR-004 (contradicts)\n", text);
        Assert.Equal(["T011", "T012"], ids);
    }

    [Fact]
    public void A_task_that_is_there_is_not_added_again_even_when_it_is_done()
    {
        string first = TaskAddition.Add(List, ["Keep carts"], "FR-004", TaskGap.Missing, "BUG-0003").Text.Replace("- [ ] T011", "- [x] T011", StringComparison.Ordinal);
        (string again, IReadOnlyList<string> none) = TaskAddition.Add(first, ["Keep carts"], "FR-004", TaskGap.Missing, "BUG-0003");
        Assert.Equal(first, again);
        Assert.Empty(none);

        // Another one of the same fix joins its phase; one of another fix has its own.
        Assert.Equal(first + "- [ ] T012 Tell the user per FR-004 (missing)\n", TaskAddition.Add(first, ["Tell the user"], "FR-004", TaskGap.Missing, "BUG-0003").Text);
        Assert.Equal(first + "\n## Phase 5: Convergence (BUG-0009)\n\n- [ ] T012 Tell the user per FR-004 (partial)\n", TaskAddition.Add(first, ["Tell the user"], "FR-004", TaskGap.Partial, "BUG-0009").Text);
    }

    [Fact]
    public void Line_ends_stay_and_so_does_a_missing_last_one()
    {
        string text = List.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd();
        Assert.Equal(text + "\r\n\r\n## Phase 4: Convergence\r\n\r\n- [ ] T011 Keep carts per FR-004 (contradicts)", TaskAddition.Add(text, ["Keep carts"], "FR-004", TaskGap.Contradicts, "").Text);
    }
}
