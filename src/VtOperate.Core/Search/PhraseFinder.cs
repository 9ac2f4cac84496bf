namespace VtOperate.Core.Search;

/// <summary>
/// Finds what a document says in the same words and order as a query: runs of words that stand beside each other in both, small words left out. Runs end at the end of a line and at quotation marks.
/// For one thread: it keeps its buffers from one document to the next.
/// </summary>
internal sealed class PhraseFinder
{
    /// <summary>How many words in the same order are no accident.</summary>
    public const int FewestWords = 4;

    // What stands below a report's title is often a log, whose lines many reports have.
    private const double ShareOfText = 0.5;

    private readonly List<Slot> _slots = [];
    private readonly Dictionary<int, Line> _lines = [];
    private readonly Dictionary<QueryTerm, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly IReadOnlyList<int>?[] _places;
    private readonly bool[] _beside;
    private readonly string _text;
    private readonly double _pairs;
    private List<Run> _before = [], _here = [];

    /// <summary>Prepares a query.</summary>
    public PhraseFinder(SearchQuery query, Func<string, double> rarity)
    {
        _text = query.Text;
        _places = new IReadOnlyList<int>?[query.Terms.Count];
        for (int i = 0; i < query.Terms.Count; i++) _numbers.TryAdd(query.Terms[i], i);
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
                _slots[at].Numbers.Add(word.Term);
                continue;
            }

            known[word.Number] = _slots.Count;
            _slots.Add(new Slot(word.Line, word.Start, word.Start + word.Length, word.IsQuoted, [term], [word.Term], worth));
        }

        _beside = new bool[_slots.Count];
        for (int i = 0; i < _slots.Count; i++)
        {
            if (!_lines.TryGetValue(_slots[i].Line, out Line? line)) _lines[_slots[i].Line] = line = new Line();
            line.Rarity += _slots[i].Rarity;
            line.Words++;
            if (i > 0 && _slots[i].Line == _slots[i - 1].Line) _pairs += _slots[i].Rarity + _slots[i - 1].Rarity;
        }
    }

    /// <summary>What a document says in the query's words and order.</summary>
    /// <param name="terms">What it scored, with places.</param>
    public PhraseMatch Find(IReadOnlyList<TermScore> terms)
    {
        if (_slots.Count < 2) return PhraseMatch.None;
        PhraseMatch best = PhraseMatch.None;
        Array.Clear(_beside);
        for (int i = 0; i < terms.Count; i++)
        {
            if (IsFirstOfField(terms, i)) best = Find(terms[i].Field, terms, best);
        }

        double pairs = 0;
        for (int i = 1; i < _beside.Length; i++)
        {
            if (_beside[i]) pairs += _slots[i].Rarity + _slots[i - 1].Rarity;
        }

        return best with { Proximity = _pairs > 0 ? pairs / _pairs : 0 };
    }

    private static bool IsFirstOfField(IReadOnlyList<TermScore> terms, int at)
    {
        for (int i = 0; i < at; i++)
        {
            if (terms[i].Field == terms[at].Field) return false;
        }

        return true;
    }

    private PhraseMatch Find(string field, IReadOnlyList<TermScore> terms, PhraseMatch best)
    {
        Array.Clear(_places);
        for (int i = 0; i < terms.Count; i++)
        {
            if (terms[i].Field == field && terms[i].Query.Instead is null && _numbers.TryGetValue(terms[i].Query, out int number)) _places[number] = terms[i].Positions;
        }

        _before.Clear();
        int line = -1;
        for (int i = 0; i < _slots.Count; i++)
        {
            Slot slot = _slots[i];
            if (slot.Line != line) _before.Clear();
            line = slot.Line;
            _here.Clear();
            foreach (int number in slot.Numbers)
            {
                if (_places[number] is { } positions) best = Extend(field, positions, i, best);
            }

            (_before, _here) = (_here, _before);
        }

        return best;
    }

    private PhraseMatch Extend(string field, IReadOnlyList<int> positions, int slot, PhraseMatch best)
    {
        for (int i = 0; i < positions.Count; i++)
        {
            if (IndexOf(_here, positions[i]) >= 0) continue;
            int at = IndexOf(_before, positions[i] - 1);
            double rarity = _slots[slot].Rarity;
            _here.Add(at < 0 ? new Run(positions[i], slot, rarity) : new Run(positions[i], _before[at].First, _before[at].Rarity + rarity));
            if (at < 0) continue;
            _beside[slot] = true;
            best = Better(best, field, _here[^1].First, slot, _here[^1].Rarity);
        }

        return best;
    }

    private static int IndexOf(List<Run> runs, int position)
    {
        for (int i = 0; i < runs.Count; i++)
        {
            if (runs[i].Position == position) return i;
        }

        return -1;
    }

    private PhraseMatch Better(PhraseMatch best, string field, int first, int last, double rarity)
    {
        Line line = _lines[_slots[last].Line];
        int length = last - first + 1;
        bool isFrame = length >= 3 && IsFrame(first, last), isQuoted = _slots[first].IsQuoted && length == line.Words;
        if (length < FewestWords && !isFrame && !isQuoted) return best;
        double share = isFrame || isQuoted || line.Rarity <= 0 ? 1 : Math.Min(1, rarity / line.Rarity);
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

    private sealed record Slot(int Line, int Start, int End, bool IsQuoted, List<QueryTerm> Terms, List<int> Numbers, double Rarity);

    private sealed record Run(int Position, int First, double Rarity);

    private sealed class Line
    {
        public double Rarity { get; set; }

        public int Words { get; set; }
    }
}
