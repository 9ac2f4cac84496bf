using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Bugs;

public sealed class BugStoreTests : IDisposable
{
    private readonly TestRepository _made = new();

    private string Bugs => Path.Combine(_made.Path, "docs", "bugs");

    public void Dispose() => _made.Dispose();

    [Fact]
    public void Writes_both_files_and_saves_the_same_report_once()
    {
        BugStore store = Store();
        Assert.True(store.Plan(Bug("Größe [1] falsch"), null, default).IsNew);
        BugInvestigation first = store.Save(Bug("Größe [1] falsch"), new BugReport(), null, default);
        Assert.Equal("BUG-0001", first.Label);
        Assert.Equal([Path.Combine(Bugs, "BUG-0001-größe-1-falsch", "report.md"), Path.Combine(Bugs, "BUG-0001-größe-1-falsch", "investigation.md")], first.SavedFiles);
        byte[] report = File.ReadAllBytes(first.SavedFiles[0]);

        Assert.False(store.Plan(Bug("Größe [1] falsch"), null, default).IsNew);
        BugInvestigation again = store.Save(Bug("Größe [1] falsch"), new BugReport(), null, default);
        Assert.Equal(first.SavedFiles, again.SavedFiles);
        Assert.Equal(report, File.ReadAllBytes(first.SavedFiles[0]));
        Assert.Single(Directory.GetDirectories(Bugs));
    }

    [Theory]
    [InlineData("status: investigating", "status: closed")]
    [InlineData("status: investigating", "status: Wontfix")]
    [InlineData("status: investigating", "status: 'duplicate' # of BUG-0003")]
    public void A_closed_bug_does_not_swallow_a_new_report(string open, string closed)
    {
        BugStore store = Store();
        string report = store.Save(Bug("x"), new BugReport(), null, default).SavedFiles[0];
        File.WriteAllText(report, File.ReadAllText(report).Replace(open, closed, StringComparison.Ordinal));
        Assert.Equal("BUG-0002", store.Save(Bug("x"), new BugReport(), null, default).Label);
    }

    [Fact]
    public void The_next_number_counts_every_branch_and_the_work_tree()
    {
        string first = _made.Commit("a", ("docs/bugs/BUG-0041-old/report.md", "x"), ("docs/bugs/notes.md", "x")).ToString();
        _made.Commit("b", ("docs/bugs/BUG-0041-old/report.md", null));
        foreach (string name in (string[])["BUG-0007-here", "BUG-99999999-joke", "BUG-12x"]) Directory.CreateDirectory(Path.Combine(Bugs, name));
        using (IGitRepository repository = _made.Open()) Assert.Equal("BUG-0008", Store().Plan(Bug("t"), repository, default).Label);
        _made.Git.Refs.Add("refs/remotes/origin/fix", first);
        using (IGitRepository repository = _made.Open()) Assert.Equal("BUG-0042", Store().Plan(Bug("t"), repository, default).Label);
    }

    [Fact]
    public void Many_at_once_lose_nothing_and_share_no_number()
    {
        string?[] labels = new string?[24];
        Parallel.For(0, labels.Length, i => labels[i] = Store().Save(Bug("bug number " + i), new BugReport(), null, default).Label);
        Assert.Equal(labels.Length, labels.Distinct().Count());
        Assert.All(Directory.GetDirectories(Bugs), folder => Assert.Equal(2, Directory.GetFiles(folder).Length));
        Assert.Equal(labels.Length, Directory.GetDirectories(Bugs).Length);
    }

    [Fact]
    public void The_report_keeps_hostile_text_as_text()
    {
        var trace = new StackTrace { Language = TraceLanguage.Python, Type = "E<b>", Message = "```\n# not a heading\n---", Frames = [new TraceFrame { Text = "File \"a.py\", line 1" }] };
        BugInvestigation bug = Bug("a: b # c --- \"q\"") with { Description = "line\n```\n---\nstatus: closed\n", Traces = [trace] };
        BugStore store = Store();
        string report = File.ReadAllText(store.Save(bug, new BugReport(), null, default).SavedFiles[0]);
        Assert.StartsWith("---\nid: ", report, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', report);
        Assert.Contains("````text\nline\n```\n---\nstatus: closed\n````\n", report, StringComparison.Ordinal);
        Assert.False(store.Plan(bug, null, default).IsNew);
    }

    private static BugInvestigation Bug(string title) => new()
    {
        Id = Ulid.New(DateTimeOffset.UnixEpoch),
        Title = title,
        InvestigatedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero),
    };

    private BugStore Store() => new(new EngineRoot(), Bugs, Path.Combine(_made.Path, ".git", "vtoperate", "bugs.lock"), new SilentReporter());
}
