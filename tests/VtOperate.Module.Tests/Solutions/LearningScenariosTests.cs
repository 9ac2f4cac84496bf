using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>The loop as a new user walks it: three similar problems in the short form, then a fourth that somebody else tells in other words, among other things that were solved.</summary>
public sealed class LearningScenariosTests : IDisposable
{
    private static readonly string[] s_others =
    [
        "Problem: the login page shows a blank screen in Safari, Solution: add the missing polyfill for structuredClone",
        "Problem: build fails on Windows because the path is longer than 260 characters, Solution: shorten the output folder",
        "Problem: prices are rounded down in the cart, Solution: use decimal and round half to even",
        "Problem: e-mail templates lose umlauts, Solution: send them as UTF-8 with the right charset header",
        "Problem: the search index is rebuilt at every start, Solution: keep its fingerprint next to it",
    ];

    private readonly HandMadeRepository _made = new();
    private readonly TestSession _session;

    public LearningScenariosTests()
    {
        _made.Commit("start", "readme.txt", "shop\n");
        _session = new TestSession(location: _made.Folder);
    }

    public static TheoryData<string, string[], string> Scenarios => new()
    {
        {
            "memory",
            [
                "Problem: the export job crashes with OutOfMemoryException when a customer has more than 10,000 orders, Solution: stream the rows instead of loading them all into a list",
                "Problem: nightly invoice run dies of OutOfMemoryException for big customers, Solution: page through the rows and do not load them all into a list",
                "Problem: the backup service runs out of memory with large order tables, Solution: read the rows as a stream and write each one at once, not a list of all",
            ],
            "report generator was killed, memory exhausted while it collects every order of a large account"
        },
        {
            "timezone",
            [
                "Problem: invoices of the last day of the month land in the next month, Solution: use UTC instead of local time for the cut-off of a month",
                "Problem: the daily report misses orders placed after 22:00, Solution: use UTC instead of local time for the cut-off of a day",
                "Problem: subscriptions expire one day early for customers in America, Solution: use UTC instead of local time for the cut-off of a subscription",
            ],
            "bookings made late at night show up under the wrong day, UTC against local time again?"
        },
        {
            "pool",
            [
                "Problem: timeouts after a deployment because the database connection pool is exhausted, Solution: dispose connections in a using block",
                "Problem: API returns 500 under load, 'The connection pool has been exhausted', Solution: dispose the connection when the request ends",
                "Problem: worker hangs waiting for a free database connection, Solution: connections were never closed, dispose them",
            ],
            "checkout is hanging at peak hours, every request waits for a db connection and then times out"
        },
        {
            "null",
            [
                "Problem: NullReferenceException in CartService.Total when the cart has no coupon, Solution: treat a missing coupon as no discount",
                "Problem: NullReferenceException in OrderMailer.Send for guests without an address, Solution: treat a missing address as no mail",
                "Problem: NullReferenceException in ProfileView when the user has no picture, Solution: treat a missing picture as the default one",
            ],
            "Object reference not set to an instance of an object on the wish list page for people who never chose a country"
        },
        {
            "cache",
            [
                "Problem: users see the old price after it was changed, Solution: invalidate the cache entry when a price is saved",
                "Problem: changed product texts show up only after a restart, Solution: invalidate the cache of the product when it is saved",
                "Problem: permissions that were revoked still work for an hour, Solution: invalidate the cached permissions when a role is saved",
            ],
            "customer changed his shipping address but the site keeps displaying the old one, as if nobody invalidates a cache"
        },
        {
            "certificate",
            [
                "Problem: the payment gateway refuses connections, TLS certificate has expired, Solution: renew the certificate and alert 30 days before it expires",
                "Problem: webhooks fail with 'certificate has expired', Solution: renew the certificate and add an alert before expiry",
                "Problem: internal API unreachable after the certificate ran out, Solution: renew it automatically and watch the expiry date",
            ],
            "SSL handshake error on the partner endpoint since midnight, cert no longer valid"
        },
        {
            "deutsch",
            [
                "Problem: Der Import bricht bei Umlauten in Kundennamen ab, Solution: Datei als UTF-8 lesen statt mit der Codepage des Systems",
                "Problem: Kundennamen mit Umlauten stehen verstümmelt im Export, Solution: Datei als UTF-8 schreiben statt mit der Codepage des Systems",
                "Problem: Rechnungen zeigen Fragezeichen statt Umlauten, Solution: Vorlage als UTF-8 lesen statt mit der Codepage des Systems",
            ],
            "Lieferscheine mit Umlauten werden kaputt gedruckt, Zeichen aus einer falschen Codepage"
        },
    };

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void Three_similar_problems_make_a_pattern_and_the_fourth_finds_it_and_them_first(string name, string[] problems, string fourth)
    {
        var made = new List<string>();
        foreach (string other in s_others[..3]) Add(other);
        foreach (string problem in problems) made.Add(Add(problem));
        foreach (string other in s_others[3..]) Add(other);

        PSObject pattern = Assert.Single(_session.Invoke("Get-CriticalPattern"));
        Assert.Equal(made.Order(), _session.Invoke("Get-Solution | Where-Object Pattern").Select(solution => (string)solution.Properties["Id"].Value).Order());

        PSObject bug = _session.InvokeSingle($"Invoke-BugInvestigation '{fourth.Replace("'", "''", StringComparison.Ordinal)}'");
        Assert.Empty(_session.Errors);
        object first = Assert.Single(((IEnumerable)bug.Properties["Patterns"].Value).Cast<object>());
        Assert.Equal(pattern.Properties["Slug"].Value, Property(Property(first, "Pattern"), "Slug"));
        string[] found = [.. ((IEnumerable)bug.Properties["Solutions"].Value).Cast<object>().Select(match => (string)Property(Property(match, "Solution"), "Id")!)];
        Assert.True(found.Length >= 3, $"{name}: only {string.Join(", ", found)}");
        Assert.Equal(made.Order(), found[..3].Order());
    }

    [Theory]
    [InlineData("the office printer is out of paper again")]
    [InlineData("new starter needs a laptop on Monday")]
    [InlineData("Grafana dashboard has an ugly colour")]
    public void What_has_nothing_to_do_with_them_finds_nothing(string text)
    {
        foreach (string problem in Scenarios.SelectMany(row => (string[])row[1])) Add(problem);
        PSObject bug = _session.InvokeSingle($"Invoke-BugInvestigation '{text}'");
        Assert.Empty(((IEnumerable)bug.Properties["Solutions"].Value).Cast<object>());
        Assert.Empty(((IEnumerable)bug.Properties["Patterns"].Value).Cast<object>());
    }

    [Fact]
    public void What_nobody_knows_yet_makes_no_pattern_and_is_found_by_no_search()
    {
        foreach (string problem in (string[])["Exports fail", "Backups are slow", "Mails bounce"]) Add(problem);
        Assert.Empty(_session.Invoke("Get-CriticalPattern"));
        Assert.Empty(_session.Invoke("Search-Solution 'nothing is known yet'"));
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    private string Add(string text)
    {
        PSObject change = _session.InvokeSingle($"Add-Solution '{text.Replace("'", "''", StringComparison.Ordinal)}'");
        Assert.Empty(_session.Errors);
        return (string)Property(change.Properties["Solution"].Value, "Id")!;
    }

    private static object? Property(object? value, string name) => PSObject.AsPSObject(value).Properties[name].Value;
}
