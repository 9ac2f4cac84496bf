using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>Several processes write one incident and declare others at once, and are killed at any moment (SIGKILL, which no handler sees): what was said to be written is there, no number is given twice, and chains are whole.</summary>
public sealed class IncidentWritersTests(ITestOutputHelper output) : IDisposable
{
    private readonly HandMadeRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public Task Two_processes_write_at_once() => WriteAtOnce(processes: 2, events: 10, incidents: 3);

    [NamedFact("SCALE")]
    public Task Eight_processes_write_two_hundred_events_each_and_fifty_incidents_each() => WriteAtOnce(processes: 8, events: 200, incidents: 50);

    [Fact]
    public Task A_few_kills_lose_nothing() => Kill(rounds: 3, atOnce: 2, longest: 1_500);

    [NamedFact("KILL")]
    public Task Five_hundred_kills_lose_nothing() => Kill(rounds: 125, atOnce: 4, longest: 4_000);

    private async Task WriteAtOnce(int processes, int events, int incidents)
    {
        _repository.Commit("One", "a.txt", "1\n");
        using var session = new TestSession(location: _repository.Folder);
        session.Invoke("New-Incident 'Shared'");
        var watch = Stopwatch.StartNew();

        ShellRun[] runs = await Task.WhenAll(Enumerable.Range(0, processes).Select(process => ShellRun.End(ShellRun.Start(
            [$"foreach ($i in 1..{events}) {{ $null = Add-IncidentEvent 1 \"event {process} $i\" }}; foreach ($i in 1..{incidents}) {{ $null = New-Incident \"own {process} $i\" }}"], folder: _repository.Folder))));

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{processes} processes, {processes * (events + incidents)} writes in {watch.Elapsed.TotalSeconds:0.0} s"));
        Assert.All(runs, run => Assert.Equal((0, ""), (run.ExitCode, run.Errors)));
        string[] texts = [.. session.Invoke("Get-IncidentTimeline INC-0001 -Kind note").Select(item => (string)item.Properties["Text"].Value)];
        Assert.Equal(processes * events, texts.Distinct().Count());
        Assert.Equal(texts.Length, texts.Distinct().Count());
        IReadOnlyList<PSObject> all = session.Invoke("Get-Incident");
        Assert.Empty(session.Warnings);
        Assert.Equal(Enumerable.Range(1, 1 + (processes * incidents)), all.Select(item => int.Parse(((string)item.Properties["Label"].Value)[4..], CultureInfo.InvariantCulture)).Order());
        Assert.All(all, item => Assert.Empty((System.Collections.IEnumerable)item.Properties["Problems"].Value));
    }

    private async Task Kill(int rounds, int atOnce, int longest)
    {
        var random = new Random(3);
        _repository.Commit("One", "a.txt", "1\n");
        using var session = new TestSession(location: _repository.Folder);
        session.Invoke("New-Incident 'Shared'");
        string said = Path.Combine(_repository.Folder, ".git", "said");
        for (int round = 0; round < rounds; round++)
        {
            int[] pauses = [.. Enumerable.Range(0, atOnce).Select(_ => random.Next(longest))];
            await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async writer =>
            {
                string mark = $"{round}-{writer}", file = said + mark;
                await KilledRun.Of(
                    $"foreach ($i in 1..10000) {{ $null = Add-IncidentEvent 1 \"{mark}-$i\"; [System.IO.File]::AppendAllText('{file}', \"{mark}-$i`n\"); if ($i % 5 -eq 0) {{ $null = New-Incident \"own {mark} $i\" }}; if ($i -eq 1) {{ 'ready' }} }}",
                    _repository.Folder,
                    TimeSpan.FromMilliseconds(pauses[writer]));
            }));
        }

        string[] promised = [.. KilledRun.Lines(said)];
        HashSet<string> kept = [.. session.Invoke("Get-IncidentTimeline INC-0001 -Kind note").Select(item => (string)item.Properties["Text"].Value)];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rounds * atOnce} kills, {promised.Length} events promised, {kept.Count} kept"));
        Assert.NotEmpty(promised);
        Assert.Empty(promised.Except(kept));
        IReadOnlyList<PSObject> all = session.Invoke("Get-Incident");
        Assert.Empty(session.Warnings);
        string[] labels = [.. all.Select(item => (string)item.Properties["Label"].Value)];
        Assert.Equal(labels.Length, labels.Distinct().Count());
        session.Invoke("Add-IncidentEvent 1 'the next writer is not kept waiting'");
        Assert.Empty(session.Errors);
    }
}
