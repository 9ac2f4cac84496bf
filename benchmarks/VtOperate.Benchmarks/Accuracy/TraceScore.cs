using System.Globalization;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>How many of a kind were right, and which were not.</summary>
internal sealed class TraceScore(string title)
{
    private readonly List<string> _misses = [];
    private int _right, _count;

    internal void Add(bool right, string name, string expected, string read)
    {
        _count++;
        if (right) _right++;
        else _misses.Add($"  {name}\n    expected: {Shown(expected)}\n    read:     {Shown(read)}");
    }

    internal void Print(TextWriter output, bool misses)
    {
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title,-56} {_right,4} of {_count,4}  {(_count == 0 ? 0 : 100.0 * _right / _count),6:0.0} %"));
        if (misses) _misses.ForEach(output.WriteLine);
    }

    private static string Shown(string text) => text.Replace("\n", " / ", StringComparison.Ordinal);
}
