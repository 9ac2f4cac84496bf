namespace VtOperate.Core.History.Hotspots;

/// <summary>What was counted of one file or function.</summary>
internal sealed class HotspotTally
{
    // After half a year a change counts half.
    private const double HalfLife = 182.5 * 86_400;
    private const double FixWeight = 2;

    private readonly HashSet<string> _authors = new(StringComparer.OrdinalIgnoreCase);

    internal int Changes { get; private set; }

    internal int Fixes { get; private set; }

    internal int Authors => _authors.Count;

    internal long LastChanged { get; private set; }

    /// <summary>The changes, older ones counting less, fixes double.</summary>
    internal double Heat { get; private set; }

    /// <summary>The numbers of the commits, newest first.</summary>
    internal List<int> Commits { get; } = [];

    internal void Add(int number, long time, long end, string author, bool isFix)
    {
        if (Commits.Count > 0 && Commits[^1] == number) return;
        Commits.Add(number);
        Changes++;
        if (isFix) Fixes++;
        _authors.Add(author);
        LastChanged = Math.Max(LastChanged, time);
        Heat += (isFix ? FixWeight : 1) * Math.Pow(0.5, Math.Max(0, end - time) / HalfLife);
    }

    /// <summary>The score with a complexity.</summary>
    internal double Score(int complexity) => Math.Round(Heat * Math.Log10(10 + complexity), 3);
}
