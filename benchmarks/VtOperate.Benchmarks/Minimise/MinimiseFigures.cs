using System.Globalization;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>Sums of one row of the table.</summary>
internal sealed class MinimiseFigures
{
    private int _cases;
    private long _runs;
    private long _hits;
    private long _size;

    internal double Seconds { get; private set; }

    internal double Runs => _runs / (double)_cases;

    internal double Size => _size / (double)_cases;

    internal void Add(int runs, int hits, double seconds, long size)
    {
        _cases++;
        _runs += runs;
        _hits += hits;
        _size += size;
        Seconds += seconds;
    }

    internal string Cells() => string.Create(CultureInfo.InvariantCulture, $"{Runs,10:0.0} {_hits / (double)_cases,9:0.0} {Seconds,8:0.00} {Size,9:0.0}");
}
