using VtOperate.Core.Search;

namespace VtOperate.Core.Tests.Search;

public sealed class SearchIndexTests
{
    private static readonly SearchField[] s_fields = [new("title", 3, 0.3), new("text", 1, 0.75)];

    [Fact]
    public void Finds_what_fits_best_and_says_which_word_in_which_field_scored_what()
    {
        SearchIndex<string> index = Index(
            ("a", "Redis timeout after deploy", "The pool was too small."),
            ("b", "Slow page", "A redis call without a timeout. Redis again."),
            ("c", "Wrong colour", "The button is green."));
        IReadOnlyList<SearchHit<string>> hits = index.Search(SearchQuery.Parse("Redis timeouts"), 10, CancellationToken.None);
        Assert.Equal(["a", "b"], hits.Select(hit => hit.Id));
        Assert.All(hits, hit => Assert.Equal(hit.Score, hit.Terms.Sum(term => term.Score), 9));
        Assert.Equal(["Redis", "timeouts"], hits[0].Terms.Select(term => term.Query.Word).Order());
        Assert.All(hits[0].Terms, term => Assert.Equal("title", term.Field));
        Assert.Equal(2, hits[1].Terms.Single(term => term.Query.Word == "Redis").Count);
    }

    [Fact]
    public void Scores_as_the_formula_says()
    {
        SearchIndex<string> index = Index(("a", "alpha beta", "alpha gamma gamma gamma"), ("b", "delta", "beta"));
        SearchHit<string> hit = Assert.Single(index.Search(SearchQuery.Parse("alpha"), 10, CancellationToken.None));
        double title = 3 / (1 - 0.3 + 0.3 * 2 / 1.5), text = 1 / (1 - 0.75 + 0.75 * 4 / 2.5);
        double expected = Math.Log(1 + 1.5 / 1.5) * (title + text) / (1.2 + title + text);
        Assert.Equal(expected, hit.Score, 12);
        Assert.Equal(expected * title / (title + text), hit.Terms.Single(term => term.Field == "title").Score, 12);
    }

    [Fact]
    public void Equal_scores_come_in_the_order_of_the_ids_and_the_best_are_kept()
    {
        SearchIndex<string> index = Index([.. Enumerable.Range(0, 50).Select(i => ($"d{99 - i}", "same words", "here"))]);
        IReadOnlyList<SearchHit<string>> hits = index.Search(SearchQuery.Parse("words"), 7, CancellationToken.None);
        Assert.Equal(["d50", "d51", "d52", "d53", "d54", "d55", "d56"], hits.Select(hit => hit.Id));
    }

    [Fact]
    public void Of_a_pasted_log_the_rarest_words_are_looked_for()
    {
        var documents = new List<(string, string, string)> { ("needle", "Pool drained", "zebra") };
        for (int i = 0; i < 20; i++) documents.Add(($"hay{i:00}", "hay", string.Join(' ', Enumerable.Range(0, 200).Select(n => "word" + (char)('a' + n % 26) + (char)('a' + n / 26)))));
        SearchIndex<string> index = Index([.. documents]);
        string log = string.Join('\n', Enumerable.Range(0, 5_000).Select(n => "at word" + (char)('a' + n % 26) + (char)('a' + n / 26 % 26))) + "\nzebra";
        Assert.Equal("needle", index.Search(SearchQuery.Parse(log), 1, CancellationToken.None)[0].Id);
    }

    [Fact]
    public void The_same_as_scoring_every_document_by_hand()
    {
        var random = new Random(7);
        string[] words = [.. Enumerable.Range(0, 60).Select(i => "w" + (char)('a' + i / 8) + (char)('k' + i % 8))];
        string Some(int most) => string.Join(' ', Enumerable.Range(0, random.Next(most)).Select(_ => words[random.Next(words.Length) * random.Next(words.Length) / words.Length]));
        (string Id, string Title, string Text)[] documents = [.. Enumerable.Range(0, 200).Select(i => ($"{i:000}", Some(5), Some(40)))];
        SearchIndex<string> index = Index(documents);
        string[][] titles = [.. documents.Select(d => Tokenizer.Terms(d.Title).ToArray())], texts = [.. documents.Select(d => Tokenizer.Terms(d.Text).ToArray())];
        double titleAverage = titles.Where(t => t.Length > 0).Average(t => t.Length), textAverage = texts.Where(t => t.Length > 0).Average(t => t.Length);
        for (int round = 0; round < 20; round++)
        {
            SearchQuery query = SearchQuery.Parse(Some(6));
            var expected = documents.Select((d, i) => (d.Id, Score: query.Terms.Sum(term =>
            {
                double count = 3.0 * titles[i].Count(t => t == term.Term) / (0.7 + 0.3 * titles[i].Length / titleAverage)
                    + texts[i].Count(t => t == term.Term) / (0.25 + 0.75 * texts[i].Length / textAverage);
                int holding = documents.Where((_, k) => titles[k].Contains(term.Term) || texts[k].Contains(term.Term)).Count();
                return term.Weight * Math.Log(1 + (200 - holding + 0.5) / (holding + 0.5)) * count / (1.2 + count);
            }))).Where(d => d.Score > 0).OrderByDescending(d => Math.Round(d.Score, 9)).ThenBy(d => d.Id, StringComparer.Ordinal).Take(10);
            IReadOnlyList<SearchHit<string>> hits = index.Search(query, 10, CancellationToken.None);
            Assert.Equal(expected.Select(d => Math.Round(d.Score, 6)), hits.Select(hit => Math.Round(hit.Score, 6)));
        }
    }

    [Fact]
    public void Nothing_to_look_for_and_nothing_to_look_in_find_nothing()
    {
        Assert.Empty(Index().Search(SearchQuery.Parse("redis"), 10, CancellationToken.None));
        SearchIndex<string> index = Index(("a", "redis", ""));
        Assert.Empty(index.Search(SearchQuery.Parse("the of !"), 10, CancellationToken.None));
        Assert.Empty(index.Search(SearchQuery.Parse("postgres"), 10, CancellationToken.None));
        Assert.Empty(index.Search(SearchQuery.Parse("redis"), 0, CancellationToken.None));
    }

    [Fact]
    public void Stops_when_asked() =>
        Assert.Throws<OperationCanceledException>(() => Index(("a", "redis", "")).Search(SearchQuery.Parse("redis"), 1, new CancellationToken(canceled: true)));

    private static SearchIndex<string> Index(params (string Id, string Title, string Text)[] documents)
    {
        var index = new SearchIndex<string>(s_fields);
        foreach ((string id, string title, string text) in documents) index.Add(id, id, [title, text]);
        return index;
    }
}
