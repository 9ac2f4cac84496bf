using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Engine.Tests.History;

public sealed class HistoryMemoryTests : IDisposable
{
    private readonly TestRepository _made = new();
    private readonly GitFinder _finder = new();

    public HistoryMemoryTests()
    {
        for (int i = 0; i < 4; i++) _made.Commit($"commit {i}", ("a.txt", string.Concat(Enumerable.Range(0, 20).Select(line => line % 4 <= i ? $"{line} of {i}\n" : $"{line}\n"))));
    }

    public void Dispose() => _made.Dispose();

    [Fact]
    public void A_second_reader_of_a_session_knows_what_the_first_found_out()
    {
        (ObjectId[] log, ObjectId[] blame) = Ask();
        foreach (string folder in Directory.GetDirectories(Objects).Where(folder => Path.GetFileName(folder).Length == 2)) Directory.Move(folder, folder + "-away");
        (ObjectId[] logAgain, _) = Ask(withBlame: false);
        Assert.Equal(log, logAgain);
        foreach (string folder in Directory.GetDirectories(Objects, "*-away")) Directory.Move(folder, folder[..^"-away".Length]);
        Assert.Equal(blame, Ask().Blame);
    }

    [Fact]
    public void New_commits_are_seen_at_once()
    {
        Ask();
        ObjectId added = _made.Commit("one more", ("a.txt", "one more\n"));
        Assert.Equal(added, Ask().Log[0]);
        _made.Pack();
        Assert.Equal(added, Ask().Log[0]);
    }

    [Fact]
    public void A_graft_or_a_boundary_made_in_between_counts()
    {
        ObjectId[] log = Ask().Log;
        Assert.Equal(4, log.Length);
        Directory.CreateDirectory(Path.Combine(_made.Path, ".git", "info"));
        string grafts = Path.Combine(_made.Path, ".git", "info", "grafts");
        File.WriteAllText(grafts, $"{log[1]}\n");
        Assert.Equal(log[..2], Ask().Log);
        File.Delete(grafts);
        Assert.Equal(log, Ask().Log);
        File.WriteAllText(Path.Combine(_made.Path, ".git", "shallow"), $"{log[2]}\n");
        using IGitRepository repository = _finder.Open(_made.Path)!;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        Assert.Equal(log[..3], PathLog.Read(history, repository.Head!.Value, "a.txt", default).Select(commit => commit.Id));
        Assert.True(history.MetBoundary);
        var again = new HistoryReader(objects, repository.ShallowBoundary);
        Assert.Equal(3, PathLog.Read(again, repository.Head!.Value, "a.txt", default).Count());
        Assert.True(again.MetBoundary);
    }

    [Fact]
    public async Task Any_number_of_readers_ask_at_once()
    {
        ObjectId[] log = Ask().Log;
        Task<ObjectId[]>[] asking = [.. Enumerable.Range(0, 24).Select(_ => Task.Run(() => Ask().Log))];
        foreach (ObjectId[] found in await Task.WhenAll(asking)) Assert.Equal(log, found);
    }

    private string Objects => Path.Combine(_made.Path, ".git", "objects");

    private (ObjectId[] Log, ObjectId[] Blame) Ask(bool withBlame = true)
    {
        using IGitRepository repository = _finder.Open(_made.Path)!;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId head = repository.Head!.Value;
        ObjectId[] log = [.. PathLog.Read(history, head, "a.txt", default).Select(commit => commit.Id)];
        return (log, withBlame ? [.. new Blame(history, new RenameFinder(history)).Explain(head, "a.txt", [(1, 100)], default).Select(lines => lines.Commit.Id)] : []);
    }
}
