namespace VtOperate.Benchmarks.Retrieval;

/// <summary>The peer: BM25 as a textbook has it (k1 1.2, b .75), over one text a document, words in lower case, nothing stemmed, nothing left out. A title is counted twice by giving it twice.</summary>
internal sealed class PlainBm25
{
    private const double K1 = 1.2, B = 0.75;

    private readonly Dictionary<string, List<(int Document, int Count)>> _postings = new(StringComparer.Ordinal);
    private readonly List<(string Id, int Length)> _documents = [];
    private long _words;

    internal void Add(string id, string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int length = 0;
        foreach (string word in Words(text))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
            length++;
        }

        foreach ((string word, int count) in counts)
        {
            if (!_postings.TryGetValue(word, out List<(int, int)>? list)) _postings[word] = list = [];
            list.Add((_documents.Count, count));
        }

        _documents.Add((id, length));
        _words += length;
    }

    internal IReadOnlyList<string> Rank(string query, int first)
    {
        var scores = new double[_documents.Count];
        double average = (double)_words / _documents.Count;
        foreach (string word in Words(query))
        {
            if (!_postings.TryGetValue(word, out List<(int Document, int Count)>? list)) continue;
            double rarity = Math.Log(1 + (_documents.Count - list.Count + 0.5) / (list.Count + 0.5));
            foreach ((int document, int count) in list) scores[document] += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * _documents[document].Length / average));
        }

        return [.. Enumerable.Range(0, scores.Length).Where(i => scores[i] > 0).OrderByDescending(i => scores[i]).ThenBy(i => _documents[i].Id, StringComparer.Ordinal).Take(first).Select(i => _documents[i].Id)];
    }

    private static IEnumerable<string> Words(string text)
    {
        for (int at = 0; at < text.Length;)
        {
            int end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
            if (end > at) yield return text[at..end].ToLowerInvariant();
            at = Math.Max(end, at + 1);
        }
    }
}
