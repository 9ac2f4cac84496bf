using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>Scores the files by the words they share with the report: BM25F (see <see cref="Bm25"/>) over declared names, code, comments, text and path.</summary>
internal sealed class WordScores
{
    private const int FieldCount = 5;
    private readonly IReadOnlyList<VersionFile> _files;
    private readonly IReadOnlyList<(string Word, uint Term, double Weight)> _words;
    private readonly FileTerms[] _paths;
    private readonly double[] _averages = new double[FieldCount];
    private readonly double[] _rarities;
    private readonly FileWeights _weights;

    public WordScores(IReadOnlyList<VersionFile> files, IReadOnlyList<(string Word, uint Term, double Weight)> words, FileWeights weights, CancellationToken stop)
    {
        (_files, _words, _weights) = (files, words, weights);
        _rarities = new double[words.Count];
        Scores = new double[files.Count];
        _paths = new FileTerms[files.Count];
        var reader = new FileTermsReader();
        for (int i = 0; i < files.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            _paths[i] = reader.Read(System.Text.Encoding.UTF8.GetBytes(files[i].Path), Code.CodeFamily.Text);
        }

        Measure();
        Weigh(stop);
    }

    /// <summary>The scores, in the order of the files; the best is 1 unless no file has any of the words.</summary>
    public double[] Scores { get; }

    /// <summary>How rare a word is among the files, 0 to 1; 1 for one that no file has.</summary>
    public double Rarity(uint term)
    {
        int holders = 0;
        foreach (VersionFile file in _files) holders += file.Terms.Find(term) != 0 ? 1 : 0;
        return Bm25.Rarity(_files.Count, holders) / Bm25.Rarity(_files.Count, 0);
    }

    /// <summary>The words that a file was found by, the heaviest first.</summary>
    public IEnumerable<string> Reasons(int file) =>
        _words.Select((word, i) => (word.Word, Score: Score(file, i))).Where(entry => entry.Score > 0).OrderByDescending(entry => entry.Score).Select(entry => entry.Word);

    private void Measure()
    {
        int[] having = new int[FieldCount];
        for (int i = 0; i < _files.Count; i++)
        {
            for (int field = 0; field < FieldCount; field++)
            {
                int length = Length(i, field);
                _averages[field] += length;
                having[field] += length > 0 ? 1 : 0;
            }
        }

        for (int field = 0; field < FieldCount; field++) _averages[field] = Math.Max(1, _averages[field] / Math.Max(1, having[field]));
        for (int word = 0; word < _words.Count; word++)
        {
            int holders = 0;
            for (int i = 0; i < _files.Count; i++) holders += _files[i].Terms.Find(_words[word].Term) != 0 || _paths[i].Find(_words[word].Term) != 0 ? 1 : 0;
            _rarities[word] = Bm25.Rarity(_files.Count, holders);
        }
    }

    private void Weigh(CancellationToken stop)
    {
        double best = 0;
        for (int i = 0; i < _files.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            for (int word = 0; word < _words.Count; word++) Scores[i] += Score(i, word);
            best = Math.Max(best, Scores[i]);
        }

        for (int i = 0; i < Scores.Length && best > 0; i++) Scores[i] /= best;
    }

    private double Score(int file, int word)
    {
        (_, uint term, double weight) = _words[word];
        uint content = _files[file].Terms.Find(term), path = _paths[file].Find(term);
        if (content == 0 && path == 0) return 0;
        double sum = 0;
        for (int field = 0; field < FieldCount; field++)
        {
            int count = field == (int)FileField.Path ? FileTerms.CountIn(path, FileField.Text) : FileTerms.CountIn(content, (FileField)field);
            if (count > 0) sum += _weights.Fields[field] * count / (1 - _weights.LengthEffect + (_weights.LengthEffect * Length(file, field) / _averages[field]));
        }

        return weight * Bm25.Score(_rarities[word], sum, _weights.Damping);
    }

    private int Length(int file, int field) => field == (int)FileField.Path ? _paths[file].Length(FileField.Text) : _files[file].Terms.Length((FileField)field);
}
