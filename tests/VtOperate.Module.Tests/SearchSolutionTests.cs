using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests;

public sealed class SearchSolutionTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly TestSession _session;

    public SearchSolutionTests()
    {
        _folder.Write(".vtoperate.yml", "knowledge:\n  platform: platform/knowledge\n");
        _folder.Write("platform/knowledge/database-issues/pool.md", "---\ntitle: The database refuses connections\ndate: 2026-03-01\nmodule: Storage\ncomponent: database\nproblem_type: runtime_error\nroot_cause: config_error\nstatus: draft\ntags: [db, database]\n---\n\nThe redis pool of the `Storage` module was too small. Out of memory followed.\n");
        _session = new TestSession(location: _folder.Path);
    }

    [Theory]
    [InlineData("Search-Solution 'redis pool'", "platform:database-issues/pool runtime-errors/redis-timeout")]
    [InlineData("Search-Solution 'redis pool' -Source .", "runtime-errors/redis-timeout")]
    [InlineData("Search-Solution 'redis pool' -Source plat*", "platform:database-issues/pool")]
    [InlineData("Search-Solution 'redis pool' -Component Database", "platform:database-issues/pool")]
    [InlineData("Search-Solution 'redis pool' -ProblemType runtime*", "platform:database-issues/pool runtime-errors/redis-timeout")]
    [InlineData("Search-Solution 'redis pool' -RootCause config_error -Module Sessions", "runtime-errors/redis-timeout")]
    [InlineData("Search-Solution 'redis pool' -Status draft", "platform:database-issues/pool")]
    [InlineData("Search-Solution 'redis pool' -Pattern bound-every-pool", "runtime-errors/redis-timeout")]
    [InlineData("Search-Solution 'redis pool' -Since 2026-02-15", "platform:database-issues/pool")]
    [InlineData("Search-Solution 'redis pool' -Since 2026-02-03", "platform:database-issues/pool runtime-errors/redis-timeout")]
    [InlineData("Search-Solution oom", "platform:database-issues/pool")]
    [InlineData("Search-Solution 'the db refuses us' -First 1", "platform:database-issues/pool")]
    public void Searches_every_root_and_takes_what_fits(string script, string expected)
    {
        IReadOnlyList<PSObject> found = _session.Invoke(script + " | ForEach-Object Solution");
        Assert.Equal(expected, string.Join(' ', found.Select(solution => (string)solution.Properties["Id"].Value).Order(StringComparer.Ordinal)));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Says_where_a_solution_comes_from()
    {
        IReadOnlyList<PSObject> found = _session.Invoke("Search-Solution 'redis pool' | ForEach-Object Solution");
        Assert.Equal(["", "platform"], found.Select(solution => (string)solution.Properties["Source"].Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_result_says_how_much_was_searched_and_where()
    {
        Assert.Empty(_session.Invoke("Search-Solution xylophone"));
        Assert.Equal($"None of the 4 solutions has a word of the query: xylophone. Searched: docs/solutions, platform ({Path.Combine(_folder.Path, "platform", "knowledge")}).", Assert.Single(_session.Warnings));
    }

    [Theory]
    [InlineData(".", "None of the 3 solutions has a word of the query: xylophone. Searched: docs/solutions.")]
    [InlineData("plat*", "The only solution has no word of the query: xylophone. Searched: platform ({0}/platform/knowledge).")]
    [InlineData("gone", "The filters leave none of the 4 solutions. Searched: gone ({0}/gone, not there).")]
    [InlineData("nobody", "-Source takes none of the roots: ., gone, platform.")]
    public void Names_only_the_roots_that_were_asked_and_says_which_are_not_there(string source, string expected)
    {
        _folder.Write(".vtoperate.yml", "knowledge:\n  platform: platform/knowledge\n  gone: gone\n");
        Assert.Empty(_session.Invoke($"Search-Solution xylophone -Source {source}"));
        Assert.Equal(string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, _folder.Path), Assert.Single(_session.Warnings).Replace('\\', '/'));
    }

    [Fact]
    public void Bad_documents_are_told_of_where_they_matter_and_once()
    {
        _folder.Write("platform/knowledge/database-issues/bad.md", "---\ntitle: [\n---\n\nbad\n");
        _folder.Write("platform/knowledge/patterns/critical-patterns.md", "---\nx: [\n---\n\n# Patterns\n");
        _session.Invoke("Search-Solution redis -Source .");
        Assert.Empty(_session.Errors);
        _session.Invoke("Search-Solution redis");
        Assert.Equal(2, _session.Errors.Count);
        _session.Invoke("'Add one', 'Add two' | ForEach-Object { Add-Solution $_ }; Add-Solution 'Problem: Redis pool, Solution: None' -WhatIf");
        Assert.Empty(_session.Errors);
        _folder.Write("docs/solutions/patterns/critical-patterns.md", "---\nx: [\n---\n\n# Patterns\n");
        _session.Invoke("$a = [InvalidOperationException]::new('one'), [InvalidOperationException]::new('two'); $a | Add-Solution -Solution none");
        Assert.Contains("critical-patterns.md", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Explains_a_score_as_objects_and_as_text()
    {
        PSObject match = _session.InvokeSingle("Search-Solution 'redis pool' -First 1 -Explain");
        var explanation = PSObject.AsPSObject(match.Properties["Explanation"].Value);
        double words = ((IEnumerable)explanation.Properties["Words"].Value).Cast<object>().Sum(word => (double)PSObject.AsPSObject(word).Properties["Score"].Value);
        double parts = ((IEnumerable)explanation.Properties["Parts"].Value).Cast<object>().Sum(part => (double)PSObject.AsPSObject(part).Properties["Score"].Value);
        Assert.Equal((double)match.Properties["Score"].Value, words + parts, 9);
        Assert.Equal("runtime-errors/redis-timeout", Assert.Single(_session.Invoke("Search-Solution 'redis pool small lost' -First 1 -Explain | Get-Solution")).Properties["Id"].Value);
        Assert.Equal("pool", _session.InvokeSingle("(Search-Solution pool -First 1 -Explain).Explanation.Words[0].Word").BaseObject);
        Assert.Null(_session.InvokeSingle("Search-Solution 'redis pool' -First 1").Properties["Explanation"].Value);
        string text = _session.Render("Search-Solution 'redis pool' -First 1 -Explain");
        Assert.Contains("     score  share  field      times  rarity  word\n", text, StringComparison.Ordinal);
        Assert.Contains(" %  tags ", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Search-Solution x -Source ", "'.' platform")]
    [InlineData("Search-Solution x -Status ", "draft")]
    [InlineData("Search-Solution x -Component da", "database")]
    public void Completes_from_what_is_there(string line, string expected)
    {
        _session.Invoke("Get-Solution");
        Assert.Equal(expected.Split(' '), _session.Complete(line).Take(expected.Split(' ').Length));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
