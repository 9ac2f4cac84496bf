using System.Globalization;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>Processes that write the post-mortem and the reports of one incident are killed at any moment: every page is whole, what people wrote is in it, and what a process said to have written is there.</summary>
public sealed class KilledPagesTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_few_kills_leave_whole_pages() => Run(incidents: 1, rounds: 3, atOnce: 2, seed: 4, longest: 600);

    [NamedFact("KILL")]
    public Task Hundreds_of_kills_leave_whole_pages() => Run(incidents: 21, rounds: 4, atOnce: 3, seed: 5, longest: 2_000);

    private async Task Run(int incidents, int rounds, int atOnce, int seed, int longest)
    {
        var random = new Random(seed);
        int pages = 0, temporary = 0;
        for (int incident = 0; incident < incidents; incident++)
        {
            using var writers = new KilledPages();
            for (int round = 0; round < rounds; round++)
            {
                TimeSpan[] moments = [.. Enumerable.Range(0, atOnce).Select(_ => TimeSpan.FromMilliseconds(random.Next(longest)))];
                string[] errors = await Task.WhenAll(moments.Select(writers.Kill));
                Assert.All(errors, Assert.Empty);
                writers.CheckDocument();
                writers.CheckReports();
            }

            temporary += KilledRun.AgeTemporary(writers.Folder);
            pages += await CheckNextWriter(writers);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{incidents * rounds * atOnce} kills, {pages} pages promised, {temporary} temporary files left"));
    }

    // In a process of its own: one that has written there before looks for what others left only after a while.
    private static async Task<int> CheckNextWriter(KilledPages writers)
    {
        ShellRun run = await ShellRun.End(ShellRun.Start(["$null = Add-IncidentEvent 1 'the last' -Kind finding\n" + writers.Write + "\n(New-Postmortem 1).IsChanged"], folder: writers.Folder));
        Assert.Equal((0, "", "False\n"), (run.ExitCode, run.Errors, run.Output));
        string text = File.ReadAllText(writers.Document), page = File.ReadAllText(writers.Report);
        string[] promised = [.. writers.Promised()];
        Assert.NotEmpty(promised);
        Assert.DoesNotContain(promised, word => !text.Contains(word, StringComparison.Ordinal) || !page.Contains(word, StringComparison.Ordinal));
        writers.CheckDocument();
        writers.CheckReports();
        Assert.Empty(KilledRun.Temporary(writers.Folder));
        return promised.Length;
    }
}
