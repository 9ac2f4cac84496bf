using LibGit2Sharp;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Storage;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class OperationStoreTests
{
    [Fact]
    public void A_store_is_written_without_touching_work_tree_index_or_branch_whatever_is_checked_out()
    {
        using var clone = new OperationsClone();
        File.WriteAllText(Path.Combine(clone.Path, "a.txt"), "1");
        using (var git = new Repository(clone.Path))
        {
            LibGit2Sharp.Commands.Stage(git, "a.txt");
            git.Commit("One", Who(), Who());
            git.CreateBranch("hotfix/x");
            LibGit2Sharp.Commands.Checkout(git, "hotfix/x");
            File.WriteAllText(Path.Combine(clone.Path, "a.txt"), "2");
            File.WriteAllText(Path.Combine(clone.Path, "staged.txt"), "s");
            LibGit2Sharp.Commands.Stage(git, "staged.txt");
        }

        string[] before = Outside(clone.Path);
        clone.Declare("Guests cannot pay");
        clone.Note("1", "rolled back");

        Assert.Equal(before, Outside(clone.Path));
        using var after = new Repository(clone.Path);
        Assert.Equal("hotfix/x", after.Head.FriendlyName);
        Assert.Equal(2, after.Branches["operations"].Commits.Count());
        Assert.Equal(["staged.txt"], after.RetrieveStatus().Where(entry => entry.State == FileStatus.NewInIndex).Select(entry => entry.FilePath));
    }

    [Fact]
    public async Task Several_writers_at_once_lose_nothing_and_give_no_number_twice()
    {
        const int Writers = 4, Each = 15;
        using var clone = new OperationsClone();
        clone.Declare("One");

        await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(() =>
        {
            for (int i = 0; i < Each; i++) clone.Note("1", $"{writer} {i}");
            clone.Declare($"Other {writer}");
        })));

        IReadOnlyList<IncidentEvent> timeline = clone.Ledger().Timeline("1");
        Assert.Equal(Writers * Each, timeline.Where(item => item.Kind == IncidentKind.Note).Select(item => item.Text).Distinct().Count());
        for (int writer = 0; writer < Writers; writer++) Assert.Equal(Enumerable.Range(0, Each).Select(i => $"{writer} {i}"), timeline.Select(item => item.Text).Where(text => text.StartsWith($"{writer} ", StringComparison.Ordinal)));
        Assert.Equal(["INC-0005", "INC-0004", "INC-0003", "INC-0002", "INC-0001"], clone.Ledger().Read(default).Select(incident => incident.Label));
        Assert.Empty(clone.Warnings);
    }

    [Fact]
    public void A_write_that_fails_anywhere_leaves_the_old_or_the_new()
    {
        using var clone = new OperationsClone();
        clone.Declare("One");
        SortedDictionary<string, string> before = clone.Content();
        string objects = Path.Combine(clone.Path, ".git", "objects");
        foreach (string file in (string[])["refs/heads/operations.lock"])
        {
            string held = Path.Combine(clone.Path, ".git", file.Replace('/', Path.DirectorySeparatorChar));
            File.WriteAllText(held, "");
            using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
            Assert.ThrowsAny<Exception>(() => clone.Ledger().Add("1", new NewEvent(IncidentKind.Note, DateTimeOffset.UtcNow, "Ann", [new(IncidentData.Text, "x")]), stop.Token));
            Assert.Equal(before, clone.Content());
            File.Delete(held);
        }

        Assert.True(Directory.Exists(objects));
        string left = Path.Combine(clone.Path, ".git", "refs", "heads", "operations.lock");
        File.WriteAllText(left, "");
        File.SetLastWriteTimeUtc(left, DateTime.UtcNow.AddMinutes(-1));
        clone.Note("1", "after");
        Assert.Equal("after", clone.Ledger().Timeline("1")[^1].Text);
    }

    [Fact]
    public void What_a_merge_left_and_what_was_damaged_is_read_with_a_warning_for_each()
    {
        using var clone = new OperationsClone();
        Incident incident = clone.Declare("One");
        clone.Note("1", "two");
        KeyValuePair<string, string> file = clone.Content().Single();
        string[] lines = file.Value.TrimEnd('\n').Split('\n');
        string damaged = string.Join('\n', lines[0], "<<<<<<< HEAD", lines[1], "=======", lines[1], ">>>>>>> other", "{\"v\":1,\"id\":");

        clone.Store.Change("damage", _ => [new StoreEdit(file.Key, System.Text.Encoding.UTF8.GetBytes(damaged))], default);

        Assert.Equal(["One", "two"], clone.Ledger().Timeline("1").Select(item => item.Text));
        Incident read = clone.Ledger().Find("1");
        Assert.Equal(incident.Id, read.Id);
        Assert.Equal([EventProblemKind.ConflictMarker, EventProblemKind.ConflictMarker, EventProblemKind.ConflictMarker, EventProblemKind.TornLine], read.Problems.Where(problem => problem.Kind is not (EventProblemKind.Duplicate or EventProblemKind.ChainForked)).Select(problem => problem.Kind));
        Assert.Contains(read.Problems, problem => problem.Kind == EventProblemKind.Duplicate);
        clone.Note("1", "goes on");
        Assert.Equal(["One", "two", "goes on"], clone.Ledger().Timeline("1").Select(item => item.Text));
    }

    [Theory]
    [InlineData("store: { branch: ops/production }\n", "branch 'ops/production'")]
    [InlineData("store: folder\n", "folder '")]
    [InlineData("store: { folder: ../beside }\n", "beside'")]
    public void A_configuration_names_where_incidents_are_kept(string yaml, string place)
    {
        using var outer = new TemporaryFolder();
        string folder = Directory.CreateDirectory(Path.Combine(outer.Path, "repo")).FullName;
        Repository.Init(folder);
        File.WriteAllText(Path.Combine(folder, ".vtoperate.yml"), yaml);
        var engine = new EngineRoot();
        OperationConfiguration configuration = new ConfigurationReader(engine).Read(folder, new SilentReporter(), default);
        var ledger = new IncidentLedger(engine, configuration, new SilentReporter(), TimeProvider.System);

        ledger.Declare(new NewIncident { Title = "One" }, "Ann", default);

        Assert.Contains(place, ledger.Place, StringComparison.Ordinal);
        Assert.Equal("One", Assert.Single(ledger.Read(default)).Title);
    }

    [Fact]
    public void A_store_of_several_services_is_another_repository()
    {
        using var shared = new OperationsClone();
        using var clone = new OperationsClone();
        File.WriteAllText(Path.Combine(clone.Path, ".vtoperate.yml"), $"store: {{ repository: '{shared.Path}' }}\n");

        clone.Declare("One");

        Assert.Equal("One", Assert.Single(shared.Ledger().Read(default)).Title);
        using var git = new Repository(clone.Path);
        Assert.Null(git.Branches["operations"]);
        Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => shared.Ledger().Find("INC-0002")).Id);
    }

    private static Signature Who() => new("Ann", "ann@example.org", DateTimeOffset.UtcNow);

    private static string[] Outside(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Where(file => !Path.GetRelativePath(folder, file).Replace('\\', '/').StartsWith(".git/objects", StringComparison.Ordinal) && !file.Contains("vtoperate", StringComparison.Ordinal) && !file.EndsWith("operations", StringComparison.Ordinal))
            .Select(file => $"{file} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}"),
    ];
}
