using System.Diagnostics;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Isolation;

/// <summary>
/// The module beside another module's older YamlDotNet, each test in a process of its own: what is loaded once in a process stays, so these
/// cannot run where other tests have been.
/// </summary>
public sealed class IsolationTests : IDisposable
{
    private static readonly string s_probe = Path.Combine(Staged.Source, "tests", "VtOperate.IsolationProbe", "bin", Staged.Configuration, "net10.0", "VtOperate.IsolationProbe.dll");

    private readonly string _repository = Directory.CreateTempSubdirectory("vtoperate isolation ").FullName;

    public IsolationTests()
    {
        // The least that libgit2 takes for a repository: a head, and places for objects and references.
        string git = Path.Combine(_repository, ".git");
        Directory.CreateDirectory(Path.Combine(git, "objects"));
        Directory.CreateDirectory(Path.Combine(git, "refs", "heads"));
        File.WriteAllText(Path.Combine(git, "HEAD"), "ref: refs/heads/trunk\n");
        File.WriteAllText(Path.Combine(git, "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = false\n");
        File.WriteAllText(Path.Combine(_repository, ".vtoperate.yml"), "version: 1\npaths: { solutions: docs/answers }\n");
        string solutions = Path.Combine(_repository, "docs", "answers", "runtime-errors");
        Directory.CreateDirectory(solutions);
        File.WriteAllText(Path.Combine(solutions, "redis-timeout.md"), "---\ntitle: Redis timeout\ndate: 2026-01-02\ntags: [redis]\n---\n\n# Redis timeout\n\nIt timed out.\n");
    }

    public void Dispose() => Directory.Delete(_repository, recursive: true);

    [Fact]
    public async Task An_older_YamlDotNet_that_was_there_first_goes_on_working_and_so_does_ours()
    {
        string[] lines = await Probe("$context = Get-OperationContext; $context.Branch; $context.Configuration.Paths.Solutions");
        Assert.Equal(["yaml the import", "output trunk", "output " + Path.Combine(_repository, "docs", "answers"), "yaml the import"], lines.Where(line => !line.StartsWith("loaded ", StringComparison.Ordinal) && !line.StartsWith("from ", StringComparison.Ordinal) && !line.StartsWith("native ", StringComparison.Ordinal)));
        Assert.Contains("loaded default YamlDotNet 13.0.0.0", lines);
        Assert.Contains("loaded VtOperate YamlDotNet 18.0.0.0", lines);
    }

    [Fact]
    public async Task Libgit2_loads_from_the_staged_folder()
    {
        string[] lines = await Probe("Get-OperationContext | ForEach-Object IsUnborn");
        Assert.Contains("output True", lines);
        string library = Assert.Single(lines.Where(line => line.StartsWith("native ", StringComparison.Ordinal) && Path.GetFileName(line).Contains("git2-", StringComparison.Ordinal)).Distinct());
        Assert.StartsWith("native " + Path.Combine(Staged.Folder, "deps", "runtimes"), library, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_of_ours_but_the_two_root_assemblies_and_what_starts_them_is_in_the_default_context()
    {
        string[] lines = await Probe("Get-OperationContext");
        string[] shipped = [.. Directory.EnumerateFiles(Staged.Folder, "*.dll", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).OfType<string>()];
        string[] inDefault = [.. lines.Where(line => line.StartsWith("loaded default ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Where(name => shipped.Contains(name) && name != "YamlDotNet").Order(StringComparer.Ordinal)];
        Assert.Equal(["VtOperate", "VtOperate.Core", "VtOperate.Start"], inDefault);
        string[] ours = [.. lines.Where(line => line.StartsWith("loaded VtOperate ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Order(StringComparer.Ordinal)];
        Assert.Contains("LibGit2Sharp", ours);
        Assert.Contains("VtOperate.Engine", ours);
        Assert.DoesNotContain("VtOperate.Core", ours);
        Assert.DoesNotContain("System.Management.Automation", ours);
    }

    [Fact]
    public async Task Import_alone_loads_neither_the_engine_nor_a_package()
    {
        string[] lines = await Probe("Get-Command -Module VtOperate | ForEach-Object Name");
        Assert.Contains("output Get-OperationContext", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("loaded VtOperate ", StringComparison.Ordinal));
    }

    private async Task<string[]> Probe(string script)
    {
        using Process process = ShellRun.Start([Staged.Manifest, script], s_probe, _repository);
        ShellRun run = await ShellRun.End(process);
        Assert.Equal(("", 0), (run.Errors, run.ExitCode));
        return run.Output.TrimEnd('\n').Split('\n');
    }
}
