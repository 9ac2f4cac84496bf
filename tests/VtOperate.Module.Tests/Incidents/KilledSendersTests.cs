using System.Globalization;
using System.Management.Automation;
using VtOperate.Module.Tests.Shell;
using Xunit.Abstractions;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>
/// Processes that send messages are killed at any moment: nothing arrives that the outbox does not know, nothing that was begun is lost, what may have arrived is Unknown, and one more call brings the rest, once where the
/// receiver takes a key.
/// </summary>
public sealed class KilledSendersTests(ITestOutputHelper output)
{
    [Fact]
    public Task A_few_kills_lose_no_message() => Run(repositories: 1, rounds: 3, atOnce: 2, seed: 1, longest: 600);

    [NamedFact("KILL")]
    public Task Hundreds_of_kills_lose_no_message() => Run(repositories: 14, rounds: 6, atOnce: 3, seed: 2, longest: 2_000);

    private async Task Run(int repositories, int rounds, int atOnce, int seed, int longest)
    {
        var random = new Random(seed);
        var counts = new Dictionary<string, int>();
        for (int repository = 0; repository < repositories; repository++)
        {
            using var senders = new KilledSenders();
            for (int round = 0; round < rounds; round++)
            {
                TimeSpan[] moments = [.. Enumerable.Range(0, atOnce).Select(_ => TimeSpan.FromMilliseconds(random.Next(longest)))];
                string[] errors = await Task.WhenAll(moments.Select(senders.Kill));
                Assert.All(errors, Assert.Empty);
                Count(counts, "kills", atOnce);
            }

            Check(senders, counts);
        }

        output.WriteLine(string.Join(", ", counts.OrderBy(item => item.Key, StringComparer.Ordinal).Select(item => string.Create(CultureInfo.InvariantCulture, $"{item.Value} {item.Key}"))));
    }

    private static void Check(KilledSenders senders, Dictionary<string, int> counts)
    {
        using var session = new TestSession(location: senders.Folder);
        List<Sent> left = Read(session, "Get-IncidentMessage");
        Assert.Empty(session.Errors);
        Assert.Empty(session.Warnings);
        foreach (IGrouping<string, Sent> same in left.GroupBy(item => item.State)) Count(counts, same.Key, same.Count());

        // What a process said to have sent is sent; what a server has got, the outbox knows; and a message that was begun is kept for all of its channels.
        HashSet<(string, string)> sent = [.. left.Where(item => item.State == "Sent").Select(item => (item.Id, item.Channel))];
        Assert.NotEmpty(senders.Promised());
        Assert.Empty(senders.Promised().Except(sent));
        Assert.Empty(senders.Keys().Except(left.Select(item => item.Id)));
        Assert.Empty(senders.Words().Except(left.Select(item => item.Word)));
        Assert.All(left.GroupBy(item => item.Id), message => Assert.Equal(KilledSenders.Channels, message.Select(item => item.Channel).Order(StringComparer.Ordinal)));
        string outbox = Path.GetDirectoryName(left[0].File)!;
        Count(counts, "temporary files left", KilledRun.AgeTemporary(outbox) + KilledRun.AgeTemporary(senders.Folder));

        // One call brings the rest.
        session.Invoke($"Get-IncidentMessage | Where-Object State -ne Sent | Send-IncidentMessage -TrustConfig {senders.Trust}");
        Assert.Empty(session.Errors);
        List<Sent> after = Read(session, "Get-IncidentMessage");
        Assert.Equal(left.Select(item => (item.Id, item.Channel)).Order(), after.Select(item => (item.Id, item.Channel)).Order());
        Assert.All(after, item => Assert.Equal(("Sent", true), (item.State, item.IsRecorded)));

        // A receiver that takes a key sees each once, however often it is asked; one that does not may see only those twice of which nobody could know.
        string[] ids = [.. after.Select(item => item.Id).Distinct().Order(StringComparer.Ordinal)];
        Assert.Equal(ids, senders.Keys().Distinct().Order(StringComparer.Ordinal));
        Assert.All(senders.HookBodies().GroupBy(item => item.Key, item => item.Body), bodies => Assert.Single(bodies.Distinct()));
        string[] twice = [.. senders.Words().GroupBy(word => word).Where(same => same.Count() > 1).Select(same => same.Key)];
        Assert.Empty(twice.Except(left.Where(item => item is { Channel: "chat", State: "Unknown" }).Select(item => item.Word)));
        Count(counts, "shown twice in a chat", twice.Length);
        Assert.Equal(ids, senders.Marks().Order(StringComparer.Ordinal));
        Assert.Equal(after.Select(item => item.Word).Distinct().Order(StringComparer.Ordinal), senders.WordsInFile().Order(StringComparer.Ordinal));

        // The timeline tells each once.
        IEnumerable<(string, string)> told = session.Invoke("Get-IncidentTimeline 1 -Kind communication | ForEach-Object { \"$($_.Data['message']) $($_.Data['channel']) $($_.Data['state'])\" }")
            .Select(item => item.ToString().Split(' ')).Select(parts => (parts[0], parts[1] + " " + parts[2]));
        Assert.Equal(after.Select(item => (item.Id, item.Channel + " Sent")).Order(), told.Order());
        Assert.Empty((System.Collections.IEnumerable)session.InvokeSingle("Get-Incident 1").Properties["Problems"].Value);

        // The next message waits for nobody, and what was left is taken away.
        Assert.Equal(["Sent", "Sent", "Sent"], session.Invoke($"New-IncidentMessage 1 responders -Message 'the next' | Send-IncidentMessage {string.Join(", ", KilledSenders.Channels)} -TrustConfig {senders.Trust}").Select(item => item.Properties["State"].Value.ToString()));
        Assert.Empty(session.Errors);
        Assert.Empty(session.Warnings);
        Assert.Empty(KilledRun.Temporary(outbox).Concat(KilledRun.Temporary(senders.Folder)));
    }

    private static List<Sent> Read(TestSession session, string script) => [.. session.Invoke(script).Select(item => new Sent(Text(item, "Id"), Text(item, "Channel"), Text(item, "State"), (bool)item.Properties["IsRecorded"].Value, Text(item, "File"), KilledSenders.WordOf(((PSObject)PSObject.AsPSObject(item.Properties["Message"].Value)).Properties["Text"].Value.ToString()!)))];

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";

    private static void Count(Dictionary<string, int> counts, string what, int more) => counts[what] = counts.GetValueOrDefault(what) + more;

    private sealed record Sent(string Id, string Channel, string State, bool IsRecorded, string File, string Word);
}
