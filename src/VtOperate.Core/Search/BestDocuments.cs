namespace VtOperate.Core.Search;

/// <summary>Keeps the best documents of those that are offered: a heap with the worst of the best on top, which never grows past what is asked. The order is score, then id.</summary>
/// <param name="first">How many are kept, at least 1.</param>
/// <param name="scores">The score of each document.</param>
/// <param name="id">The id of a document; asked only where scores are the same, and of those that are kept.</param>
internal sealed class BestDocuments(int first, double[] scores, Func<int, string> id)
{
    private readonly List<int> _heap = [];
    private readonly Dictionary<int, string> _ids = [];

    /// <summary>The score below which no document can be among the best.</summary>
    public double Least { get; private set; }

    /// <summary>Keeps a document if it is among the best so far.</summary>
    public void Offer(int document)
    {
        if (_heap.Count < first)
        {
            _heap.Add(document);
            Rise(_heap.Count - 1);
        }
        else if (IsWorse(_heap[0], document))
        {
            _heap[0] = document;
            Sink();
        }

        if (_heap.Count == first) Least = scores[_heap[0]];
    }

    /// <summary>The best, best first, without what explains them. Nothing is kept afterwards.</summary>
    public List<IndexHit> Ranked()
    {
        var ranked = new List<IndexHit>(_heap.Count);
        while (_heap.Count > 0)
        {
            int worst = _heap[0];
            ranked.Add(new IndexHit(worst, Id(worst), scores[worst], []));
            _heap[0] = _heap[^1];
            _heap.RemoveAt(_heap.Count - 1);
            Sink();
        }

        ranked.Reverse();
        return ranked;
    }

    private string Id(int document) => _ids.TryGetValue(document, out string? known) ? known : _ids[document] = id(document);

    private bool IsWorse(int a, int b) => scores[a] != scores[b] ? scores[a] < scores[b] : string.CompareOrdinal(Id(a), Id(b)) > 0;

    private void Rise(int at)
    {
        while (at > 0 && IsWorse(_heap[at], _heap[(at - 1) / 2]))
        {
            (_heap[at], _heap[(at - 1) / 2]) = (_heap[(at - 1) / 2], _heap[at]);
            at = (at - 1) / 2;
        }
    }

    private void Sink()
    {
        for (int at = 0; ;)
        {
            int worst = at, left = 2 * at + 1;
            if (left < _heap.Count && IsWorse(_heap[left], _heap[worst])) worst = left;
            if (left + 1 < _heap.Count && IsWorse(_heap[left + 1], _heap[worst])) worst = left + 1;
            if (worst == at) return;
            (_heap[at], _heap[worst]) = (_heap[worst], _heap[at]);
            at = worst;
        }
    }
}
