using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

/// <summary>Which documents are grouped, and how many incidents they count as.</summary>
public sealed class LikenessTests
{
    private static readonly SolutionDocument[] s_redis =
    [
        Document("a/checkout", "Checkout hangs because the Redis connection pool is exhausted"),
        Document("a/basket", "Basket page times out waiting for a connection from the Redis pool"),
        Document("a/session", "Sessions are lost: no free connection in the Redis pool during the sale"),
    ];

    private static readonly SolutionDocument[] s_others =
    [
        Document("b/total", "The total in the cart is rounded twice"),
        Document("b/feed", "Restore fails because the private feed needs a token"),
        Document("b/holiday", "Delivery dates skip national holidays of the wrong country"),
        Document("b/ledger", "The monthly report reads the whole ledger into memory"),
    ];

    [Fact]
    public void The_order_of_the_documents_decides_nothing()
    {
        var random = new Random(3);
        SolutionDocument[] all = [.. s_redis, .. s_others, Document("c/x", "Redis pool connection limit"), Document("c/y", "Ledger report memory of the month")];
        string expected = Groups(all, 2);
        for (int i = 0; i < 20; i++)
        {
            random.Shuffle(all);
            Assert.Equal(expected, Groups(all, 2));
        }
    }

    [Fact]
    public void One_key_is_no_group_and_a_cause_with_another_key_is()
    {
        SolutionDocument[] byOne = [.. s_others.Select(document => With(document, cause: null, type: "runtime_error", component: "tooling"))];
        Assert.Equal("", Groups(byOne, 2));
        SolutionDocument[] byTwo = [.. s_others.Take(3).Select(document => With(document, cause: "connection_leak", type: "runtime_error", component: "Service-Layer")), s_redis[0]];
        Assert.Equal("b/feed b/holiday b/total", Groups(byTwo, 3));
    }

    [Fact]
    public void A_catch_all_cause_is_no_group() =>
        Assert.Equal("", Groups([.. s_others.Select(document => With(document, cause: "logic_error", type: "logic_error", component: null))], 2));

    [Fact]
    public void What_a_field_of_work_shares_is_no_group()
    {
        SolutionDocument[] many = [.. Enumerable.Range(0, 40).Select(i => With(Document($"d/{i}", $"{Word(i, 1)} {Word(i, 2)} {Word(i, 3)} {Word(i, 4)}"), "config_error", "integration_issue", "tooling"))];
        Assert.Equal("", Groups(many, 3));
    }

    [Fact]
    public void A_chain_of_neighbours_is_not_one_group()
    {
        SolutionDocument[] chain = [.. Enumerable.Range(0, 30).Select(i => Document($"e/{i:00}", $"{Word(i, 0)} {Word(i, 1)} {Word(i + 1, 0)} {Word(i + 1, 1)}"))];
        Assert.All(new PatternFinder("/r", LikenessBase.Of(chain), []).Find(2, default), group => Assert.InRange(group.Members.Count, 2, 3));
    }

    [Theory]
    [InlineData("bug: BUG-7", "bug: BUG-0007")]
    [InlineData("fix_commit: 0a1b2c3d4e", "commit: 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567")]
    [InlineData("supersedes: [a/checkout]", "x: y")]
    public void Documents_of_one_incident_count_once(string first, string second)
    {
        SolutionDocument[] documents = [s_redis[0], With(s_redis[1], first), With(s_redis[2], second)];
        PatternGroup group = Assert.Single(new PatternFinder("/r", LikenessBase.Of(documents), []).Find(2, default));
        Assert.Equal((2, 3), (group.Summary.Occurrences, group.Summary.Solutions.Count));
        Assert.Contains(group.Summary.Evidence, reason => reason.Kind == "SameIncident");
        Assert.Empty(new PatternFinder("/r", LikenessBase.Of(documents), []).Find(3, default));
    }

    [Fact]
    public void Copies_count_once()
    {
        SolutionDocument[] copies = [.. Enumerable.Range(0, 5).Select(i => Document($"f/{i}", "Checkout hangs because the Redis connection pool is exhausted"))];
        Assert.Empty(new PatternFinder("/r", LikenessBase.Of(copies), []).Find(2, default));
    }

    private static string Groups(SolutionDocument[] documents, int fewest) =>
        string.Join(" | ", new PatternFinder("/r", LikenessBase.Of(documents), []).Find(fewest, default).Select(group => string.Join(' ', group.Members.Select(member => member.Solution.Id).Order(StringComparer.Ordinal))));

    private static SolutionDocument Document(string id, string problem) =>
        new(new Solution { Id = id, Title = problem, Date = new DateOnly(2026, 3, 1), File = $"/r/docs/solutions/{id}.md", Repository = "/r" }, new DocumentFields(null), $"# {problem}\n\n## Problem\n\n{problem}\n", 1);

    private static SolutionDocument With(SolutionDocument document, string? cause, string? type, string? component) =>
        document with { Solution = document.Solution with { RootCause = cause, ProblemType = type, Component = component } };

    private static SolutionDocument With(SolutionDocument document, string field)
    {
        string[] parts = field.Split(": ");
        YamlNode value = parts[1].StartsWith('[') ? new YamlList([new YamlScalar(parts[1].Trim('[', ']'), true, 1, 1)], 1, 1) : new YamlScalar(parts[1], true, 1, 1);
        return document with { Fields = new DocumentFields(new YamlMap([new KeyValuePair<YamlScalar, YamlNode>(new YamlScalar(parts[0], true, 1, 1), value)], 1, 1)) };
    }

    // A made-up word: the same for the same numbers.
    private static string Word(int topic, int number) => string.Concat("bdfgklmn"[topic % 8], "aeiou"[topic / 8 % 5], "prstvzkl"[number % 8], "aeiou"[(topic + number) % 5], "bdfgklmn"[topic / 40 % 8], "x");
}
