using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>Real processes bring one index on disk up to date at the same time, while files change and some of them are killed.</summary>
public sealed class SharedIndexTests(ITestOutputHelper output) : IDisposable
{
    private const int Documents = 2_050;
    private const int Shown = 5;
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-index-").FullName;

    private string Cache => Path.Combine(_folder, "cache");

    private string Repository => Path.Combine(_folder, "shop");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public Task Two_processes_and_a_killed_one_answer_right_from_one_index() => Run(rounds: 1);

    [NamedFact("KILL")]
    public Task Two_processes_and_a_killed_one_answer_right_from_one_index_many_times() => Run(rounds: 25);

    private async Task Run(int rounds)
    {
        for (int i = 0; i < Documents; i++) Write(i, "first");
        var random = new Random(3);
        int killed = 0;
        for (int round = 1; round <= rounds; round++)
        {
            // In the first round both make the index; later both find it, and files that changed.
            string word = "quartz" + (char)('a' + round - 1);
            for (int i = 0; i < Shown; i++) Write(random.Next(Documents / Shown) + (i * (Documents / Shown)), word);
            using Process victim = Start("Search-Solution 'first' -First 1");
            Task<string> victims = victim.StandardOutput.ReadToEndAsync(), troubles = victim.StandardError.ReadToEndAsync();
            Task<string>[] answers = [Answer(word), Answer(word)];
            await Task.Delay(TimeSpan.FromMilliseconds(400 + random.Next(2_000)));
            if (!victim.HasExited) killed++;
            victim.Kill();
            Assert.All(await Task.WhenAll(answers), answer => Assert.Equal(Shown.ToString(CultureInfo.InvariantCulture), answer));
            await Task.WhenAll(victims, troubles);
        }

        // The index that is left is whole: another process uses it as it is, and answers as one without any index does.
        string current = Assert.Single(Directory.GetFiles(Cache, "current", SearchOption.AllDirectories));
        await Answer("first");
        byte[] before = await File.ReadAllBytesAsync(current);
        string[] kept = await Ask("Search-Solution 'number first' -First 50 | ForEach-Object { $_.Solution.Id }", Cache);
        Assert.Equal(50, kept.Length);
        Assert.Equal(await Ask("Search-Solution 'number first' -First 50 | ForEach-Object { $_.Solution.Id }", Path.Combine(_folder, "other")), kept);
        Assert.Equal(before, await File.ReadAllBytesAsync(current));

        // What killed processes and older generations left goes with the next writing, once nobody can be using it.
        foreach (string file in Directory.GetFiles(Cache, "*", SearchOption.AllDirectories))
        {
            if (file != current) File.SetLastWriteTimeUtc(file, DateTime.UtcNow - TimeSpan.FromHours(1));
        }

        string[] left = Directory.GetFiles(Path.GetDirectoryName(current)!);
        await File.WriteAllTextAsync(Path.Combine(Path.GetDirectoryName(current)!, "half.segment"), "half");
        File.SetLastWriteTimeUtc(Path.Combine(Path.GetDirectoryName(current)!, "half.segment"), DateTime.UtcNow - TimeSpan.FromHours(1));
        Write(0, "last");
        Assert.Equal("1", await Answer("last"));
        string[] names = [.. Directory.GetFiles(Path.GetDirectoryName(current)!).Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        string manifest = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(current));
        Assert.All(names, name => Assert.True(name is "current" or "lock" || manifest.Contains(name, StringComparison.Ordinal), name + " is of no use"));
        output.WriteLine($"{rounds} rounds, {killed} killed while they ran, {left.Length} files before the last writing, {names.Length} after it");
    }

    private async Task<string> Answer(string word) => Assert.Single(await Ask($"@(Search-Solution '{word}' -First 50).Count", Cache));

    private async Task<string[]> Ask(string pipeline, string cache)
    {
        using Process process = Start(pipeline, cache);
        ShellRun run = await ShellRun.End(process).WaitAsync(s_patience);
        Assert.True(run.ExitCode == 0 && run.Errors.Length == 0, run.Errors);
        return run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private Process Start(string pipeline, string? cache = null) => ShellRun.Start([$"$PSDefaultParameterValues = @{{ 'Search-Solution:Repository' = '{Repository}' }}; {pipeline}"], cache: cache ?? Cache);

    private void Write(int number, string word)
    {
        string file = Path.Combine(Repository, "docs", "solutions", "shop" + (number % 9).ToString(CultureInfo.InvariantCulture), $"n{number}.md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);

        // An editor that saves whole files, as git does.
        File.WriteAllText(file + "~", $"---\ntitle: Number {number} is {word}\nmodule: Shop\ntags: [tag{number % 50}]\n---\n\n## Problem\n\nThe {word} total of cart {number} is wrong by {number * 7919 % 1000} cents.\n");
        File.Move(file + "~", file, overwrite: true);
    }
}
