using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Says how alike documents are: two are alike (1 and more) by two agreeing keys that are selective enough, one of them the cause, by the words and files
/// they share, or by some of each. Candidates come from shared rare terms and key pairs, not from all pairs. Not thread-safe.
/// </summary>
internal sealed class LikenessIndex
{
    /// <summary>The strength from which two documents are alike.</summary>
    public const double Enough = 1;

    /// <summary>The cosine of the words from which two documents are alike by words alone.</summary>
    public const double EnoughText = 0.22;

    private const double EnoughKeys = 3.0;

    // Place without cause is a subject, not a mistake: such keys only support what the words say.
    private const double MostWithoutCause = 0.4;
    private const double LeastText = 0.25 * EnoughText;
    private const double PriorDocuments = 100;
    private const float CommonFactor = 0.15f;

    // Rarer than about one in a hundred and fifty proves no more: else numbers and names that stand nowhere else would outweigh what documents are about.
    private const double MostRarity = 5;
    private const int FewDocuments = 64;

    private readonly TermTable _terms = new(4096);
    private readonly List<LikenessKeys> _keys = [];
    private readonly List<TermVector> _vectors = [];
    private readonly KeyRarity _keyRarity = new();
    private readonly List<(int Document, float Weight)>[] _postings;
    private readonly int[] _documentsWith;
    private readonly float[] _scores;
    private readonly bool[] _seen;
    private readonly List<int> _touched = [];

    /// <summary>Reads the documents; their order decides nothing but their numbers.</summary>
    public LikenessIndex(IReadOnlyList<SolutionDocument> documents, CancellationToken stop)
    {
        var counts = new List<Dictionary<int, float>>(documents.Count);
        foreach (SolutionDocument document in documents)
        {
            stop.ThrowIfCancellationRequested();
            var keys = LikenessKeys.Of(document.Solution);
            _keyRarity.Add(_keys.Count, keys);
            _keys.Add(keys);
            counts.Add(LikenessText.Read(document, _terms));
        }

        _documentsWith = new int[_terms.Count];
        foreach (Dictionary<int, float> count in counts)
        {
            foreach (int term in count.Keys) _documentsWith[term]++;
        }

        float[] rarities = new float[_terms.Count];
        for (int term = 0; term < rarities.Length; term++) rarities[term] = Rarity(term);
        _postings = new List<(int, float)>[_terms.Count];
        foreach (Dictionary<int, float> count in counts)
        {
            stop.ThrowIfCancellationRequested();
            var vector = TermVector.Of(count, term => rarities[term]);
            for (int i = 0; i < vector.Terms.Length; i++) (_postings[vector.Terms[i]] ??= []).Add((_vectors.Count, vector.Weights[i]));
            _vectors.Add(vector);
        }

        _scores = new float[documents.Count];
        _seen = new bool[documents.Count];
    }

    /// <summary>How many documents there are.</summary>
    public int Count => _vectors.Count;

    /// <summary>The keys of a document.</summary>
    public LikenessKeys Keys(int document) => _keys[document];

    /// <summary>What agreement on a key proves.</summary>
    public double KeyProof(LikenessKey key, string value) => _keyRarity.Of(key, value);

    /// <summary>The documents that are alike to one, itself left out, strongest first.</summary>
    public List<(int Document, double Strength)> AlikeTo(int document)
    {
        Touch(_vectors[document]);
        foreach (int candidate in _keyRarity.Candidates(_keys[document], EnoughKeys)) TouchOne(candidate);
        var alike = new List<(int Document, double Strength)>();
        foreach (int candidate in _touched)
        {
            if (candidate == document) continue;
            double strength = (_scores[candidate] / EnoughText) + KeyStrength(document, candidate, _scores[candidate]);
            if (strength >= Enough) alike.Add((candidate, strength));
        }

        Untouch();
        alike.Sort((a, b) => a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : a.Document.CompareTo(b.Document));
        return alike;
    }

    /// <summary>The documents whose words are alike to those of a critical pattern, strongest first.</summary>
    public List<(int Document, double Strength)> AlikeTo(CriticalPattern pattern)
    {
        var known = new Dictionary<int, float>();
        foreach ((int term, float count) in LikenessText.Read(pattern, _terms)) known[term] = count;
        Touch(TermVector.Of(known, Rarity));
        var alike = new List<(int Document, double Strength)>();
        foreach (int candidate in _touched)
        {
            if (_scores[candidate] >= EnoughText) alike.Add((candidate, _scores[candidate] / EnoughText));
        }

        Untouch();
        alike.Sort((a, b) => a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : a.Document.CompareTo(b.Document));
        return alike;
    }

    /// <summary>How alike two documents are: 1 and more is alike.</summary>
    public double Strength(int left, int right)
    {
        double text = _vectors[left].Cosine(_vectors[right]);
        return (text / EnoughText) + KeyStrength(left, right, text);
    }

    /// <summary>How alike the words of two documents are, 0 to 1.</summary>
    public double TextLikeness(int left, int right) => _vectors[left].Cosine(_vectors[right]);

    /// <summary>The terms that two documents share, the most telling first.</summary>
    public IEnumerable<string> SharedTerms(int left, int right) => _vectors[left].Shared(_vectors[right]).Select(shared => _terms[shared.Term]);

    /// <summary>The terms of a document with their weights.</summary>
    public IEnumerable<(string Term, double Weight)> Terms(int document)
    {
        TermVector vector = _vectors[document];
        for (int i = 0; i < vector.Terms.Length; i++) yield return (_terms[vector.Terms[i]], vector.Weights[i]);
    }

    // A term that more than an eighth of a large base holds would make every document a candidate of every other.
    private float Rarity(int term)
    {
        int with = term < _documentsWith.Length ? _documentsWith[term] : 0;
        if (with > Math.Max(FewDocuments, Count / 8)) return 0;
        double rarity = Math.Log(1 + ((Count + PriorDocuments - with + 0.5) / (with + 0.5)));
        return (float)Math.Min(rarity, MostRarity) * (CommonWords.Contains(_terms[term]) ? CommonFactor : 1);
    }

    private double KeyStrength(int left, int right, double text)
    {
        LikenessKeys own = _keys[left], other = _keys[right];
        string? cause = own.Shared(other, LikenessKey.Cause);
        double proof = 0, best = 0;
        for (LikenessKey key = LikenessKey.Type; key <= LikenessKey.Module; key++)
        {
            if (own.Shared(other, key) is not { } value || value == cause) continue;
            proof += _keyRarity.Of(key, value);
            if (cause is not null) best = Math.Max(best, _keyRarity.OfPair(cause, key, value, EnoughKeys));
        }

        if (cause is null) return text < LeastText ? 0 : Math.Min(MostWithoutCause, proof / EnoughKeys / 2);
        if (best >= EnoughKeys) return Math.Max(best, Math.Min(best + 1, _keyRarity.Of(LikenessKey.Cause, cause) + proof)) / EnoughKeys;
        if (best > 0) return best / EnoughKeys;
        return text < LeastText ? 0 : Math.Min(MostWithoutCause, _keyRarity.Of(LikenessKey.Cause, cause) / EnoughKeys / 2);
    }

    private void Touch(TermVector vector)
    {
        for (int i = 0; i < vector.Terms.Length; i++)
        {
            if (vector.Terms[i] >= _postings.Length || _postings[vector.Terms[i]] is not { } postings) continue;
            float weight = vector.Weights[i];
            foreach ((int document, float other) in postings)
            {
                TouchOne(document);
                _scores[document] += weight * other;
            }
        }
    }

    private void TouchOne(int document)
    {
        if (_seen[document]) return;
        _seen[document] = true;
        _touched.Add(document);
    }

    private void Untouch()
    {
        foreach (int document in _touched) (_scores[document], _seen[document]) = (0, false);
        _touched.Clear();
    }
}
