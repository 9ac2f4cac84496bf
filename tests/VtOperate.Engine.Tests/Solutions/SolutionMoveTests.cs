using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class SolutionMoveTests : IDisposable
{
    private const string Old = "docs/solutions/unsorted/pool.md", New = "docs/solutions/runtime-errors/pool.md";
    private const string Document = "---\r\ntitle: Pool\r\n# kept\r\ncategory: unsorted\r\nstatus: draft\r\nopen: [problem_type]\r\n---\r\n\r\n# Pool\r\n\r\nSee [other](../a/other.md), [self](pool.md#problem), [code](../../../src/Pool.cs \"t\"), <https://x/y.md> and `src/Pool.cs`.\r\n\r\n[ref]: ./near.md\r\n";
    private const string Other = "---\ntitle: Other\nsupersedes: [unsorted/pool]  # why\nrelated: ../unsorted/pool.md\n---\n\n# Other\n\n- See also: [Pool](../unsorted/pool.md#problem)\n- `docs/solutions/unsorted/pool.md` and [no](../unsorted/pool-two.md), unsorted/pool.\n";
    private const string Patterns = "# Critical patterns\n\n## 1. Bound every pool\n\n**Documented in:** [Pool](../unsorted/pool.md)\n";

    private static readonly SolutionFields s_type = new() { ProblemType = "runtime_error" };

    private readonly CaptureFixture _fixture = new();

    public SolutionMoveTests()
    {
        _fixture.Write(Old, Document);
        _fixture.Write("docs/solutions/a/other.md", Other);
        _fixture.Write("docs/solutions/a/far.md", "---\ntitle: Far\n---\n\npool of nothing\n");
        _fixture.Write("docs/solutions/patterns/critical-patterns.md", Patterns);
        _fixture.Write("docs/journal/2026-03.md", "- [Pool](../solutions/unsorted/pool.md)\n");
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void A_document_whose_type_becomes_known_moves_with_everything_that_names_it()
    {
        SolutionChange change = _fixture.Update("unsorted/pool", s_type);
        Assert.Equal(("runtime-errors/pool", "runtime-errors", SolutionChangeAction.Updated), (change.Solution.Id, change.Solution.Category, change.Action));
        Assert.Equal(
            ["moved here: docs/solutions/runtime-errors/pool.md", "relinked: docs/solutions/a/other.md", "relinked: docs/solutions/patterns/critical-patterns.md", "relinked: docs/journal/2026-03.md", "removed: docs/solutions/unsorted/pool.md"],
            change.Files.Select(file => file.ToString()));
        Assert.False(File.Exists(_fixture.File(Old)));
        string text = _fixture.Text(New);
        Assert.Contains("\r\n# kept\r\ncategory: runtime-errors\r\nproblem_type: runtime_error\r\n", text, StringComparison.Ordinal);
        Assert.Contains("\r\nformer_ids: [unsorted/pool]\r\n", text, StringComparison.Ordinal);
        Assert.EndsWith(Document[Document.IndexOf("# Pool", StringComparison.Ordinal)..].Replace("./near.md", "../unsorted/near.md", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Equal(Other.Replace("unsorted/pool.md", "runtime-errors/pool.md", StringComparison.Ordinal).Replace("[unsorted/pool]", "[runtime-errors/pool]", StringComparison.Ordinal).Replace("unsorted/pool.\n", "runtime-errors/pool.\n", StringComparison.Ordinal), _fixture.Text("docs/solutions/a/other.md"));
        Assert.Equal(Patterns.Replace("unsorted", "runtime-errors", StringComparison.Ordinal), _fixture.Text("docs/solutions/patterns/critical-patterns.md"));
        Assert.Equal("- [Pool](../solutions/runtime-errors/pool.md)\n", _fixture.Text("docs/journal/2026-03.md"));
        Assert.Equal("bound-every-pool", _fixture.Read("runtime-errors/pool").Solution.Pattern);
    }

    [Fact]
    public void The_old_id_leads_to_the_new_place_and_the_same_call_changes_nothing()
    {
        _fixture.Update("unsorted/pool", s_type);
        Assert.Equal("runtime-errors/pool", _fixture.Read("Unsorted/Pool").Solution.Id);
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        SolutionChange again = _fixture.Update("unsorted/pool", s_type);
        Assert.Equal((SolutionChangeAction.Unchanged, "runtime-errors/pool"), (again.Action, again.Solution.Id));
        Assert.Equal(before, _fixture.Snapshot());
        Assert.Equal("database-issues/pool", _fixture.Update("unsorted/pool", new SolutionFields { ProblemType = "database_issue" }).Solution.Id);
        Assert.Equal("database-issues/pool", _fixture.Read("unsorted/pool").Solution.Id);
        Assert.Equal("database-issues/pool", _fixture.Read("runtime-errors/pool").Solution.Id);
        Assert.Equal(["database-issues/pool"], _fixture.Add(new SolutionFields { Problem = "New one", Supersedes = ["unsorted/pool"] }).Solution.Supersedes);
    }

    [Fact]
    public void A_category_that_is_named_counts_everywhere_and_a_type_only_where_the_folder_follows_from_it()
    {
        Assert.Equal("a/far", _fixture.Update("a/far", s_type).Solution.Id);
        SolutionChange moved = _fixture.Update("a/far", new SolutionFields { Category = "ui-bugs" });
        Assert.Equal(("ui-bugs/far", "runtime_error"), (moved.Solution.Id, moved.Solution.ProblemType));
        SolutionChange typed = _fixture.Update("unsorted/pool", new SolutionFields { Category = "ui-bugs" });
        Assert.Equal(("ui-bugs/pool", "ui_bug"), (typed.Solution.Id, typed.Solution.ProblemType));
        Assert.Equal(ErrorId.ValueNotAllowed, Assert.Throws<OperationException>(() => _fixture.Update("ui-bugs/pool", new SolutionFields { Category = "../out" })).Id);
    }

    [Fact]
    public void A_name_that_is_taken_is_left_to_whoever_has_it()
    {
        _fixture.Write(New, "---\ntitle: Another\n---\n\n# Another\n");
        Assert.Equal("runtime-errors/pool-2", _fixture.Update("unsorted/pool", s_type).Solution.Id);
        Assert.Equal("---\ntitle: Another\n---\n\n# Another\n", _fixture.Text(New));
    }

    [Fact]
    public void A_move_that_was_cut_short_anywhere_is_finished_by_the_same_call()
    {
        SolutionPlan plan = _fixture.Updater.Plan("unsorted/pool", s_type, isAppended: false, default);
        Dictionary<string, string> before = plan.Edits.Where(edit => !edit.IsNew).ToDictionary(edit => edit.File, edit => File.ReadAllText(edit.File));
        _fixture.Update("unsorted/pool", s_type);
        IReadOnlyDictionary<string, string> whole = _fixture.Snapshot();
        for (int done = 0; done <= plan.Edits.Count; done++)
        {
            foreach ((string file, string text) in before) File.WriteAllText(file, text);
            File.Delete(_fixture.File(New));
            foreach (PlannedEdit edit in plan.Edits.Take(done))
            {
                if (edit.IsRemoved) File.Delete(edit.File);
                else _fixture.Write(Path.GetRelativePath(_fixture.Root, edit.File), edit.Content.ToArray());
            }

            _fixture.Now = _fixture.Now.AddDays(1);
            Assert.Equal("runtime-errors/pool", _fixture.Update("unsorted/pool", s_type).Solution.Id);
            Assert.Equal(whole.Keys.Order(StringComparer.Ordinal), _fixture.Snapshot().Keys.Order(StringComparer.Ordinal));
            foreach ((string file, string hash) in whole)
            {
                if (file != New) Assert.Equal((file, hash), (file, _fixture.Snapshot()[file]));
            }
        }
    }

    [Fact]
    public void A_twin_that_was_changed_since_is_a_document_of_its_own()
    {
        _fixture.Update("unsorted/pool", s_type);
        _fixture.Write(Old, Document + "Written since.\r\n");
        Assert.Equal("runtime-errors/pool-2", _fixture.Update("unsorted/pool", s_type).Solution.Id);
        Assert.Contains("Written since.", _fixture.Text("docs/solutions/runtime-errors/pool-2.md"), StringComparison.Ordinal);
        Assert.DoesNotContain("Written since.", _fixture.Text(New), StringComparison.Ordinal);
    }

    [Fact]
    public void Both_directions_of_a_replacement_are_kept()
    {
        _fixture.Update("unsorted/pool", new SolutionFields { Supersedes = ["a/far"], ProblemType = "runtime_error" });
        Assert.Equal(["a/far"], _fixture.Read("runtime-errors/pool").Solution.Supersedes);
        Assert.Equal(["runtime-errors/pool"], _fixture.Read("a/far").Solution.SupersededBy);
        _fixture.Update("a/far", new SolutionFields { Category = "ui-bugs" });
        Assert.Equal(["ui-bugs/far"], _fixture.Read("runtime-errors/pool").Solution.Supersedes);
    }

    [Fact]
    public void A_plan_writes_nothing()
    {
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        SolutionPlan plan = _fixture.Updater.Plan("unsorted/pool", s_type, isAppended: false, default);
        Assert.Equal(["Move here", "Relink", "Relink", "Relink", "Remove"], plan.Edits.Select(edit => edit.Action));
        Assert.Equal("runtime-errors/pool", plan.Change.Solution.Id);
        Assert.Equal(before, _fixture.Snapshot());
    }
}
