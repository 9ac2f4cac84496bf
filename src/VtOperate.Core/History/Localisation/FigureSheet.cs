namespace VtOperate.Core.History.Localisation;

/// <summary>The figures of every file, and what each comes from.</summary>
/// <param name="files">The files.</param>
internal sealed class FigureSheet(IReadOnlyList<VersionFile> files)
{
    /// <summary>How many figures a file has.</summary>
    public const int Count = (int)FileFigure.Solution + 1;

    private readonly HashSet<int> _led = [];
    private readonly double[] _values = new double[files.Count * Count];
    private readonly Dictionary<(int File, FileFigure Figure), (string Source, int? Line, string? Sha)> _sources = [];

    /// <summary>The files.</summary>
    public IReadOnlyList<VersionFile> Files => files;

    /// <summary>Whether a test led to the file it is called after, which is then the likelier of the two.</summary>
    public bool HasSubject(int test) => _led.Contains(test);

    /// <summary>Notes that a test led to the file it is called after.</summary>
    public void Lead(int test) => _led.Add(test);

    /// <summary>The figures of a file.</summary>
    public ReadOnlySpan<double> Row(int file) => _values.AsSpan(file * Count, Count);

    /// <summary>Raises a figure; a smaller one than there is changes nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="figure">The figure.</param>
    /// <param name="value">0 to 1.</param>
    /// <param name="source">What it comes from, in a word.</param>
    /// <param name="line">The line, or null.</param>
    /// <param name="sha">The commit, or null.</param>
    public void Raise(int file, FileFigure figure, double value, string source, int? line = null, string? sha = null)
    {
        ref double known = ref _values[(file * Count) + (int)figure];
        if (value <= known) return;
        known = value;
        _sources[(file, figure)] = (source, line, sha);
    }

    /// <summary>What a figure comes from.</summary>
    public (string Source, int? Line, string? Sha) Source(int file, FileFigure figure) => _sources.GetValueOrDefault((file, figure), ("", null, null));
}
