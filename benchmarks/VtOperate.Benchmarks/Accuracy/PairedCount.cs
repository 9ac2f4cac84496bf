using System.Globalization;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Two methods on the same cases.</summary>
/// <param name="Ours">The first method.</param>
/// <param name="Theirs">The second method.</param>
/// <param name="Both">Cases that both have right.</param>
/// <param name="OnlyOurs">Cases that only the first has right.</param>
/// <param name="OnlyTheirs">Cases that only the second has right.</param>
/// <param name="Neither">Cases that neither has right.</param>
internal sealed record PairedCount(string Ours, string Theirs, int Both, int OnlyOurs, int OnlyTheirs, int Neither)
{
    internal void Print(TextWriter output) => output.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"  paired: both right {Both}, only {Ours} {OnlyOurs}, only {Theirs} {OnlyTheirs}, neither {Neither}; exact McNemar p = {Intervals.McNemar(OnlyOurs, OnlyTheirs):0.000}"));
}
