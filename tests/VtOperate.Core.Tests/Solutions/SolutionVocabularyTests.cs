using VtOperate.Core.Solutions;

namespace VtOperate.Core.Tests.Solutions;

public sealed class SolutionVocabularyTests
{
    [Theory]
    [InlineData("Database")]
    [InlineData("data-base")]
    [InlineData("DATABASES")]
    [InlineData("data_base")]
    public void Another_spelling_of_a_known_word_becomes_the_corpus_own(string value)
    {
        (string settled, VocabularySuggestion? suggestion) = Vocabulary(("database", 3), ("Data Base", 1)).Settle("component", value, []);
        Assert.Equal("database", settled);
        Assert.Null(suggestion);
    }

    [Theory]
    [InlineData("db", "database")]
    [InlineData("auth", "authentication")]
    [InlineData("configuration", "config")]
    [InlineData("databse", "database")]
    [InlineData("ci", "continuous_integration")]
    [InlineData("connection_database", "database_connection")]
    [InlineData("k8s", "kubernetes")]
    public void A_word_that_means_the_same_is_proposed_and_left_as_it_is(string value, string known)
    {
        (string settled, VocabularySuggestion? suggestion) = Vocabulary((known, 14), ("messaging", 30)).Settle("component", value, []);
        Assert.Equal(value, settled);
        Assert.Equal(new VocabularySuggestion("component", value, known, 14), suggestion);
        Assert.Contains("used by 14 documents?", suggestion!.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("payments")]
    [InlineData("cache")]
    [InlineData("data")]
    [InlineData("ui")]
    [InlineData("logic_error")]
    public void A_word_of_its_own_is_left_alone(string value) =>
        Assert.Equal((value, null), Vocabulary(("database", 14), ("config_error", 9), ("authentication", 2), ("guide", 2)).Settle("root_cause", value, []));

    [Fact]
    public void Of_two_spellings_the_most_used_wins_and_then_the_latest()
    {
        var vocabulary = new SolutionVocabulary();
        vocabulary.Add(Solution("message-queue", new DateOnly(2026, 1, 1)));
        vocabulary.Add(Solution("message_queue", new DateOnly(2026, 2, 1)));
        Assert.Equal("message_queue", vocabulary.Settle("component", "MessageQueue", []).Value);
        vocabulary.Add(Solution("message-queue", new DateOnly(2025, 1, 1)));
        Assert.Equal("message-queue", vocabulary.Settle("component", "MessageQueue", []).Value);
    }

    [Fact]
    public void A_suggested_word_counts_only_where_the_corpus_has_none()
    {
        Assert.Equal("api_layer", Vocabulary().Settle("component", "API layer", ["api_layer"]).Value);
        Assert.Equal("Api-Layer", Vocabulary(("Api-Layer", 1)).Settle("component", "API layer", ["api_layer"]).Value);
    }

    [Theory]
    [InlineData("Runtime Errors", "runtime_error", null)]
    [InlineData("runtime-error", "runtime_error", null)]
    [InlineData("runtme_error", null, "runtime_error")]
    [InlineData("nonsense", null, null)]
    public void A_closed_field_takes_a_known_word_or_none(string value, string? chosen, string? near)
    {
        (string? word, VocabularySuggestion? suggestion) = Vocabulary().Choose("problem_type", value, ["runtime_error", "logic_error"]);
        Assert.Equal(chosen, word);
        Assert.Equal(chosen is null, suggestion is not null);
        Assert.Equal(near, suggestion?.Suggestion);
    }

    [Fact]
    public void Nearness_is_the_same_from_both_sides()
    {
        string[] words = ["db", "database", "config", "configuration", "missing_index", "missing_include", "ui", "user interface", "auth", "author", "cache", "caching", "", "-", "C#"];
        foreach (string left in words)
        {
            foreach (string right in words) Assert.Equal(WordForm.Nearness(left, right), WordForm.Nearness(right, left));
        }
    }

    private static SolutionVocabulary Vocabulary(params (string Word, int Documents)[] words)
    {
        var vocabulary = new SolutionVocabulary();
        foreach ((string word, int documents) in words)
        {
            for (int i = 0; i < documents; i++) vocabulary.Add(Solution(word, null));
        }

        return vocabulary;
    }

    private static Solution Solution(string word, DateOnly? date) => new() { Id = "a/b", Title = "t", File = "/f.md", Repository = "/r", Component = word, RootCause = word, Date = date };
}
