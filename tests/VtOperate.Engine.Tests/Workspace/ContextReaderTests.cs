using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Workspace;

public sealed class ContextReaderTests : IDisposable
{
    private readonly WorkspaceFolder _folder = new(withGit: false);
    private readonly SilentReporter _reporter = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_repository_it_says_what_is_unknown_and_finds_the_rest()
    {
        _folder.Write("Docs/Solutions/runtime-errors/a.md", "x").Write("docs/critical-patterns.md", "x").Write("CLAUDE.md", "x");
        OperationContext context = Read(_folder.Root);
        Assert.False(context.IsRepository);
        Assert.Null(context.Branch);
        Assert.Null(context.WorkTree);
        Assert.Contains(context.Unknowns, unknown => unknown.Contains("no git repository", StringComparison.Ordinal));
        Assert.Empty(context.OpenIncidents);
        Assert.Equal([KnowledgeKind.Solutions, KnowledgeKind.Patterns, KnowledgeKind.Agents], context.Knowledge.Select(place => place.Kind));
        Assert.Equal((1, "Docs/Solutions", true), (context.Knowledge[0].Documents, context.Knowledge[0].RelativePath, context.Knowledge[0].IsConfigured));
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void A_repository_is_read_with_the_files_that_prove_it()
    {
        using var repository = new TestRepository();
        string head = repository.Commit("First", ("a.txt", "1\n"), ("b.txt", "1\n")).ToString();
        repository.CheckOut();
        File.WriteAllText(Path.Combine(repository.Path, "a.txt"), "2\n");
        File.WriteAllText(Path.Combine(repository.Path, "ünbekannt [1].txt"), "x");
        OperationContext context = Read(repository.Path);
        Assert.Equal(("main", head, false, false, false), (context.Branch, context.Head, context.IsDetached, context.IsUnborn, context.IsShallow));
        Assert.Equal("1 changed, 1 untracked", context.WorkTree!.ToString());
        Assert.Equal(".git/HEAD:1", Fact(context, "Branch").Proof);
        Assert.Equal(".git/index", Fact(context, "WorkTree").Proof);
        Assert.All(context.Facts.Where(fact => fact.File is not null), fact => Assert.True(Path.Exists(fact.File), fact.File));
        Assert.All(context.Facts, fact => Assert.NotNull(fact.Proof));
    }

    [Fact]
    public void Unborn_detached_bare_and_unfinished_states_are_told_apart()
    {
        using var repository = new TestRepository();
        OperationContext unborn = Read(repository.Path);
        Assert.Equal((true, "main", null), (unborn.IsUnborn, unborn.Branch, unborn.Head));
        Assert.Contains(unborn.Unknowns, unknown => unknown.Contains("no commit yet", StringComparison.Ordinal));

        string head = repository.Commit("First", ("a.txt", "1\n")).ToString();
        repository.CheckOut();
        File.WriteAllText(Path.Combine(repository.GitFolder, "HEAD"), head + "\n");
        File.WriteAllText(Path.Combine(repository.GitFolder, "BISECT_LOG"), "git bisect start\n");
        OperationContext detached = Read(repository.Path);
        Assert.Equal((true, null, head), (detached.IsDetached, detached.Branch, detached.Head));
        Assert.Equal("clean, bisect under way", detached.WorkTree!.ToString());
        Assert.Contains(detached.NextActions, action => action.Text.Contains("bisect", StringComparison.Ordinal) && action.Proof == ".git/BISECT_LOG");

        File.WriteAllText(Path.Combine(repository.GitFolder, "shallow"), head + "\n");
        OperationContext shallow = Read(repository.Path);
        Assert.True(shallow.IsShallow);
        Assert.Equal(".git/shallow", Fact(shallow, "Shallow").Proof);

        using var bare = new TestRepository(bare: true);
        OperationContext empty = Read(Path.Combine(bare.Path, "refs"));
        Assert.Equal((true, bare.Path, null), (empty.IsBare, empty.Repository, empty.WorkTree));
        Assert.Contains(empty.Unknowns, unknown => unknown.Contains("no work tree", StringComparison.Ordinal));
        Assert.DoesNotContain(empty.NextActions, action => action.Command == "Initialize-OperationWorkspace");
    }

    [Fact]
    public void A_damaged_repository_is_an_unknown_and_no_exception()
    {
        _folder.Write(".git/HEAD", "garbage\0").MakeFolder(".git/objects").MakeFolder(".git/refs").Write("docs/solutions/a.md", "x");
        OperationContext context = Read(_folder.Root);
        Assert.NotEmpty(context.Unknowns);
        Assert.Single(context.Knowledge);
    }

    [Theory]
    [InlineData("2.1.0", "2026-01-15", "**Version**: 2.1.0 | **Ratified**: 2026-01-15 | **Last Amended**: 2026-02-01")]
    [InlineData("2.1", null, "Version: 2.1")]
    [InlineData(null, null, "no such line")]
    [InlineData(null, null, "**Version**: [CONSTITUTION_VERSION] | **Ratified**: [RATIFICATION_DATE]")]
    public void The_constitution_gives_version_and_date(string? version, string? ratified, string line)
    {
        _folder.Write(".specify/memory/constitution.md", $"<!-- Version: 9 -->\r\n# Shop Constitution\r\n\r\n{line}\r\n");
        OperationContext context = Read(_folder.Root);
        Assert.True(context.SpecMode);
        Assert.Equal((version, ratified, "Shop Constitution"), (context.Constitution!.Version, context.Constitution.Ratified, context.Constitution.Title));
        if (version is not null) Assert.Equal(".specify/memory/constitution.md:4", Fact(context, "Constitution").Proof);
    }

    [Fact]
    public void An_unfilled_constitution_is_said_to_be_one()
    {
        _folder.Write(".specify/memory/constitution.md", "# [PROJECT_NAME] Constitution\n");
        OperationContext context = Read(_folder.Root);
        Assert.True(context.Constitution!.IsTemplate);
        Assert.Contains("unfilled template", Fact(context, "Constitution").Value, StringComparison.Ordinal);
        Assert.Contains(context.NextActions, action => action.Text.Contains("constitution", StringComparison.Ordinal));
    }

    [Fact]
    public void The_first_of_the_known_sources_names_the_active_feature()
    {
        using var repository = new TestRepository();
        string At(string relative) => Path.Combine(repository.Path, relative);
        void Write(string relative, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(At(relative))!);
            File.WriteAllText(At(relative), text);
        }

        ActiveFeature? Now() => Read(repository.Path).ActiveFeature;
        foreach (string feature in (string[])["001-cart", "002-pay", "003-mail", "004-lean", "005-log"]) Write($"specs/{feature}/spec.md", "x");
        Directory.CreateDirectory(At(".specify"));
        Assert.Null(Now());
        Write(".design-state.yaml", "# state\nspecs_dir: \"specs/005-log/\"\n");
        Assert.Equal(("005-log", ".design-state.yaml", 2), (Now()!.Name, Now()!.Source, Now()!.Line));
        File.WriteAllText(At(".git/HEAD"), "ref: refs/heads/feature/spec-004-leaner\n");
        Assert.Equal(("004-lean", "branch"), (Now()!.Name, Now()!.Source));
        File.WriteAllText(At(".git/HEAD"), "ref: refs/heads/003-mail\n");
        Assert.Equal(("003-mail", At("specs/003-mail/spec.md")), (Now()!.Name, Now()!.SpecFile));
        Write(".active-spec", "\nSPEC-002\n");
        Assert.Equal(("002-pay", ".active-spec", 2), (Now()!.Name, Now()!.Source, Now()!.Line));
        _folder.Variables["SPECIFY_FEATURE"] = "001-cart";
        Assert.Equal(("001-cart", "variable SPECIFY_FEATURE", null), (Now()!.Name, Now()!.Source, Now()!.File));
        Write(".specify/feature.json", "{\n  \"feature_directory\": \"specs/005-log\"\n}");
        Assert.Equal(("005-log", ".specify/feature.json", 2), (Now()!.Name, Now()!.Source, Now()!.Line));
        Write("specs/5-other/spec.md", "x");
        Write(".specify/feature.json", "{ \"feature_directory\": \"5\" }");
        Assert.Null(Now()!.SpecFile);
        Assert.Contains(Read(repository.Path).Unknowns, unknown => unknown.Contains("several features: 005-log, 5-other", StringComparison.Ordinal));
        Write(".specify/feature.json", "{ half");
        Assert.Equal("001-cart", Now()!.Name);
    }

    [Fact]
    public void Open_bugs_are_found_in_every_format_and_closed_ones_are_not()
    {
        _folder.Write("docs/bugs/BUG-0007-late/report.md", "---\nid: 01ARZ\nlabel: BUG-0007\ntitle: \"Mail: late\"\nseverity: high\nstatus: investigating\n---\n# x\n")
            .Write("docs/bugs/BUG-0008-done/report.md", "---\nstatus: closed\n---\n")
            .Write("docs/bugs/BUG-0009-torn/report.md", "---\ntitle: torn")
            .Write("docs/bugs/notes/report.md", "status: reported\n")
            .Write("bugs/003-cart/state.yaml", "id: BUG-003\nstatus: triaged # today\n")
            .Write("bugs/004-empty/readme.md", "x")
            .Write("intake/pending/bugs/BUG-003.md", "---\nstatus: pending\n---\n")
            .Write("intake/pending/bugs/BUG-012.md", "---\r\ntitle: Windows\r\nstatus: pending\r\nseverity: 1\r\n---\r\n")
            .Write(".specify/bugs/slow-cart/assessment.md", "# Bug\n- **Verdict**: valid\n- **Severity**: high\n")
            .Write(".specify/bugs/fixed/assessment.md", "- **Verdict**: valid\n").Write(".specify/bugs/fixed/test.md", "- **Result**: verified\n")
            .Write(".specify/bugs/half/assessment.md", "- **Verdict**: valid\n").Write(".specify/bugs/half/fix.md", "x\n- **Status**: Applied\n");
        OperationContext context = Read(_folder.Root);
        Assert.Equal(
        [
            ("BUG-0007", "investigating", "Mail: late", Severity.High, 6),
            ("BUG-0009", "unknown", "torn", null, 1),
            ("BUG-003", "triaged", "", null, 2),
            ("BUG-012", "pending", "Windows", Severity.Critical, 3),
            ("half", "fix: applied", "", null, 2),
            ("slow-cart", "assessed: valid", "", Severity.High, 2),
        ], context.OpenBugs.Select(bug => (bug.Label, bug.Status, bug.Title, bug.Severity, bug.Line)));
        Assert.Equal(6, context.Facts.Count(fact => fact.Name == "Bug"));
        Assert.StartsWith("Look at the open bug BUG-012", context.NextActions[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_branch_names_the_active_bug_and_it_comes_first()
    {
        using var repository = new TestRepository();
        File.WriteAllText(Path.Combine(repository.GitFolder, "HEAD"), "ref: refs/heads/fix/bug-7-late-mail\n");
        string folder = Path.Combine(repository.Path, "docs", "bugs", "BUG-0007-late");
        Directory.CreateDirectory(folder);
        Assert.Equal("BUG-007", Read(repository.Path).ActiveBug);
        File.WriteAllText(Path.Combine(folder, "report.md"), "---\nstatus: reproduced\n---\n");
        OperationContext context = Read(repository.Path);
        Assert.Equal("BUG-0007", context.ActiveBug);
        Assert.Contains(context.NextActions, action => action.Text.StartsWith("Go on with the bug of this branch: BUG-0007 (reproduced)", StringComparison.Ordinal));
        Assert.Contains(context.NextActions, action => action.Text.StartsWith("Commit or set aside", StringComparison.Ordinal));
    }

    [Fact]
    public void Checkpoint_and_foreign_incident_are_read()
    {
        _folder.Write(".claude-checkpoint.md", "# Checkpoint\n\n**Completed Phase**: build\n**Next Phase**: review\n")
            .Write(".incident-response/state.json", "{\"incident\":\"Checkout down\",\"status\":\"in_progress\",\"severity\":\"SEV1\"}");
        OperationContext context = Read(_folder.Root);
        Assert.Contains(context.NextActions, action => action.Text.Contains("phase 'review'", StringComparison.Ordinal) && action.Proof == ".claude-checkpoint.md:4");
        Assert.Equal(("Checkout down", Severity.Critical), (Assert.Single(context.OpenIncidents).Title, context.OpenIncidents[0].Severity));
    }

    [Fact]
    public void Configured_folders_and_roots_count_and_mistakes_are_next_actions()
    {
        _folder.Write(".vtoperate.yml", "paths:\n  solutions: wissen\n  bug: x\nknowledge:\n  team: ../team\n  gone: ../gone\n").Write("wissen/a.md", "x").Write("docs/solutions/b.md", "x").Write("../team/c.md", "x");
        OperationContext context = Read(_folder.Root);
        Assert.Equal([("wissen", true), ("docs/solutions", false), (_folder.In("../team"), false)], context.Knowledge.Select(place => (place.RelativePath, place.IsConfigured)));
        Assert.Equal(".vtoperate.yml:2", Fact(context, "paths.solutions").Proof);
        Assert.Contains(context.Unknowns, unknown => unknown.Contains("'gone'", StringComparison.Ordinal) && unknown.Contains("line 6", StringComparison.Ordinal));
        Assert.Equal(ErrorId.ConfigurationInvalid, Assert.Single(_reporter.Problems).Id);
        Assert.StartsWith("Correct 1 mistake", context.NextActions[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void It_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new ContextReader(_folder.Engine, TimeProvider.System).Read(_folder.Root, _reporter, stop.Token));
    }

    private OperationContext Read(string folder) => new ContextReader(_folder.Engine, TimeProvider.System).Read(folder, _reporter, CancellationToken.None);

    private static ContextFact Fact(OperationContext context, string name) => Assert.Single(context.Facts, fact => fact.Name == name);
}
