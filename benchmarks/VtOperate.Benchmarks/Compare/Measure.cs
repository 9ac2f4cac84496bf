using System.Diagnostics;
using System.Globalization;

namespace VtOperate.Benchmarks.Compare;

/// <summary>Times of one kind of work, in milliseconds.</summary>
internal sealed class Measure(string name)
{
    private readonly List<double> _times = [];

    internal string Name { get; } = name;

    /// <summary>The median; 0 before the first time is in.</summary>
    internal double Median
    {
        get
        {
            if (_times.Count == 0) return 0;
            double[] sorted = [.. _times.Order()];
            return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
        }
    }

    internal void Add(double milliseconds) => _times.Add(milliseconds);

    internal void Time(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Add(watch.Elapsed.TotalMilliseconds);
    }

    /// <summary>Name, median, the range, and the ratio to a peer.</summary>
    internal string Describe(Measure? peer = null)
    {
        string ratio = peer is null || peer.Median == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"   {Median / peer.Median:0.00} x {peer.Name}");
        return string.Create(CultureInfo.InvariantCulture, $"{Name,-28} {Median,8:0.0} ms   ({_times.DefaultIfEmpty().Min():0.0} to {_times.DefaultIfEmpty().Max():0.0}){ratio}");
    }
}
