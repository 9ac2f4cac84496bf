using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class StoreSynchronizerTests : IDisposable
{
    private readonly TemporaryFolder _remote = new();

    public StoreSynchronizerTests() => Repository.Init(_remote.Path, isBare: true);

    public void Dispose() => _remote.Dispose();

    [Theory]
    [InlineData("abcabc")]
    [InlineData("cbacba")]
    [InlineData("bacabbc")]
    public void Three_clones_that_were_apart_hold_the_same_afterwards_in_any_order(string order)
    {
        using OperationsClone a = new(_remote.Path), b = new(_remote.Path), c = new(_remote.Path);
        OperationsClone[] clones = [a, b, c];
        a.Declare("Shared");
        a.Sync();
        b.Sync();
        c.Sync();
        foreach (OperationsClone clone in clones)
        {
            clone.Note("1", "from " + clone.Path);
            clone.Declare("Own of " + clone.Path);
            clone.Note("INC-0002", "more");
        }

        foreach (char which in order + order) clones[which - 'a'].Sync();

        Assert.Equal(a.Content(), b.Content());
        Assert.Equal(a.Content(), c.Content());
        Assert.Equal(3, a.Ledger().Timeline("1").Count(item => item.Kind == IncidentKind.Note));
        Assert.Equal(4, a.Ledger().Read(default).Count());
        Assert.Equal(a.Ledger().Timeline("1").Select(item => item.Id), c.Ledger().Timeline("1").Select(item => item.Id));

        Assert.Contains("is the label of 3 incidents", Assert.Throws<OperationException>(() => b.Ledger().Find("INC-0002")).Message, StringComparison.Ordinal);
        IReadOnlyList<Incident> repaired = b.Ledger().RepairLabels("Ann", _ => true, default);
        Assert.Equal(["INC-0003", "INC-0004"], repaired.Select(incident => incident.Label));
        Assert.All(repaired, incident => Assert.Equal(["INC-0002"], incident.Aliases));
        b.Sync();
        a.Sync();
        Assert.Equal(["INC-0001", "INC-0002", "INC-0003", "INC-0004"], a.Ledger().Read(default).Select(incident => incident.Label).Order(StringComparer.Ordinal));
        Assert.Equal("INC-0002", a.Ledger().Find("INC-0002").Label);
        Assert.Equal("INC-0004", a.Ledger().Find("4").Label);
        Assert.Empty(b.Ledger().RepairLabels("Ann", _ => true, default));
        Assert.Equal("INC-0005", a.Declare("Next").Label);
    }

    [Fact]
    public void Nothing_to_exchange_writes_nothing_and_a_private_incident_stays()
    {
        using OperationsClone a = new(_remote.Path), b = new(_remote.Path);
        Assert.Null(a.Sync().Sha);
        a.Ledger().Declare(new NewIncident { Title = "Breach", IsPrivate = true }, "Ann", default);
        a.Declare("Open");
        StoreSync sent = a.Sync();
        Assert.Single(sent.Sent);
        StoreSync again = a.Sync();
        Assert.Empty(again.Sent.Concat(again.Received));
        Assert.Equal(sent.Sha, again.Sha);
        Assert.Single(b.Sync().Received);
        Assert.Equal(["Open"], b.Ledger().Read(default).Select(incident => incident.Title));
    }

    [Fact]
    public async Task Clones_that_synchronize_at_once_lose_nothing()
    {
        using OperationsClone a = new(_remote.Path), b = new(_remote.Path), c = new(_remote.Path);
        a.Declare("Shared");
        a.Sync();
        b.Sync();
        c.Sync();
        await Task.WhenAll(((OperationsClone[])[a, b, c]).Select(clone => Task.Run(() =>
        {
            for (int i = 0; i < 5; i++)
            {
                clone.Note("1", $"{clone.Path} {i}");
                clone.Sync();
            }
        })));
        foreach (OperationsClone clone in (OperationsClone[])[a, b, c, a, b]) clone.Sync();

        Assert.Equal(15, a.Ledger().Timeline("1").Count(item => item.Kind == IncidentKind.Note));
        Assert.Equal(a.Content(), b.Content());
        Assert.Equal(a.Content(), c.Content());
    }

    [Fact]
    public void A_remote_that_is_not_there_is_one_error_and_what_was_written_stays()
    {
        using var clone = new OperationsClone(Path.Combine(_remote.Path, "gone"));
        clone.Declare("One");

        Assert.Equal(ErrorId.RemoteFailed, Assert.Throws<OperationException>(() => clone.Sync()).Id);
        Assert.Equal("One", Assert.Single(clone.Ledger().Read(default)).Title);
    }

    [Fact]
    public void Moves_that_were_made_apart_are_told_the_same_in_each_clone()
    {
        using OperationsClone a = new(_remote.Path), b = new(_remote.Path);
        a.Declare("Shared");
        a.Sync();
        b.Sync();
        Move(a, IncidentStatus.Declined);
        Move(b, IncidentStatus.Mitigated);
        a.Sync();
        b.Sync();
        a.Sync();

        Incident first = a.Ledger().Find("1"), second = b.Ledger().Find("1");
        Assert.Equal(IncidentStatus.Declined, first.Status);
        Assert.Equal(first.Status, second.Status);
        Assert.Contains(first.Problems, problem => problem.Kind == Core.Storage.Events.EventProblemKind.MoveIgnored);
        Assert.Equal(first.Problems, second.Problems);

        static void Move(OperationsClone clone, IncidentStatus to) =>
            clone.Ledger().Add("1", "move", incident => IncidentChanges.Of(incident, new IncidentUpdate { Status = to, Reason = "x" }, "Ann", clone.Time.GetUtcNow()), default);
    }
}
