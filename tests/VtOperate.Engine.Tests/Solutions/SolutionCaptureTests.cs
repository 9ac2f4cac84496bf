using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class SolutionCaptureTests : IDisposable
{
    private const string Pool = "Problem: Users are logged out after every deployment: RedisTimeoutException in the session store, Solution: Bound the Redis connection pool to 20 connections";

    private readonly CaptureFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void One_sentence_makes_a_draft_that_says_what_is_open()
    {
        SolutionChange change = _fixture.Add("Problem: The total is off by a cent, Solution: Round once");
        Assert.Equal(SolutionChangeAction.Written, change.Action);
        Assert.Equal("unsorted/the-total-is-off-by-a-cent", change.Solution.Id);
        Assert.Equal(["module", "problem_type", "component", "symptoms", "root_cause", "resolution_type", "severity"], change.OpenFields);
        Assert.Equal([new FileEdit("docs/solutions/unsorted/the-total-is-off-by-a-cent.md", "created")], change.Files);
        Assert.Contains("Update-Solution unsorted/the-total-is-off-by-a-cent -Module ... -ProblemType ...", string.Join('\n', change.NextSteps), StringComparison.Ordinal);
        Assert.Equal("""
            ---
            title: The total is off by a cent
            date: 2026-03-01
            category: unsorted
            status: draft
            open: [module, problem_type, component, symptoms, root_cause, resolution_type, severity]
            ---

            # The total is off by a cent

            ## Problem

            The total is off by a cent

            ## Solution

            Round once

            """.ReplaceLineEndings("\n"), _fixture.Text("docs/solutions/unsorted/the-total-is-off-by-a-cent.md"));
    }

    [Fact]
    public void Everything_that_is_known_makes_a_document_that_is_no_draft()
    {
        SolutionChange change = _fixture.Add(Whole());
        Assert.Empty(change.OpenFields);
        Assert.Null(change.Solution.Status);
        Assert.Equal("runtime-errors/bound-every-pool", change.Solution.Id);
        Assert.Equal("""
            ---
            title: Bound every pool
            module: "Sessions: web"
            date: 2026-02-03
            category: runtime-errors
            problem_type: runtime_error
            component: cache
            symptoms:
              - "RedisTimeoutException: no connection"
            root_cause: config_error
            resolution_type: config_change
            severity: high
            tags: [redis, connection-pool]
            related_components: [database]
            framework_version: dotnet 9.0.1
            ---

            # Bound every pool

            ## Problem

            An unbounded pool drains the server.

            ## Symptoms

            - RedisTimeoutException: no connection

            ## What Didn't Work

            - Restart the server

            ## Solution

            ```csharp
            new Pool(limit: 20);
            ```

            ## Why This Works

            The server allows 100.

            ## Prevention

            Look for new Pool() in a review.

            ## Evidence

            Files:

            - `src/Sessions/Store.cs`

            """.ReplaceLineEndings("\n"), _fixture.Text("docs/solutions/runtime-errors/bound-every-pool.md"));
    }

    [Fact]
    public void Advice_has_the_sections_of_advice()
    {
        _fixture.Add(new SolutionFields { Title = "Name tests as sentences", ProblemType = "convention", Problem = "C", Solution = "G", Why = "W", AppliesWhen = ["a test fails"] });
        string text = _fixture.Text("docs/solutions/conventions/name-tests-as-sentences.md");
        Assert.Equal(["Context", "Guidance", "Why This Matters", "When to Apply"], Headings(text));
        Assert.Contains("applies_when:\n  - a test fails\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_generation_is_written_in_its_own_form()
    {
        SolutionChange change = _fixture.Add(Whole() with { Component = "database", Attempts = ["Restart"] }, generation: SolutionGeneration.First);
        string text = _fixture.Text("docs/solutions/runtime-errors/bound-every-pool.md");
        Assert.StartsWith("---\nmodule: \"Sessions: web\"\ndate: 2026-02-03\nproblem_type: runtime_error\n", text, StringComparison.Ordinal);
        Assert.Contains("# Troubleshooting: Bound every pool\n", text, StringComparison.Ordinal);
        Assert.Equal(["Problem", "Environment", "Symptoms", "What Didn't Work", "Solution", "Why This Works", "Prevention", "Evidence"], Headings(text));
        Assert.Contains("**Attempted Solution 1:** Restart", text, StringComparison.Ordinal);
        Assert.Equal("Bound every pool", change.Solution.Title);
        Assert.Equal(SolutionGeneration.First, SolutionSchema.GenerationOf(_fixture.Read(change.Solution.Id).Fields));
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(Whole() with { Component = "database", Attempts = ["Restart"] }, generation: SolutionGeneration.First).Action);
    }

    [Fact]
    public void A_word_that_the_schema_does_not_take_stays_open_and_is_named()
    {
        SolutionChange change = _fixture.Add(Whole() with { ProblemType = "runtme_error", ResolutionType = "prayer" });
        Assert.Equal(["problem_type", "resolution_type"], change.OpenFields);
        Assert.Equal([new VocabularySuggestion("problem_type", "runtme_error", "runtime_error", 0), new VocabularySuggestion("resolution_type", "prayer", null, 0)], change.Suggestions);
        Assert.Equal("unsorted", change.Solution.Category);
        Assert.Contains(change.NextSteps, step => step.EndsWith("-ProblemType runtime_error", StringComparison.Ordinal));
    }

    [Fact]
    public void The_configuration_adds_words_that_the_schema_takes()
    {
        _fixture.Write(".vtoperate.yml", "vocabulary:\n  problem_type: [alert_noise]\n  resolution_type: prayer\n");
        SolutionChange change = _fixture.Add(Whole() with { ProblemType = "Alert Noise", ResolutionType = "prayer" });
        Assert.Empty(change.OpenFields);
        Assert.Equal("alert_noise", change.Solution.ProblemType);
    }

    [Fact]
    public void The_words_of_the_corpus_are_used_and_near_ones_proposed()
    {
        _fixture.Write("docs/solutions/ui-bugs/old.md", "---\ntitle: Old\ncomponent: data-base\ntags: [redis]\ndate: 2026-01-01\n---\n\nx\n");
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "T", Solution = "S", Component = "Data Base", Tags = ["REDIS", "redis cluster"] });
        Assert.Equal("data-base", change.Solution.Component);
        Assert.Equal(["redis", "redis-cluster"], change.Solution.Tags);
        Assert.Equal(new VocabularySuggestion("component", "db", "data-base", 2), Assert.Single(_fixture.Add(new SolutionFields { Title = "U", Solution = "S", Component = "db" }).Suggestions));
        Assert.Equal("db", _fixture.Read("unsorted/u").Solution.Component);
    }

    [Theory]
    [InlineData("runtime-errors", "runtime_error", "runtime-errors")]
    [InlineData("Runtime Errors", "runtime_error", "runtime-errors")]
    [InlineData("team-a/cache", null, "team-a/cache")]
    [InlineData("CON", null, "con-solution")]
    public void A_folder_of_the_schema_gives_the_type_and_any_other_is_just_a_folder(string category, string? type, string folder)
    {
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "T", Problem = "P", Category = category });
        Assert.Equal((type, folder), (change.Solution.ProblemType, change.Solution.Category));
    }

    [Theory]
    [InlineData("..")]
    [InlineData("../outside")]
    [InlineData("patterns")]
    [InlineData("a/.hidden")]
    [InlineData("...")]
    [InlineData("a/b/c/d/e")]
    public void A_folder_that_can_be_none_is_refused(string category)
    {
        OperationException refused = Assert.Throws<OperationException>(() => _fixture.Add(new SolutionFields { Title = "T", Problem = "P", Category = category }));
        Assert.Equal(ErrorId.ValueNotAllowed, refused.Id);
        Assert.Empty(_fixture.Snapshot());
    }

    [Fact]
    public void Nothing_at_all_is_an_error_and_writes_nothing()
    {
        foreach (string text in (string[])["", " \n ", "Problem:, Solution:"])
            Assert.Equal(ErrorId.InputMissing, Assert.Throws<OperationException>(() => _fixture.Add(text)).Id);
        Assert.Empty(_fixture.Snapshot());
    }

    [Fact]
    public void Only_a_title_leaves_problem_and_solution_open()
    {
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "Something broke" });
        Assert.Equal(["problem", "solution"], change.OpenFields.TakeLast(2));
        Assert.Contains("## Problem\n\nNot known yet.\n\n## Solution\n\nNot known yet.\n", _fixture.Text("docs/solutions/unsorted/something-broke.md"), StringComparison.Ordinal);
        Assert.Empty(_fixture.Add(new SolutionFields { Title = "Other thing fell over" }).Overlaps);
    }

    [Theory]
    [InlineData("用户登录失败")]
    [InlineData("\U0001F525\U0001F525\U0001F525")]
    [InlineData("...")]
    [InlineData("nul")]
    [InlineData("index")]
    [InlineData("# not a heading: 'quoted' \"twice\" [x] {y} & *z | > % @ `")]
    [InlineData("yes")]
    [InlineData("1.0")]
    [InlineData("2026-03-01")]
    public void Any_title_gives_a_file_that_reads_back(string title)
    {
        SolutionChange first = _fixture.Add(new SolutionFields { Title = title, Problem = "Something" });
        Assert.Equal(title.TrimStart('#', ' '), first.Solution.Title);
        Assert.Equal(first.Solution.Title, _fixture.Read(first.Solution.Id).Solution.Title);
        SolutionChange second = _fixture.Add(new SolutionFields { Title = title, Problem = "Anything else" });
        Assert.Equal(first.Solution.Id + "-2", second.Solution.Id);
        Assert.Equal(first.Solution.Id + "-3", _fixture.Add(new SolutionFields { Title = title, Problem = "A third one" }).Solution.Id);
    }

    [Fact]
    public void A_megabyte_is_kept_whole()
    {
        string big = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"line {i} of a very long text\n"));
        SolutionChange change = _fixture.Add(new SolutionFields { Problem = big, Solution = "S" });
        Assert.True(new FileInfo(change.Solution.File).Length > 1_000_000);
        Assert.Contains("line 39999 of", _fixture.Text(change.Files[0].Path), StringComparison.Ordinal);
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(new SolutionFields { Problem = big, Solution = "S" }).Action);
    }

    [Fact]
    public void Secrets_never_reach_the_file()
    {
        const string Secret = "ghp_0123456789abcdefghijABCDEFGHIJ012345";
        var evidence = new CaptureEvidence { Errors = [$"HttpException: 401 {Secret}"], Description = $"token={Secret}" };
        SolutionChange change = _fixture.Add(new SolutionFields { Title = $"Login with {Secret}", Symptoms = [Secret], Attempts = [Secret], Why = Secret, Tags = [Secret] }, evidence);
        Assert.DoesNotContain(Secret, _fixture.Text(change.Files[0].Path), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("0123456789abcdefghij", change.Solution.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_call_again_changes_nothing_also_on_another_day()
    {
        _fixture.Add(Pool);
        _fixture.Add("Problem: The cart is empty after a release, the Redis connection pool is exhausted (RedisTimeoutException), Fix: Limit the Redis connection pool of the cart");
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        _fixture.Now = _fixture.Now.AddDays(40);
        SolutionChange again = _fixture.Add(Pool);
        Assert.Equal(SolutionChangeAction.Unchanged, again.Action);
        Assert.Empty(again.Files);
        Assert.Equal(before, _fixture.Snapshot());
    }

    [Fact]
    public void A_document_that_was_filled_since_is_still_the_same()
    {
        string id = _fixture.Add(Pool).Solution.Id;
        _fixture.Update(id, new SolutionFields { Module = "Sessions", RootCause = "config_error", Prevention = "Review pools." });
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(Pool).Action);
    }

    [Fact]
    public void Similar_documents_link_to_each_other_once()
    {
        SolutionChange first = _fixture.Add(Pool);
        SolutionChange second = _fixture.Add("Problem: The cart is empty after a release, the Redis connection pool is exhausted (RedisTimeoutException), Fix: Limit the Redis connection pool of the cart, Type: runtime_error");
        SolutionOverlap overlap = Assert.Single(second.Overlaps);
        Assert.Equal((1, OverlapLevel.Moderate, first.Solution.Id), (overlap.Rank, overlap.Level, overlap.Solution.Id));
        Assert.Equal([OverlapDimension.Problem, OverlapDimension.Solution], overlap.Dimensions);
        Assert.Equal(2, overlap.Evidence.Count);
        Assert.EndsWith($"## Related Issues\n\n- See also: [{second.Solution.Title}](../runtime-errors/{Path.GetFileName(second.Solution.File)})\n", _fixture.Text(first.Files[0].Path), StringComparison.Ordinal);
        Assert.EndsWith($"](../unsorted/{Path.GetFileName(first.Solution.File)})\n", _fixture.Text(second.Files[0].Path), StringComparison.Ordinal);
        Assert.Equal(["created", "linked back"], second.Files.Select(file => file.Action));
    }

    [Fact]
    public void Work_that_was_cut_short_is_finished_by_the_same_call()
    {
        SolutionChange first = _fixture.Add(Pool);
        byte[] alone = File.ReadAllBytes(first.Solution.File);
        const string Second = "Problem: The cart is empty after a release, the Redis connection pool is exhausted (RedisTimeoutException), Fix: Limit the Redis connection pool of the cart";
        _fixture.Add(Second);
        byte[] linked = File.ReadAllBytes(first.Solution.File);
        File.WriteAllBytes(first.Solution.File, alone);
        SolutionChange again = _fixture.Add(Second);
        Assert.Equal(SolutionChangeAction.Unchanged, again.Action);
        Assert.Equal([new FileEdit(first.Files[0].Path, "linked back")], again.Files);
        Assert.Equal(linked, File.ReadAllBytes(first.Solution.File));
        Assert.Empty(_fixture.Add(Second).Files);
    }

    [Fact]
    public void A_document_with_other_line_ends_and_unknown_keys_is_linked_without_touching_another_byte()
    {
        byte[] old = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("---\r\ntitle: 'Redis pool is exhausted'   # mine\r\nx-team: ops\r\nroot_cause: unbounded pool\r\n---\r\n\r\n# Redis pool is exhausted\r\n\r\n## Problem\r\n\r\nUsers are logged out after every deployment, RedisTimeoutException, session store.\r\n\r\n## Solution\r\n\r\nBound the Redis connection pool.\r\n\r\n## Notes\r\n\r\nend")];
        _fixture.Write("docs/solutions/runtime-errors/old.md", old);
        SolutionChange change = _fixture.Add(Pool + ", Cause: Unbounded Pool");
        Assert.Equal("runtime-errors/old", Assert.Single(change.Overlaps, overlap => overlap.Level != OverlapLevel.Low).Solution.Id);
        byte[] now = File.ReadAllBytes(_fixture.File("docs/solutions/runtime-errors/old.md"));
        Assert.Equal(old, now[..old.Length]);
        Assert.StartsWith("\r\n\r\n## Related Issues\r\n\r\n- See also: [", Encoding.UTF8.GetString(now[old.Length..]), StringComparison.Ordinal);
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(Pool + ", Cause: Unbounded Pool").Action);
    }

    [Fact]
    public void A_document_of_another_root_is_linked_to_and_never_edited()
    {
        _fixture.Write("shared/runtime/old.md", "---\ntitle: Redis pool is exhausted\n---\n\n## Problem\n\nUsers are logged out after every deployment, RedisTimeoutException in the session store.\n\n## Solution\n\nBound the Redis connection pool.\n");
        _fixture.Write(".vtoperate.yml", "knowledge:\n  team: shared\n");
        string before = _fixture.Text("shared/runtime/old.md");
        SolutionChange change = _fixture.Add(Pool);
        Assert.Equal("team:runtime/old", change.Overlaps[0].Solution.Id);
        Assert.Equal(before, _fixture.Text("shared/runtime/old.md"));
        Assert.Contains("(../../../shared/runtime/old.md)", _fixture.Text(change.Files[0].Path), StringComparison.Ordinal);
        Assert.Single(change.Files);
    }

    [Fact]
    public void The_same_lesson_twice_is_written_and_one_document_proposed()
    {
        SolutionChange first = _fixture.Add(Whole());
        SolutionChange second = _fixture.Add(Again());
        Assert.Equal(OverlapLevel.High, second.Overlaps[0].Level);
        Assert.Equal(SolutionChangeAction.Written, second.Action);
        Assert.Contains(second.NextSteps, step => step.Contains($"Update-Solution {first.Solution.Id}", StringComparison.Ordinal));
        Assert.Equal(first.Solution.Category, second.Solution.Category);
    }

    [Fact]
    public void With_update_the_document_that_says_the_same_takes_up_what_is_new()
    {
        SolutionChange first = _fixture.Add(Whole() with { Severity = null });
        Assert.Equal(["severity"], first.OpenFields);
        SolutionChange merged = _fixture.Add(Again(), update: true);
        Assert.Equal((SolutionChangeAction.Updated, first.Solution.Id), (merged.Action, merged.Solution.Id));
        Assert.Empty(merged.OpenFields);
        string text = _fixture.Text("docs/solutions/runtime-errors/bound-every-pool.md");
        Assert.Contains("severity: high\n", text, StringComparison.Ordinal);
        Assert.Contains("last_updated: 2026-03-01\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("status: draft", text, StringComparison.Ordinal);
        Assert.Contains("An unbounded pool drains the server.\n\nAdded 2026-03-01:\n\nThe unbounded pool drains the Redis server.\n\n## Symptoms", text, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(_fixture.File("docs/solutions"), "*.md", SearchOption.AllDirectories));
        IReadOnlyDictionary<string, string> before = _fixture.Snapshot();
        Assert.Equal(SolutionChangeAction.Unchanged, _fixture.Add(Again(), update: true).Action);
        Assert.Equal(before, _fixture.Snapshot());
    }

    [Fact]
    public void A_plan_writes_nothing_at_all()
    {
        _fixture.Add(Pool);
        string[] before = [.. Directory.EnumerateFileSystemEntries(_fixture.Root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))];
        SolutionPlan plan = _fixture.Capture.Plan(new SolutionRequest(ShortForm.Parse("Problem: The Redis connection pool is exhausted, RedisTimeoutException after a deployment, Solution: Bound the Redis connection pool"), CaptureEvidence.None, SolutionGeneration.Current, false, Promote: true), CancellationToken.None);
        Assert.Equal(SolutionChangeAction.Planned, plan.Change.Action);
        Assert.Equal([true, false], plan.Edits.Select(edit => edit.IsNew));
        Assert.Contains("\n+- See also: [", plan.Edits[1].Difference, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(_fixture.Root, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)));
    }

    [Fact]
    public void Without_a_repository_it_works_and_leaves_no_lock_beside_the_documents()
    {
        using var plain = new CaptureFixture(isRepository: false);
        plain.Add("Problem: P, Solution: S");
        Assert.Equal(["docs/solutions/unsorted/p.md"], plain.Snapshot().Keys);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_an_error_that_names_it()
    {
        _fixture.Write("docs/solutions/unsorted", "a file where the folder should be");
        OperationException failed = Assert.Throws<OperationException>(() => _fixture.Add("Problem: P, Solution: S"));
        Assert.Equal(ErrorId.FileUnwritable, failed.Id);
        Assert.Contains("unsorted", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_at_once_lose_nothing_and_share_no_name()
    {
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => _fixture.Add(new SolutionFields { Title = i % 2 == 0 ? "Same name" : $"Name {i}", Problem = $"Problem number {i} is about subject{i} only", Solution = $"Answer{i} for subject{i}" }));
        string[] files = Directory.GetFiles(_fixture.File("docs/solutions/unsorted"), "*.md");
        Assert.Equal(24, files.Length);
        for (int i = 0; i < 24; i++) Assert.Single(files, file => File.ReadAllText(file).Contains($"Problem number {i} is", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_fixture.Root, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void The_same_document_many_times_at_once_is_written_once()
    {
        var actions = new System.Collections.Concurrent.ConcurrentBag<SolutionChangeAction>();
        Parallel.For(0, 8, _ => actions.Add(_fixture.Add(Pool).Action));
        Assert.Single(actions, SolutionChangeAction.Written);
        Assert.Single(Directory.GetFiles(_fixture.File("docs/solutions"), "*.md", SearchOption.AllDirectories));
    }

    private static SolutionFields Whole() => new()
    {
        Title = "Bound every pool",
        Module = "Sessions: web",
        ProblemType = "runtime error",
        Component = "cache",
        Symptoms = ["RedisTimeoutException: no connection"],
        RootCause = "config_error",
        ResolutionType = "Config Change",
        Severity = Core.Severity.High,
        Tags = ["Redis", "connection pool"],
        RelatedComponents = ["database"],
        FrameworkVersion = "dotnet 9.0.1",
        Date = new DateOnly(2026, 2, 3),
        Problem = "An unbounded pool drains the server.",
        Solution = "```csharp\nnew Pool(limit: 20);\n```",
        Attempts = ["Restart the server"],
        Why = "The server allows 100.",
        Prevention = "Look for new Pool() in a review.",
        Files = ["src/Sessions/Store.cs"],
    };

    private static SolutionFields Again() => Whole() with { Title = "Pools without a bound drain Redis", Problem = "The unbounded pool drains the Redis server.", Prevention = "In a review look for new Pool() without a limit." };

    private static string[] Headings(string text) => [.. text.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])];
}
