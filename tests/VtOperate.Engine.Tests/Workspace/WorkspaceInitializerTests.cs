using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Workspace;

public sealed class WorkspaceInitializerTests : IDisposable
{
    private readonly WorkspaceFolder _shop = new();
    private readonly SilentReporter _reporter = new();

    public void Dispose() => _shop.Dispose();

    [Fact]
    public void Makes_what_is_missing_and_a_second_run_changes_nothing()
    {
        Assert.All(Run(), item => Assert.Equal(WorkspaceAction.Created, item.Action));
        string[] made = Snapshot();
        Assert.Equal(
        [
            ".vtoperate.yml", "docs/bugs/.gitkeep", "docs/decisions/.gitkeep", "docs/journal/.gitkeep", "docs/postmortems/.gitkeep",
            "docs/solutions/.gitkeep", "docs/solutions/patterns/critical-patterns.md",
        ], made.Select(line => line.Split('|')[0]));
        Assert.All(Run(), item => Assert.Equal(WorkspaceAction.Exists, item.Action));
        Assert.Equal(made, Snapshot());
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void What_exists_in_another_spelling_is_left_alone_and_written_to_from_now_on()
    {
        _shop.Write("docs/ADR/0001-x.md", "x").Write("docs/vt-c-journal/2026-01/e.md", "x").Write("docs/critical-patterns.md", "# mine\n").Write("docs/post-mortems/a.md", "x");
        string[] before = Snapshot();
        IReadOnlyList<WorkspaceItem> items = Run();
        Assert.Equal([".vtoperate.yml", "docs/solutions/.gitkeep", "docs/bugs/.gitkeep"], items.Where(item => item.Action == WorkspaceAction.Created).Select(item => item.RelativePath));
        Assert.Subset(Snapshot().ToHashSet(), before.ToHashSet());
        OperationConfiguration read = new ConfigurationReader(_shop.Engine).Read(_shop.Root, _reporter, CancellationToken.None);
        Assert.Equal((_shop.In("docs/ADR"), _shop.In("docs/vt-c-journal"), _shop.In("docs/critical-patterns.md"), _shop.In("docs/post-mortems"), _shop.In("docs/solutions")),
            (read.Paths.Decisions, read.Paths.Journal, read.Paths.Patterns, read.Paths.Postmortems, read.Paths.Solutions));
        Assert.Empty(_reporter.Problems);
    }

    [Fact]
    public void A_configuration_of_its_own_is_kept_and_its_paths_are_made()
    {
        _shop.Write(".vtoperate.yml", "# mine\r\npaths:\r\n  solutions: wissen/gelöst\r\n");
        string before = File.ReadAllText(_shop.In(".vtoperate.yml"));
        Run();
        Assert.Equal(before, File.ReadAllText(_shop.In(".vtoperate.yml")));
        Assert.True(File.Exists(_shop.In("wissen/gelöst/patterns/critical-patterns.md")));
        Assert.False(Directory.Exists(_shop.In("docs/solutions")));
    }

    [Fact]
    public void Common_patterns_and_foreign_roots_are_not_taken_for_the_own_ones()
    {
        _shop.Write(".vtoperate.yml", "knowledge:\n  team: ../team\n").Write("../team/a.md", "x").Write("docs/solutions/patterns/common-solutions.md", "x");
        Assert.Equal("docs/solutions/patterns/critical-patterns.md", Assert.Single(Run(), item => item.Purpose == "critical patterns" && item.Action == WorkspaceAction.Created).RelativePath);
    }

    [Fact]
    public void The_template_is_valid_and_so_is_every_example_in_it()
    {
        string text = Encoding.UTF8.GetString(ConfigurationTemplate.Render(new Dictionary<string, string> { ["decisions"] = "it's [mine] #1" }));
        _shop.Write(".vtoperate.yml", text);
        Assert.Equal(_shop.In("it's [mine] #1"), Read().Paths.Decisions);
        Assert.DoesNotContain('\r', text);
        foreach (string key in (string[])["repositories", "paths", "deployments", "flags", "channels", "critical"]) Assert.Contains($"\n#    {key}: ", text, StringComparison.Ordinal);

        string plain = Encoding.UTF8.GetString(ConfigurationTemplate.Render(new Dictionary<string, string>()));
        IEnumerable<string> used = plain.Split('\n').Select(line => line.Length > 2 && line[0] == '#' && (line[1] != ' ' || line[2] == ' ') ? line[1..] : line);
        _shop.Write(".vtoperate.yml", string.Join('\n', used));
        OperationConfiguration read = Read();
        Assert.Empty(_reporter.Problems);
        Assert.True(read.Settings.Count(setting => !setting.IsDefault) > 20);

        OperationConfiguration Read() => new ConfigurationReader(_shop.Engine).Read(_shop.Root, _reporter, CancellationToken.None);
    }

    [Fact]
    public void Two_at_once_make_each_file_once()
    {
        IReadOnlyList<WorkspaceItem>[] both = new IReadOnlyList<WorkspaceItem>[4];
        Parallel.For(0, both.Length, i => both[i] = Run());
        Assert.Equal(7, both.SelectMany(items => items).Count(item => item.Action == WorkspaceAction.Created));
        Assert.DoesNotContain(Snapshot(), file => file.Contains(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bare_repository_is_refused()
    {
        using var bare = new TestRepository(bare: true);
        OperationException problem = Assert.Throws<OperationException>(() => new WorkspaceInitializer(_shop.Engine).Plan(bare.Path, _reporter, CancellationToken.None));
        Assert.Equal(ErrorId.RepositoryBare, problem.Id);
    }

    private IReadOnlyList<WorkspaceItem> Run()
    {
        var initializer = new WorkspaceInitializer(_shop.Engine);
        IReadOnlyList<WorkspaceItem> plan = initializer.Plan(_shop.Root, _reporter, CancellationToken.None);
        return [.. plan.Select(item => item.Action == WorkspaceAction.Missing ? initializer.Create(item, plan) : item)];
    }

    private string[] Snapshot() =>
    [
        .. Directory.EnumerateFiles(_shop.Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(_shop.Root, file).Replace('\\', '/') + "|" + Convert.ToHexString(File.ReadAllBytes(file)) + "|" + File.GetLastWriteTimeUtc(file).Ticks)
            .Order(StringComparer.Ordinal),
    ];
}
