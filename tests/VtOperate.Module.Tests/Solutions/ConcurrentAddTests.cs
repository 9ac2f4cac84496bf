using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>Processes of their own write solutions at once.</summary>
public sealed class ConcurrentAddTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Nothing_is_lost_no_name_is_shared_and_the_same_document_is_written_once(int processes)
    {
        ShellRun[] runs = await Task.WhenAll(Enumerable.Range(0, processes).Select(i => ShellRun.Of(
            $"Add-Solution 'Problem: Sessions drain the pool of subject{i} and answer{i}, Solution: Bound the pool of subject{i}' -Title 'Same name' -Repository '{_folder.Path}' | Out-Null; Add-Solution 'Problem: One lesson for all, Solution: Learn it' -Repository '{_folder.Path}' | Out-Null")));
        Assert.All(runs, run => Assert.True(run.ExitCode == 0, run.Errors));
        string[] files = Directory.GetFiles(Path.Combine(_folder.Path, "docs", "solutions", "unsorted"), "*.md");
        Assert.Equal(processes + 1, files.Length);
        for (int i = 0; i < processes; i++) Assert.Single(files, file => File.ReadAllText(file).Contains($"Sessions drain the pool of subject{i} and", StringComparison.Ordinal));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.tmp", SearchOption.AllDirectories));
        using var session = new TestSession(location: _folder.Path);
        Assert.Equal(3 + processes + 1, session.Invoke("Get-Solution").Count);
        Assert.Empty(session.Errors);
    }
}
