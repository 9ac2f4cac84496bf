using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Says how alike documents are: two are alike (1 and more) by two agreeing keys that are selective enough, one of them the cause, by the words and files
/// they share, or by some of each. Candidates come from shared rare terms and key pairs, not from all pairs, and a document is read only when it is one. Not thread-safe.
/// </summary>
internal sealed class LikenessIndex
{
    /// <summary>The strength from which two documents are alike.</summary>
    public const double Enough = 1;

    /// <summary>The cosine of the words from which two documents are alike by words alone.</summary>
    public const double EnoughText = 0.22;

    /// <summary>The most documents that a term may stand in to make two of them candidates. In larger bases two documents whose shared words all stand in more are not compared.</summary>
    public const int MostForCandidates = 256;

    private const double EnoughKeys = 3.0;

    // Place without cause is a subject, not a mistake: such keys only support what the words say.
    private const double MostWithoutCause = 0.4;
    private const double LeastText = 0.25 * EnoughText;
    private const double PriorDocuments = 100;
    private const float CommonFactor = 0.15f;

    // Rarer than about one in a hundred and fifty proves no more: else numbers and names that stand nowhere else would outweigh what documents are about.
    private const double MostRarity = 5;
    private const int FewDocuments = 64;

    // What a sum of floats may be off; a candidate too many costs a comparison, one too few an answer.
    private const double Slack = 1e-4;
    private const int MostRemembered = 2_000_000;

    private readonly LikenessBase _base;
    private readonly Func<int, bool> _isRare;
    private readonly TermTable _terms = new(4096);
    private readonly List<TermPlace> _places = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly LikenessKeys?[] _keys;
    private readonly TermVector?[] _vectors;
    private readonly KeyRarity _keyRarity = new();
    private readonly Dictionary<int, IReadOnlyList<(int Document, double Strength)>> _alike = [];
    private readonly (float Square, float Product)[] _shares;
    private readonly float[] _lengths;
    private readonly List<int> _met = [];
    private int _remembered;

    /// <summary>Reads what the index says about the keys of all documents; no document itself.</summary>
    public LikenessIndex(LikenessBase knowledge, CancellationToken stop)
    {
        (_base, _isRare) = (knowledge, IsRare);
        (_keys, _vectors) = (new LikenessKeys?[knowledge.Capacity], new TermVector?[knowledge.Capacity]);
        (_shares, _lengths) = (new (float, float)[knowledge.Capacity], new float[knowledge.Capacity]);
        Array.Fill(_shares, (-1, 0));
        foreach (int document in knowledge.Documents())
        {
            stop.ThrowIfCancellationRequested();
            var keys = LikenessKeys.Of(knowledge.Solution(document));
            _keys[document] = keys;
            _keyRarity.Add(document, keys);
            _numbers[knowledge.Id(document)] = document;
        }
    }

    /// <summary>How many documents there are.</summary>
    public int Count => _base.Count;

    /// <summary>One more than the highest number of a document.</summary>
    public int Capacity => _base.Capacity;

    /// <summary>The numbers of the documents, by their ids.</summary>
    public IEnumerable<int> Documents() => _numbers.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>The number of the document with this id, or -1.</summary>
    public int Find(string id) => _numbers.TryGetValue(id, out int document) ? document : -1;

    /// <summary>The order of two documents between which nothing else decides: that of their ids.</summary>
    public int Compare(int left, int right) => string.CompareOrdinal(_base.Id(left), _base.Id(right));

    /// <summary>A document, read whole.</summary>
    public SolutionDocument Document(int document) => _base.Document(document) ?? new SolutionDocument(_base.Solution(document), new Documents.DocumentFields(null), "", 1);

    /// <summary>Takes documents as they were read by somebody else, so that they need not be read one after the other.</summary>
    public void Take(IEnumerable<SolutionDocument> documents, CancellationToken stop)
    {
        foreach (SolutionDocument document in documents)
        {
            stop.ThrowIfCancellationRequested();
            if (Find(document.Solution.Id) is >= 0 and var number) _vectors[number] = Vector(document);
        }
    }

    /// <summary>The keys of a document.</summary>
    public LikenessKeys Keys(int document) => _keys[document]!;

    /// <summary>What agreement on a key proves.</summary>
    public double KeyProof(LikenessKey key, string value) => _keyRarity.Of(key, value);

    /// <summary>The documents that are alike to one, itself left out, strongest first. A document is alike to all that are alike to it.</summary>
    public IReadOnlyList<(int Document, double Strength)> AlikeTo(int document)
    {
        if (_alike.TryGetValue(document, out IReadOnlyList<(int Document, double Strength)>? known)) return known;
        var byKeys = new HashSet<int>(_keyRarity.Candidates(_keys[document]!, EnoughKeys));
        var candidates = new HashSet<int>(byKeys);
        foreach ((int candidate, double most) in Candidates(Vector(document)))
        {
            // The keys say how much the words have to do at least; without a cause that is never less than this.
            if (most + Slack < EnoughText * (Enough - MostWithoutCause) && _keys[document]!.Shared(_keys[candidate]!, LikenessKey.Cause) is null) continue;
            if (most + Slack >= EnoughText * (Enough - KeyStrength(document, candidate, 1))) candidates.Add(candidate);
        }

        candidates.Remove(document);
        var alike = new List<(int Document, double Strength)>();
        foreach (int candidate in candidates)
        {
            double strength = Strength(document, candidate);
            if (strength >= Enough) alike.Add((candidate, strength));
        }

        Sort(alike);
        if (_remembered + alike.Count <= MostRemembered)
        {
            _alike[document] = alike;
            _remembered += alike.Count;
        }

        return alike;
    }

    /// <summary>The documents whose words are alike to those of a text, strongest first.</summary>
    public List<(int Document, double Strength)> AlikeTo(TermVector text)
    {
        var alike = new List<(int Document, double Strength)>();
        foreach ((int candidate, double most) in Candidates(text))
        {
            if (most + Slack < EnoughText) continue;
            double likeness = TextLikeness(text, candidate);
            if (likeness >= EnoughText) alike.Add((candidate, likeness / EnoughText));
        }

        Sort(alike);
        return alike;
    }

    /// <summary>How alike two documents are: 1 and more is alike.</summary>
    public double Strength(int left, int right)
    {
        double text = TextLikeness(left, right);
        return (text / EnoughText) + KeyStrength(left, right, text);
    }

    /// <summary>How alike the words of two documents are, 0 to 1.</summary>
    public double TextLikeness(int left, int right) => TextLikeness(Vector(left), right);

    /// <summary>How alike the words of a text and of a document are, 0 to 1.</summary>
    public double TextLikeness(TermVector text, int document) => text.Cosine(Vector(document), _isRare);

    /// <summary>The terms of a document with their weights.</summary>
    public IEnumerable<(string Term, double Weight)> Terms(int document)
    {
        TermVector vector = Vector(document);
        for (int i = 0; i < vector.Terms.Length; i++) yield return (_terms[vector.Terms[i]], vector.Weights[i]);
    }

    /// <summary>The words of a critical pattern.</summary>
    public TermVector Vector(CriticalPattern pattern) => TermVector.Of(LikenessText.Read(pattern, _terms), Rarity);

    private TermVector Vector(int document) => _vectors[document] ??= _base.Document(document) is { } read ? Vector(read) : TermVector.Empty;

    private TermVector Vector(SolutionDocument document) => TermVector.Of(LikenessText.Read(document, _terms), Rarity);

    private float Rarity(int term) => Place(term).Rarity;

    private bool IsRare(int term) => Place(term).IsRare;

    private TermPlace Place(int term)
    {
        while (_places.Count <= term) _places.Add(default);
        if (_places[term].IsKnown) return _places[term];
        IndexTerm? found = _base.Find(_terms[term]);
        int with = found?.Documents ?? 0;

        // A term that more than an eighth of a large base holds says nothing about a document.
        bool isCommon = with > Math.Max(FewDocuments, Count / 8);
        double rarity = isCommon ? 0 : Math.Min(Math.Log(1 + ((Count + PriorDocuments - with + 0.5) / (with + 0.5))), MostRarity);
        var place = new TermPlace(true, (float)rarity * (CommonWords.Contains(_terms[term]) ? CommonFactor : 1), with <= MostForCandidates, isCommon ? null : found);
        _places[term] = place;
        return place;
    }

    // No document can be more alike than the part of the text that they share (Cauchy and Schwarz), nor than if the shared words filled it as far as its title, symptoms
    // and tags leave room; so that most need not be read.
    private List<(int Document, double Most)> Candidates(TermVector text)
    {
        bool hasFrequent = false;
        for (int i = 0; i < text.Terms.Length; i++)
        {
            TermPlace place = Place(text.Terms[i]);
            hasFrequent |= !place.IsRare;
            if (place is { IsRare: true, Found: { } found }) _base.Share(found, Share(text.Weights[i], place), _shares, _met);
        }

        // What only frequent terms say is asked only for documents that the rare ones named.
        for (int i = 0; hasFrequent && _met.Count > 0 && i < text.Terms.Length; i++)
        {
            if (Place(text.Terms[i]) is { IsRare: false, Found: { } found } place) _base.Share(found, Share(text.Weights[i], place), _shares, null);
        }

        var candidates = new List<(int Document, double Most)>();
        foreach (int document in _met)
        {
            (float square, float product) = _shares[document];
            _shares[document] = (-1, 0);
            double most = Math.Sqrt(square);
            if (most + Slack >= LeastText) most = Math.Min(most, product / Math.Max(_vectors[document]?.Norm ?? Length(document), 1e-6));
            candidates.Add((document, most));
        }

        _met.Clear();
        return candidates;
    }

    private static (float Square, float Product) Share(float weight, TermPlace place) => (weight * weight, weight * place.Rarity);

    private float Length(int document)
    {
        if (_lengths[document] == 0) _lengths[document] = TermVector.Length(LikenessText.Read(_base.Solution(document), _terms), Rarity);
        return _lengths[document];
    }

    private void Sort(List<(int Document, double Strength)> alike) =>
        alike.Sort((a, b) => a.Strength != b.Strength ? b.Strength.CompareTo(a.Strength) : Compare(a.Document, b.Document));

    private double KeyStrength(int left, int right, double text)
    {
        LikenessKeys own = _keys[left]!, other = _keys[right]!;
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

    private readonly record struct TermPlace(bool IsKnown, float Rarity, bool IsRare, IndexTerm? Found);
}
