using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>However many ids come through one pipeline, folders are listed once, and what is written meanwhile is found.</summary>
public sealed class SolutionLookupTests : IDisposable
{
    private const int Documents = 300;

    private readonly KnowledgeFixture _fixture = new();
    private readonly CountingEngine _engine = new();

    public SolutionLookupTests()
    {
        for (int i = 0; i < Documents; i++) _fixture.Write($"docs/solutions/c{i % 7}/n{i}.md", $"---\ntitle: Number {i}\nmodule: Shop\n---\nText of {i}.\n");
    }

    private SolutionLibrary Library => new(_engine, _fixture.Base);

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Many_ids_need_one_listing_and_one_reading_each()
    {
        SolutionLookup lookup = Library.Lookup(_fixture.Reporter);
        for (int i = 0; i < Documents; i++) Assert.Equal($"Number {i}", Assert.Single(Named(lookup, $"c{i % 7}/n{i}")).Solution.Title);
        for (int i = 0; i < Documents; i++) Assert.Equal($"Number {i}", Assert.Single(Named(lookup, $"C{i % 7}/N{i}")).Solution.Title);
        Assert.InRange(_engine.Listings, 0, 1);
        Assert.Equal(2 * Documents, _engine.Reads);
    }

    [Fact]
    public void Many_ids_that_nobody_has_need_one_listing()
    {
        SolutionLookup lookup = Library.Lookup(_fixture.Reporter);
        for (int i = 0; i < Documents; i++) Assert.Equal(ErrorId.RecordNotFound, Assert.Throws<OperationException>(() => Named(lookup, $"c1/none{i}")).Id);
        Assert.Contains("Near it: c0/n0", Assert.Throws<OperationException>(() => Named(Library.Lookup(_fixture.Reporter), "c9/n0")).Message, StringComparison.Ordinal);
        Assert.Equal(2, _engine.Listings);
    }

    [Fact]
    public void What_comes_goes_or_changes_after_the_first_look_is_seen()
    {
        SolutionLookup lookup = Library.Lookup(_fixture.Reporter);
        Assert.Single(Named(lookup, "C0/N0"));
        _fixture.Write("docs/solutions/new/one.md", "---\ntitle: New\n---\n");
        _fixture.Write("docs/solutions/c0/n0.md", "---\ntitle: Changed\n---\n");
        File.Delete(Path.Combine(_fixture.Root, "docs/solutions/c1/n1.md"));
        Assert.Equal("New", Assert.Single(Named(lookup, "new/one")).Solution.Title);
        Assert.Equal("Changed", Assert.Single(Named(lookup, "c0/n0")).Solution.Title);
        Assert.Throws<OperationException>(() => Named(lookup, "c1/n1"));
        Assert.Throws<OperationException>(() => Named(lookup, "C1/N1"));
        Assert.Equal(1, _engine.Listings);
    }

    [Fact]
    public void A_pattern_that_is_promoted_meanwhile_is_seen()
    {
        SolutionLookup lookup = Library.Lookup(_fixture.Reporter);
        Assert.Null(Assert.Single(Named(lookup, "c0/n0")).Solution.Pattern);
        _fixture.Write("docs/solutions/patterns/critical-patterns.md", "# Critical patterns\n\n## 1. Count Once (ALWAYS REQUIRED)\n\n**Documented in:** `docs/solutions/c0/n0.md`\n");
        Assert.Equal("count-once", Assert.Single(Named(lookup, "c0/n0")).Solution.Pattern);
        _fixture.Write("docs/solutions/patterns/critical-patterns.md", "# Critical patterns\n\n## 1. Count Twice (ALWAYS REQUIRED)\n\n**Documented in:** `docs/solutions/c0/n0.md`\n");
        Assert.Equal("count-twice", Assert.Single(Named(lookup, "c0/n0")).Solution.Pattern);
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../secret")]
    [InlineData("c0/../../../secret")]
    [InlineData("c0//n0")]
    [InlineData("./c0/n0")]
    [InlineData("patterns/critical-patterns")]
    [InlineData("README")]
    [InlineData("_archived/old")]
    [InlineData("c0/.hidden")]
    [InlineData("c0")]
    [InlineData("c0/\0")]
    public void An_id_leads_to_solutions_only(string id)
    {
        foreach (string file in (string[])["secret.md", "docs/solutions/patterns/critical-patterns.md", "docs/solutions/README.md", "docs/solutions/_archived/old.md", "docs/solutions/c0/.hidden.md"]) _fixture.Write(file, "# Text\n");
        Assert.False(Library.Lookup(_fixture.Reporter).Has(id, CancellationToken.None));
    }

    [Fact]
    public void Wildcards_read_what_they_take_and_nothing_else()
    {
        SolutionLookup lookup = Library.Lookup(_fixture.Reporter);
        SolutionDocument[] read = [.. lookup.Named(new AskedId("c3/*", id => id.StartsWith("c3/", StringComparison.Ordinal)), CancellationToken.None)];
        Assert.Equal(Documents / 7, read.Length, 1.0);
        Assert.Equal(read.Length, _engine.Reads);
        Assert.Empty(lookup.Named(new AskedId("c99/*", _ => false), CancellationToken.None));
    }

    [Fact]
    public void Documents_of_patterns_and_superseded_ones_are_found_with_one_look()
    {
        string links = string.Join(", ", Enumerable.Range(0, Documents).Select(i => $"`docs/solutions/c{i % 7}/n{i}.md`"));
        _fixture.Write("docs/solutions/patterns/critical-patterns.md", $"# Critical patterns\n\n## 1. Count Once (ALWAYS REQUIRED)\n\n### ❌ WRONG\n```csharp\ncounter.AddTwice(total);\n```\n\n### ✅ CORRECT\n```csharp\ncounter.Add(total);\n```\n\n**Documented in:** {links}\n");
        OperationConfiguration configuration = new ConfigurationReader(_engine).Read(_fixture.Root, _fixture.Reporter, CancellationToken.None);
        int before = _engine.Listings;
        Assert.Equal(1, PatternGuard.Read(_engine, configuration, _fixture.Reporter, CancellationToken.None).Count);
        Assert.InRange(_engine.Listings - before, 0, 2);
        for (int i = 0; i < Documents; i++) _fixture.Write($"docs/solutions/newer/s{i}.md", $"---\ntitle: Newer {i}\nsupersedes: c{i % 7}/n{i}\n---\nText.\n");
        before = _engine.Listings;
        StaleFinding[] found = [.. new StaleFinder(_engine, configuration, TimeProvider.System).Find(_ => true, null, includeNew: true, _fixture.Reporter, CancellationToken.None)];
        Assert.Equal(Documents, found.Length);
        Assert.InRange(_engine.Listings - before, 0, 3);
    }

    private static SolutionDocument[] Named(SolutionLookup lookup, string id) => [.. lookup.Named(new AskedId(id), CancellationToken.None)];
}
