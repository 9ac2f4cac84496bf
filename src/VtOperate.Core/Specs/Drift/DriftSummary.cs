using System.Globalization;

namespace VtOperate.Core.Specs.Drift;

/// <summary>What a search for contradictions looked at: who reads "nothing found" must know how much was compared.</summary>
/// <param name="Features">How many features there are.</param>
/// <param name="Requirements">How many requirements they define.</param>
/// <param name="Files">How many files of code were read.</param>
/// <param name="Findings">How many contradictions were found, hidden ones included.</param>
/// <param name="Hidden">How many of them were not shown: accepted, suppressed, or below the confidence that was asked for.</param>
/// <param name="Counts">What was there and what of it was compared.</param>
/// <param name="Notes">What could not be compared.</param>
public sealed record DriftSummary(int Features, int Requirements, int Files, int Findings, int Hidden, IReadOnlyList<DriftCount> Counts, IReadOnlyList<DriftNote> Notes)
{
    /// <summary>Whether anything at all was compared: if not, nothing is known, whatever was found.</summary>
    public bool HasCompared => Counts.Any(count => count.Compared > 0);

    /// <inheritdoc/>
    public override string ToString()
    {
        string counts = string.Join(", ", Counts.Where(count => count.Total > 0).Select(count => string.Create(CultureInfo.InvariantCulture, $"{count.Compared} of {count.Total} {count.Name}")));
        string head = string.Create(CultureInfo.InvariantCulture, $"{Features} features, {Requirements} requirements, {Files} files of code");
        return counts.Length == 0 ? head + "; nothing was comparable" : $"{head}; compared {counts}";
    }
}
