namespace VtOperate.Core.Search;

/// <summary>
/// Finds what a document says in the same words and order as a query: runs of words that stand beside each other in both, small words left out. Runs end at the end of a line and at quotation marks.
/// </summary>
internal sealed class PhraseFinder
{
    /// <summary>How many words in the same order are no accident.</summary>
    public const int FewestWords = 4;

    // What stands below a report's title is often a log, whose lines many reports have.
    private const double ShareOfText = 0.5;

    private readonly List<Slot> _slots = [];
    private readonly Dictionary<int, (double Rarity, int Count)> _lines = [];
    private readonly string _text;
    private readonly double _pairs;

    /// <summary>Prepares a query.</summary>
    public PhraseFinder(SearchQuery query, Func<string, double> rarity)
    {
        _text = query.Text;
        var known = new Dictionary<int, int>();
        var worths = new double[query.Terms.Count];
        foreach (QueryWord word in query.Words)
        {
            QueryTerm term = query.Terms[word.Term];
            if (worths[word.Term] == 0) worths[word.Term] = rarity(term.Term);
            double worth = worths[word.Term];
            if (known.TryGetValue(word.Number, out int at))
            {
                // A whole name begins where its first part does, and is handed over after its parts.
                _slots[at].Terms.Add(term);
                continue;
            }

            known[word.Number] = _slots.Count;
            _slots.Add(new Slot(word.Line, word.Start, word.Start + word.Length, word.IsQuoted, [term], worth));
        }

        for (int i = 0; i < _slots.Count; i++)
        {
            (double all, int count) = _lines.GetValueOrDefault(_slots[i].Line);
            _lines[_slots[i].Line] = (all + _slots[i].Rarity, count + 1);
            if (i > 0 && _slots[i].Line == _slots[i - 1].Line) _pairs += _slots[i].Rarity + _slots[i - 1].Rarity;
        }
    }

    /// <summary>What a document says in the query's words and order.</summary>
    /// <param name="terms">What it scored, with places.</param>
    public PhraseMatch Find(IReadOnlyList<TermScore> terms)
    {
        if (_slots.Count < 2) return PhraseMatch.None;
        var places = new Dictionary<(string Field, string Term), IReadOnlyList<int>>();
        var fields = new List<string>();
        foreach (TermScore score in terms)
        {
            if (score.Query.Instead is not null) continue;
            places[(score.Field, score.Query.Term)] = score.Positions;
            if (!fields.Contains(score.Field)) fields.Add(score.Field);
        }

        PhraseMatch best = PhraseMatch.None;
        var beside = new bool[_slots.Count];
        foreach (string field in fields) best = Find(field, places, beside, best);
        double pairs = 0;
        for (int i = 1; i < beside.Length; i++)
        {
            if (beside[i]) pairs += _slots[i].Rarity + _slots[i - 1].Rarity;
        }

        return best with { Proximity = _pairs > 0 ? pairs / _pairs : 0 };
    }

    private PhraseMatch Find(string field, Dictionary<(string Field, string Term), IReadOnlyList<int>> places, bool[] beside, PhraseMatch best)
    {
        var before = new Dictionary<int, (int First, double Rarity)>();
        int line = -1;
        for (int i = 0; i < _slots.Count; i++)
        {
            Slot slot = _slots[i];
            if (slot.Line != line) before.Clear();
            line = slot.Line;
            var here = new Dictionary<int, (int First, double Rarity)>();
            foreach (QueryTerm term in slot.Terms)
            {
                if (!places.TryGetValue((field, term.Term), out IReadOnlyList<int>? positions)) continue;
                foreach (int position in positions)
                {
                    if (here.ContainsKey(position)) continue;
                    bool goesOn = before.TryGetValue(position - 1, out (int First, double Rarity) run);
                    here[position] = goesOn ? (run.First, run.Rarity + slot.Rarity) : (i, slot.Rarity);
                    if (!goesOn) continue;
                    beside[i] = true;
                    best = Better(best, field, here[position].First, i, here[position].Rarity);
                }
            }

            before = here;
        }

        return best;
    }

    private PhraseMatch Better(PhraseMatch best, string field, int first, int last, double rarity)
    {
        (double all, int words) = _lines[_slots[last].Line];
        int length = last - first + 1;
        bool isFrame = length >= 3 && IsFrame(first, last), isQuoted = _slots[first].IsQuoted && length == words;
        if (length < FewestWords && !isFrame && !isQuoted) return best;
        double share = isFrame || isQuoted || all <= 0 ? 1 : Math.Min(1, rarity / all);
        if (!_slots[first].Terms[0].IsInTitle && !isQuoted) share *= ShareOfText;
        if (share < best.Share || (share == best.Share && length <= best.Words)) return best;
        return new PhraseMatch(length, share, isFrame, isQuoted, field, _text[_slots[first].Start.._slots[last].End], best.Proximity);
    }

    // A file and a line: Pool.cs:41, Pool.cs:line 41.
    private bool IsFrame(int first, int last)
    {
        if (!_slots[last].Terms.Exists(term => term.Kind == TermKind.Number)) return false;
        for (int i = first; i < last; i++)
        {
            QueryTerm? file = _slots[i].Terms.Find(term => term.Kind is TermKind.Compound or TermKind.File && term.Term.Contains('.', StringComparison.Ordinal));
            if (file is not null && last - i <= 3) return true;
        }

        return false;
    }

    private sealed record Slot(int Line, int Start, int End, bool IsQuoted, List<QueryTerm> Terms, double Rarity);
}
