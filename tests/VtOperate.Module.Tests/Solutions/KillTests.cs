using System.Management.Automation;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>Processes that write solutions are killed at any moment (SIGKILL, which no handler sees): every file stays whole, and the next writer finishes what was begun.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int AtOnce = 2;

    [Fact]
    public Task Ten_kills_leave_whole_files_and_nothing_that_blocks_the_next_writer() => Run(repositories: 1, rounds: 5, seed: 1, longest: 250, broken: 30);

    [NamedFact("KILL")]
    public Task Hundreds_of_kills_leave_whole_files_and_nothing_that_blocks_the_next_writer() => Run(repositories: 12, rounds: 10, seed: 2, longest: 1_500, broken: 150);

    private async Task Run(int repositories, int rounds, int seed, int longest, int broken)
    {
        var random = new Random(seed);
        int kills = 0, documents = 0, left = 0, oneWay = 0;
        for (int repository = 0; repository < repositories; repository++)
        {
            using var writers = new KilledWriters(broken);
            for (int round = 0; round < rounds; round++)
            {
                TimeSpan[] moments = [.. Enumerable.Range(0, AtOnce).Select(_ => TimeSpan.FromMilliseconds(random.Next(longest)))];
                string[] errors = await Task.WhenAll(moments.Select(writers.Kill));
                Assert.All(errors, Assert.Empty);
                Assert.All(writers.Documents(), KilledWriters.CheckWhole);
                kills += AtOnce;
            }

            HashSet<(string From, string To)> links = writers.Links();
            (documents, left, oneWay) = (documents + writers.Documents().Length, left + KilledRun.Temporary(writers.Folder).Length, oneWay + links.Count(link => !links.Contains((link.To, link.From))));
            CheckNextWriter(writers);
        }

        output.WriteLine($"{kills} kills, {documents} documents, {left} temporary files left, {oneWay} links without their way back");
    }

    private static void CheckNextWriter(KilledWriters writers)
    {
        using var session = new TestSession(location: writers.Folder);
        int[] numbers = writers.Numbers();
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.Equal(writers.Documents().Count(file => !file.EndsWith("critical-patterns.md", StringComparison.Ordinal)), session.Invoke("Get-Solution").Count);
        Assert.Empty(session.Errors);
        KilledRun.AgeTemporary(writers.Folder);

        // The next writer is not kept waiting, and the same calls again finish what was cut short.
        PSObject next = session.InvokeSingle($"{writers.Functions}\nAdd 999999");
        Assert.Empty(session.Errors);
        Assert.Equal("Written", next.Properties["Action"].Value.ToString());
        session.Invoke($"{writers.Functions}\nforeach ($n in {string.Join(", ", numbers.DefaultIfEmpty(999999))}) {{ Add $n }}");
        Assert.Empty(session.Errors);
        HashSet<(string From, string To)> links = writers.Links();
        Assert.All(links, link => Assert.Contains((link.To, link.From), links));
        Assert.Equal(numbers.Append(999999), writers.Numbers());

        // Whoever writes in a folder next takes away what was left there.
        session.Invoke("Repair-Solution; Add-CriticalPattern -Name 'The last rule' -Wrong 'a();' -Correct 'b();'");
        Assert.Empty(session.Errors);
        Assert.Empty(KilledRun.Temporary(writers.Folder));
        Assert.All(writers.Documents(), KilledWriters.CheckWhole);
        Assert.Empty(session.Invoke("(Test-Solution).Problems | Where-Object Id -in 'SOL001', 'SOL002', 'SOL003', 'SOL004', 'SOL005', 'SOL006'"));
    }
}
