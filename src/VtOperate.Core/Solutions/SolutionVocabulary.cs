namespace VtOperate.Core.Solutions;

/// <summary>
/// The words that a knowledge base uses for its fields, with how many documents use each spelling. It settles a word that somebody gives: another spelling of
/// a known word becomes the corpus' own, a word that only means the same is proposed and left as it is.
/// </summary>
public sealed class SolutionVocabulary
{
    private readonly Dictionary<string, Dictionary<string, Use>> _fields = new(StringComparer.Ordinal);

    /// <summary>Counts the words of a solution.</summary>
    public void Add(Solution solution)
    {
        Count("module", solution.Module, solution.Date);
        Count("category", solution.Category, solution.Date);
        Count("problem_type", solution.ProblemType, solution.Date);
        Count("component", solution.Component, solution.Date);
        Count("root_cause", solution.RootCause, solution.Date);
        Count("resolution_type", solution.ResolutionType, solution.Date);
        foreach (string tag in solution.Tags) Count("tags", tag, solution.Date);
    }

    /// <summary>The words that a field has, the most used spelling of each first, with how many documents use it.</summary>
    public IEnumerable<(string Word, int Documents)> Words(string field) =>
        Uses(field).Values.OrderByDescending(use => use.Count).ThenBy(use => use.Spelling, StringComparer.Ordinal).Select(use => (use.Spelling, use.Count));

    /// <summary>Settles a word of an open field.</summary>
    /// <param name="field">The field of the front matter.</param>
    /// <param name="value">What was given.</param>
    /// <param name="suggested">The words that are suggested where the corpus has none.</param>
    /// <returns>The spelling to write, and a proposal where another word may mean the same.</returns>
    public (string Value, VocabularySuggestion? Suggestion) Settle(string field, string value, IReadOnlyCollection<string> suggested)
    {
        Dictionary<string, Use> uses = Uses(field);
        string folded = WordForm.Folded(value);
        Use? best = null;
        foreach (Use use in uses.Values)
        {
            if (WordForm.Folded(use.Spelling) == folded && IsBetter(use, best)) best = use;
        }

        if (best is not null) return (best.Spelling, null);
        foreach (string word in suggested)
        {
            if (WordForm.Folded(word) == folded) return (word, null);
        }

        return (value, Nearest(field, value, uses, suggested));
    }

    /// <summary>Settles a word of a closed field. A word that is not allowed gives null and a proposal, whose suggestion is null when no allowed word is near.</summary>
    /// <param name="field">The field of the front matter.</param>
    /// <param name="value">What was given.</param>
    /// <param name="allowed">The words that are allowed.</param>
    public (string? Value, VocabularySuggestion? Suggestion) Choose(string field, string value, IReadOnlyCollection<string> allowed)
    {
        string folded = WordForm.Folded(value);
        foreach (string word in allowed)
        {
            if (WordForm.Folded(word) == folded) return (word, null);
        }

        return (null, Nearest(field, value, [], allowed) ?? new VocabularySuggestion(field, value, null, 0));
    }

    private VocabularySuggestion? Nearest(string field, string value, Dictionary<string, Use> uses, IReadOnlyCollection<string> suggested)
    {
        (int Nearness, int Documents, string Word) best = (0, 0, "");
        void Try(string word, int documents)
        {
            int nearness = WordForm.Nearness(value, word);
            if (nearness == 0) return;
            int order = nearness.CompareTo(best.Nearness);
            if (order == 0) order = documents.CompareTo(best.Documents);
            if (order > 0 || (order == 0 && string.CompareOrdinal(word, best.Word) < 0)) best = (nearness, documents, word);
        }

        foreach (Use use in uses.Values) Try(use.Spelling, use.Count);
        foreach (string word in suggested) Try(word, Uses(field).GetValueOrDefault(word)?.Count ?? 0);
        return best.Nearness == 0 ? null : new VocabularySuggestion(field, value, best.Word, best.Documents);
    }

    private Dictionary<string, Use> Uses(string field) => _fields.GetValueOrDefault(field) ?? [];

    private void Count(string field, string? word, DateOnly? date)
    {
        if (string.IsNullOrWhiteSpace(word)) return;
        if (!_fields.TryGetValue(field, out Dictionary<string, Use>? uses)) _fields[field] = uses = new Dictionary<string, Use>(StringComparer.Ordinal);
        if (!uses.TryGetValue(word, out Use? use)) uses[word] = use = new Use(word);
        use.Count++;
        if (date > use.Latest || use.Latest is null) use.Latest = date;
    }

    // Most used first, then the one that was used last.
    private static bool IsBetter(Use use, Use? best)
    {
        if (best is null || use.Count != best.Count) return best is null || use.Count > best.Count;
        int order = Nullable.Compare(use.Latest, best.Latest);
        return order > 0 || (order == 0 && string.CompareOrdinal(use.Spelling, best.Spelling) < 0);
    }

    private sealed class Use(string spelling)
    {
        public string Spelling { get; } = spelling;

        public int Count { get; set; }

        public DateOnly? Latest { get; set; }
    }
}
