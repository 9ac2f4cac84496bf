using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Search;

public sealed class RankingTests
{
    private static readonly (string Id, string Title, string Text)[] s_documents =
    [
        ("pool", "Connections run out", "System.TimeoutException: Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool.\n   at Shop.Data.Pool.Take() in /src/Shop/Data/Pool.cs:line 41"),
        ("connection", "A connection timeout from the pool", "The pool elapsed. Every connection timeout has a period; the timeout expired prior to obtaining anything."),
        ("compiler", "The build breaks", "error CS0104 was written by the compiler."),
        ("names", "Ambiguous names while building an error page", "Building fails. Error error error, while building."),
        ("queue", "Messages pile up", "What cannot be delivered goes to the dead letter queue (DLQ)."),
        ("empty", "Nothing of interest", "Words and words."),
    ];

    [Theory]
    [InlineData("Timeout expired. The timeout period elapsed prior to obtaining a connection from the pool", "pool", "ExactText")]
    [InlineData("it says \"connection timeout from the pool\" and expired", "connection", "ExactText")]
    [InlineData("at Cart.Add() in /app/Cart.cs:line 3\n   at Shop.Data.Pool.Take() in /app/build/Data/Pool.cs:line 41", "pool", "Frame")]
    [InlineData("error CS0104 while building", "compiler", "ExactName")]
    public void What_a_document_has_word_for_word_comes_first_and_says_so(string query, string expected, string kind)
    {
        SolutionMatch match = Search(query)[0];
        Assert.Equal(expected, match.Solution.Id);
        Assert.Contains(match.Evidence, reason => reason.Kind == kind);
        Assert.Equal(kind, match.Evidence[0].Kind);
    }

    [Fact]
    public void Evidence_and_explanation_add_up_to_the_score()
    {
        foreach (SolutionMatch match in Search("connection pool timeout expired, error CS0104 while building the dead letter queue"))
        {
            Assert.Equal(match.Score, match.Evidence.Sum(reason => reason.Weight), 9);
            Assert.Equal(match.Score, match.Explanation!.Words.Sum(word => word.Score) + match.Explanation.Parts.Sum(part => part.Score), 9);
            Assert.All(match.Explanation.Words, word => Assert.True(word.Count >= 1 && word.FieldLength >= word.Count && word.Rarity > 0));
        }
    }

    [Fact]
    public void A_sentence_that_many_documents_have_puts_none_first()
    {
        const string template = "this is the generated footer of every report page";
        var documents = Enumerable.Range(0, 40).Select(i => ($"d{i:00}", "Report", $"{template}. number{(char)('a' + i % 26)}{(char)('a' + i / 26)}")).Append(("wanted", "Zebra crossing", "zebra")).ToArray();
        IReadOnlyList<SolutionMatch> matches = Search(documents, $"zebra\n{template}");
        Assert.Equal("wanted", matches[0].Solution.Id);
        Assert.DoesNotContain(matches, match => match.Evidence.Any(reason => reason.Kind == "ExactText"));
    }

    [Fact]
    public void Words_that_stand_beside_each_other_count_more()
    {
        (string, string, string)[] documents = [("a", "x", "thread filler pool filler filler starvation"), ("b", "x", "thread pool starvation filler filler filler"), ("c", "y", "nothing")];
        Assert.Equal(["b", "a"], Search(documents, "thread pool starvation").Select(match => match.Solution.Id));
    }

    [Theory]
    [InlineData("DLQ grows", "queue", "dlq")]
    [InlineData("dead letter queue", "queue", "")]
    [InlineData("connectoin", "pool connection", "connection (for connectoin)")]
    [InlineData("connecting", "pool connection", "connection (for connecting)")]
    [InlineData("deadletter", "queue", "")]
    public void What_is_meant_is_found_and_shown_as_what_it_is(string query, string expected, string shown)
    {
        IReadOnlyList<SolutionMatch> matches = Search(query);
        Assert.All(expected.Split(' '), id => Assert.Contains(matches, match => match.Solution.Id == id));
        Assert.Contains(matches[0].Evidence, reason => reason.Text.Contains(shown, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_word_of_the_same_meaning_counts_less_than_the_word_itself()
    {
        (string, string, string)[] documents = [("asked", "Host", "the pod was killed: oom"), ("meant", "Host", "the pod was killed: memory"), ("other", "Host", "green")];
        IReadOnlyList<SolutionMatch> matches = Search(documents, "oom");
        Assert.Equal(["asked", "meant"], matches.Select(match => match.Solution.Id));
        Assert.Equal("text: memory (for oom)", matches[1].Evidence[0].Text);
        Assert.Equal("memory", matches[1].Explanation!.Words[0].Variant);
    }

    [Fact]
    public void The_order_does_not_depend_on_the_order_of_the_documents()
    {
        (string, string, string)[] many = [.. Enumerable.Range(0, 250).Select(i => ($"{i * 7919 % 250:000}", $"connection {i % 3}", $"pool timeout {i % 5}"))];
        string[] one = [.. Search(many, "connection pool timeout 3", 30).Select(match => match.Solution.Id)];
        Assert.Equal(one, Search([.. many.Reverse()], "connection pool timeout 3", 30).Select(match => match.Solution.Id));
        Assert.Equal(30, one.Length);
    }

    [Fact]
    public void An_explanation_is_read_at_a_glance()
    {
        SolutionMatch match = Search([("build-errors/ambiguous", "Ambiguous reference", "error CS0104"), ("b", "Other", "words")], "CS0104 ambiguous")[0];
        Assert.Equal(
            """
              1. 2.69  build-errors/ambiguous
                 Ambiguous reference
                 score  share  field      times  rarity  word
            """,
            string.Join('\n', MatchExplanationView.Render(match with { Score = 2.69 }, 100).Split('\n').Take(3)));
    }

    private static IReadOnlyList<SolutionMatch> Search(string query) => Search(s_documents, query);

    private static IReadOnlyList<SolutionMatch> Search((string Id, string Title, string Text)[] documents, string query, int first = 10) =>
        SolutionSearch.Of(documents.Select(Document), CancellationToken.None).Search(query, first, CancellationToken.None);

    private static SolutionDocument Document((string Id, string Title, string Text) document) =>
        new(new Solution { Id = document.Id, Title = document.Title, File = $"/r/{document.Id}.md", Repository = "/r" }, new DocumentFields(null), document.Text, 1);
}
