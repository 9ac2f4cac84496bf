using VtOperate.Core.Decisions;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;

namespace VtOperate.Engine.Tests;

public sealed class JournalReaderTests : IDisposable
{
    private readonly KnowledgeFixture _fixture = new();

    [Fact]
    public void Reads_entries_summaries_and_plain_files_of_every_place()
    {
        _fixture.Write("docs/journal/2026-03/entries/2026-03-01-1405-decision.md", "---\ntype: decision\ndate: 2026-03-01 14:07\ncontext: bugfix\nimpact: high\ntags: [a, b]\nconsolidated: 2026-03-09\n---\n# Keep it\n\nBecause.\n");
        _fixture.Write("docs/journal/2026-03/entries/2026-03-01-1405-learning-2.md", "No heading\n");
        _fixture.Write("docs/journal/index.md", "# Not an entry\n");
        _fixture.Write("docs/vt-c-journal/2026-02/2026-02-11-session-summary.md", "# Session\n");
        _fixture.Write("docs/journal/thoughts.md", "# Thoughts\r\n\r\nIntro\r\n\r\n## 2026-01-02 14:05: First thing\r\n\r\nOne\r\n\r\n## [2026-01-03] 3 more things\r\n\r\nTwo\r\nlines\r\n");
        JournalEntry[] read = [.. Read()];
        Assert.Empty(_fixture.Reporter.Problems);
        Assert.Equal(["thoughts#5", "thoughts#9", "2026-03/entries/2026-03-01-1405-decision", "2026-03/entries/2026-03-01-1405-learning-2", "2026-02/2026-02-11-session-summary"], read.Select(entry => entry.Id));
        Assert.Equal(["First thing", "3 more things", "Keep it", "2026 03 01 1405 learning 2", "Session"], read.Select(entry => entry.Title));
        Assert.Equal([null, null, "decision", "learning", "session-summary"], read.Select(entry => entry.Kind));
        Assert.Equal([new(2026, 1, 2, 14, 5, 0), new(2026, 1, 3), new(2026, 3, 1, 14, 7, 0), new(2026, 3, 1, 14, 5, 0), new DateTime(2026, 2, 11)], read.Select(entry => entry.Date!.Value));
        Assert.Equal(("One", "Two\nlines"), (read[0].Text, read[1].Text));
        Assert.Equal(("bugfix", "high", "2026-03-09"), (read[2].Context, read[2].Impact, read[2].Consolidated));
        Assert.Equal([5, 9, 1, 1, 1], read.Select(entry => entry.Line));
    }

    [Fact]
    public void An_entry_that_is_broken_is_one_problem()
    {
        _fixture.Write("docs/journal/a.md", "---\ntype: [\n---\n# A\n");
        _fixture.Write("docs/journal/b.md", "> ## 2026-01-02 a\n> ## 2026-01-03 b\n");
        Assert.Equal(["A", "a", "b"], Read().Select(entry => entry.Title));
        Assert.Equal(ErrorId.JournalUnreadable, Assert.Single(_fixture.Reporter.Problems).Id);
    }

    [Fact]
    public void Finds_what_fits_and_nothing_else()
    {
        _fixture.Write("docs/journal/2026-03-01-redis.md", "# Redis pool is bounded to 20 connections\n\nAn unbounded pool drained the server.\n");
        _fixture.Write("docs/journal/2026-03-02-colours.md", "# Colours of the dashboard\n\nGreen, because people like it.\n");
        JournalSearch search = JournalSearch.Read(new JournalReader(_fixture.Engine, _fixture.Base), _fixture.Reporter, CancellationToken.None);
        JournalMatch match = Assert.Single(search.Find(new KnowledgeQuery { Text = "Redis connections run out, the pool is drained" }, 5, CancellationToken.None));
        Assert.Equal("2026-03-01-redis", match.Entry.Id);
        Assert.Empty(search.Find(new KnowledgeQuery { Text = "People cannot log in since the last release" }, 5, CancellationToken.None));
    }

    public void Dispose() => _fixture.Dispose();

    private IEnumerable<JournalEntry> Read() => new JournalReader(_fixture.Engine, _fixture.Base).Read(_fixture.Reporter, CancellationToken.None);
}
