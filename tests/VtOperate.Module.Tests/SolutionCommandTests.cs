using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests;

public sealed class SolutionCommandTests : IDisposable
{
    private readonly KnowledgeFolder _folder = new();
    private readonly TestSession _session;

    public SolutionCommandTests() => _session = new TestSession(location: _folder.Path);

    [Fact]
    public void Lists_what_the_documents_say()
    {
        IReadOnlyList<PSObject> all = _session.Invoke("Get-Solution");
        Assert.Empty(_session.Errors);
        Assert.Equal(["naïve [draft] note", "runtime-errors/redis-timeout", "ui-bugs/wrong-total"], Values(all, "Id"));
        Assert.Equal(["Kühlung fällt aus", "Sessions are lost when the pool is too small", "Wrong total in the cart"], Values(all, "Title"));
        Assert.Equal(["", "runtime-errors", "ui-bugs"], Values(all, "Category"));
        Assert.Equal(["", "High", "Medium"], Values(all, "Severity"));
        Assert.Equal(["", "02/03/2026", "01/09/2026"], Values(all, "Date"));
        Assert.Equal(["rounding", "money"], ((IEnumerable)all[2].Properties["Tags"].Value).Cast<string>());
        Assert.All(all, solution => Assert.Equal(_folder.Path, solution.Properties["Repository"].Value));
    }

    [Theory]
    [InlineData("Get-Solution | Where-Object Pattern", "runtime-errors/redis-timeout")]
    [InlineData("Get-Solution -Pattern bound-*", "runtime-errors/redis-timeout")]
    [InlineData("Get-Solution -Category UI-*", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution -Tag money, nothing", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution -Severity 3", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution -Severity SEV2, low", "runtime-errors/redis-timeout")]
    [InlineData("Get-Solution *total", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution 'naïve [draft] note'", "naïve [draft] note")]
    [InlineData("Get-Solution Runtime-Errors/REDIS-timeout", "runtime-errors/redis-timeout")]
    [InlineData("'ui-bugs/wrong-total' | Get-Solution", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution *total | Get-Solution", "ui-bugs/wrong-total")]
    [InlineData("Search-Solution rounded | Get-Solution", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution '*[draft'", "")]
    [InlineData("Get-Solution *total -Severity Critical", "")]
    public void Takes_what_fits(string script, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Values(_session.Invoke(script), "Id")));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void A_piped_solution_finds_its_way_home_from_anywhere()
    {
        using var elsewhere = new TestSession();
        IReadOnlyList<PSObject> found = elsewhere.Invoke($"Get-Solution -Repository '{_folder.Path}' *redis* | Get-Solution");
        Assert.Equal("runtime-errors/redis-timeout", Assert.Single(Values(found, "Id")));
    }

    [Theory]
    [InlineData("Get-Solution wrong-total", "RecordNotFound", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution ui-bugs/wrong-totl", "RecordNotFound", "ui-bugs/wrong-total")]
    [InlineData("Get-Solution ../../secret", "RecordNotFound", "../../secret")]
    [InlineData("5.5 | Get-Solution", "IdentityMismatch", "Double")]
    [InlineData("Get-CriticalPattern | Get-Solution", "IdentityMismatch", "CriticalPattern")]
    [InlineData("Get-CriticalPattern bound-every-pol", "RecordNotFound", "bound-every-pool")]
    [InlineData("Get-JournalEntry | Get-CriticalPattern", "IdentityMismatch", "JournalEntry")]
    [InlineData("Get-Solution | Search-Solution", "IdentityMismatch", "Solution")]
    public void Says_what_is_wrong_with_an_id(string script, string id, string part)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.NotEmpty(_session.Errors);
        Assert.All(_session.Errors, error =>
        {
            Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
            Assert.Contains(part, error.ToString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Of_several_ids_the_good_ones_are_written()
    {
        Assert.Equal(["ui-bugs/wrong-total"], Values(_session.Invoke("'no/such', 'ui-bugs/wrong-total' | Get-Solution"), "Id"));
        Assert.Equal("no/such", Assert.Single(_session.Errors).TargetObject);
    }

    [Fact]
    public void A_document_that_is_broken_is_one_error_and_the_rest_goes_on()
    {
        _folder.Write("docs/solutions/a/broken.md", "---\ntitle: `tick`\n---\n# Still a title\n");
        _folder.Write("docs/solutions/a/open.md", "---\ntitle: x\n\n# Never closed\n");
        File.WriteAllBytes(System.IO.Path.Combine(_folder.Path, "docs", "solutions", "a", "binary.md"), [0, 1, 2, 255]);
        IReadOnlyList<PSObject> all = _session.Invoke("Get-Solution");
        Assert.Equal(["naïve [draft] note", "a/broken", "a/open", "runtime-errors/redis-timeout", "ui-bugs/wrong-total"], Values(all, "Id"));
        Assert.Equal(["a/binary", "a/broken", "a/open"], _session.Errors.Select(error => error.TargetObject.ToString()![(_folder.Path.Length + "/docs/solutions/".Length)..^3].Replace('\\', '/')));
        Assert.All(_session.Errors, error => Assert.StartsWith("SolutionUnreadable", error.FullyQualifiedErrorId, StringComparison.Ordinal));
        Assert.Contains("broken.md' line 2", _session.Errors[1].ToString(), StringComparison.Ordinal);
        Assert.Equal(["Kühlung fällt aus", "Still a title", "Never closed", "Sessions are lost when the pool is too small", "Wrong total in the cart"], Values(all, "Title"));
    }

    [Fact]
    public void A_search_says_which_word_in_which_field_scored_what()
    {
        PSObject match = _session.InvokeSingle("Search-Solution 'Redis pools' -First 1");
        Assert.Equal(1, match.Properties["Rank"].Value);
        PSObject[] evidence = [.. ((IEnumerable)match.Properties["Evidence"].Value).Cast<object>().Select(PSObject.AsPSObject)];
        Assert.Contains(evidence, reason => ((string)reason.Properties["Text"].Value) is "tags: pools, Redis" or "tags: Redis, pools");
        Assert.Contains(evidence, reason => ((string)reason.Properties["Text"].Value).Equals("title: pools", StringComparison.Ordinal));
        Assert.Equal((double)match.Properties["Score"].Value, evidence.Sum(reason => (double)reason.Properties["Weight"].Value), 9);
        Assert.All(evidence, reason => Assert.Equal("docs/solutions/runtime-errors/redis-timeout.md", reason.Properties["File"].Value));
    }

    [Fact]
    public void A_pasted_error_text_is_one_query()
    {
        IReadOnlyList<PSObject> found = _session.Invoke("'Unhandled exception. RedisTimeoutException: no connection', '', '   at Sessions.Store.Take() in /build/src/Sessions/Store.cs:line 4' | Search-Solution | ForEach-Object Solution");
        Assert.Equal("runtime-errors/redis-timeout", Values(found, "Id")[0]);
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void An_error_can_be_searched_for()
    {
        IReadOnlyList<PSObject> found = _session.Invoke("try { throw [System.TimeoutException]::new('the redis pool is empty') } catch { $_ | Search-Solution | ForEach-Object Solution }");
        Assert.Equal("runtime-errors/redis-timeout", Values(found, "Id")[0]);
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Search-Solution xylophone", "None of the 3 solutions has a word of the query: xylophone. Searched: docs/solutions.")]
    [InlineData("Search-Solution '!!! the'", "The query holds no word that can be searched for.")]
    [InlineData("Search-Solution redis -Category nothing", "The filters leave none of the 3 solutions. Searched: docs/solutions.")]
    public void Nothing_found_says_what_was_searched(string script, string warning)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.Equal(warning, Assert.Single(_session.Warnings));
    }

    [Fact]
    public void Patterns_come_by_name_and_from_their_solutions()
    {
        PSObject pattern = _session.InvokeSingle("Get-Solution | Get-CriticalPattern");
        Assert.Equal("Bound Every Pool", pattern.Properties["Name"].Value);
        Assert.Equal("An unbounded pool drains the server.", pattern.Properties["Why"].Value);
        Assert.Equal("bound-every-pool", Assert.Single(Values(_session.Invoke("Get-CriticalPattern 'bound every pool'"), "Slug")));
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Get-JournalEntry", "2026-03/entries/2026-03-01-1405-decision 2026-02/2026-02-11-session-summary")]
    [InlineData("Get-JournalEntry -Since 2026-02-20", "2026-03/entries/2026-03-01-1405-decision")]
    [InlineData("Get-JournalEntry -Kind sess*", "2026-02/2026-02-11-session-summary")]
    [InlineData("Get-JournalEntry sessions", "2026-02/2026-02-11-session-summary 2026-03/entries/2026-03-01-1405-decision")]
    public void Lists_the_journal(string script, string expected) => Assert.Equal(expected, string.Join(' ', Values(_session.Invoke(script), "Id")));

    [Fact]
    public void The_list_is_read_at_a_glance()
    {
        Assert.Equal(
            """

            Severity Date       Solution
            -------- ----       --------
                                Kühlung fällt aus
                                naïve [draft] note
            High     2026-02-03 Sessions are lost when the pool is too small
                                runtime-errors/redis-timeout
            Medium   2026-01-09 Wrong total in the cart
                                ui-bugs/wrong-total


            """,
            Trimmed(_session.Render("Get-Solution")));
        Assert.Equal(
            """

            Rank  Score Solution
            ----  ----- --------
               1   1.37 Wrong total in the cart
                        ui-bugs/wrong-total
                        title: total


            """,
            Trimmed(_session.Render("Search-Solution total")));
    }

    [Theory]
    [InlineData("Get-Solution run", "runtime-errors/redis-timeout")]
    [InlineData("Get-Solution -Id na", "'naïve [draft] note'")]
    [InlineData("Get-Solution -Category ", "runtime-errors ui-bugs")]
    [InlineData("Search-Solution x -Tag re", "redis")]
    [InlineData("Get-Solution -Pattern b", "bound-every-pool")]
    [InlineData("Get-CriticalPattern ", "bound-every-pool")]
    [InlineData("Get-JournalEntry -Kind ", "decision session-summary")]
    public void Completes_from_what_is_there(string line, string expected)
    {
        // The first completion of a process also loads the engine, which may take longer than a completion waits.
        _session.Invoke("Get-Solution");
        Assert.Equal(expected, string.Join(' ', _session.Complete(line)));
    }

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    private static List<string> Values(IEnumerable<PSObject> objects, string property) =>
        [.. objects.Select(item => Convert.ToString(item.Properties[property].Value, System.Globalization.CultureInfo.InvariantCulture) ?? "")];

    private static string Trimmed(string text) => string.Join('\n', text.Split('\n').Select(line => line.TrimEnd()));
}
