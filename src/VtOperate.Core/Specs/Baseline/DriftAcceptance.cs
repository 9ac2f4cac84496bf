using VtOperate.Core.Documents;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Holds findings against what a project has accepted and what comments say to leave. Pure.</summary>
public static class DriftAcceptance
{
    /// <summary>
    /// Gives every finding its state. A comment beside it comes first (Suppressed); then as many findings of a fingerprint as were accepted are Accepted, or Expired after their last day; the rest is New.
    /// </summary>
    /// <param name="findings">The findings, in an order that depends on the tree alone.</param>
    /// <param name="baseline">What was accepted.</param>
    /// <param name="suppressions">The comments.</param>
    /// <param name="today">The day.</param>
    public static DriftVerdict Apply(IReadOnlyList<DriftFinding> findings, DriftBaseline baseline, IReadOnlyList<Suppression> suppressions, DateOnly today)
    {
        var used = new Dictionary<string, int>(StringComparer.Ordinal);
        bool[] isFitting = new bool[suppressions.Count];
        var judged = new List<DriftFinding>(findings.Count);
        foreach (DriftFinding finding in findings)
        {
            Suppression? comment = null;
            for (int i = 0; i < suppressions.Count; i++)
            {
                if (!suppressions[i].Fits(finding)) continue;
                isFitting[i] = true;
                if (!suppressions[i].IsExpired(today)) comment ??= suppressions[i];
            }

            if (comment is not null)
            {
                judged.Add(finding with { State = DriftState.Suppressed, AcceptedBecause = comment.Reason });
                continue;
            }

            int before = used.GetValueOrDefault(finding.Fingerprint);
            if (baseline.Find(finding.Fingerprint) is not { } accepted || before >= accepted.Count)
            {
                judged.Add(finding with { State = DriftState.New, AcceptedBecause = null });
                continue;
            }

            used[finding.Fingerprint] = before + 1;
            judged.Add(finding with { State = accepted.IsExpired(today) ? DriftState.Expired : DriftState.Accepted, AcceptedBecause = accepted.Reason });
        }

        return new DriftVerdict(judged, Unused(baseline, used, suppressions, isFitting, today));
    }

    private static List<DriftNote> Unused(DriftBaseline baseline, Dictionary<string, int> used, IReadOnlyList<Suppression> suppressions, bool[] isFitting, DateOnly today)
    {
        List<DriftNote> notes = [];
        foreach (AcceptedDrift one in baseline.Accepted)
        {
            int found = used.GetValueOrDefault(one.Fingerprint);
            string what = $"{one.Rule} {one.Requirement}".TrimEnd() + $" ({one.Fingerprint})";
            if (found == 0) notes.Add(new DriftNote(one.Rule, $"{what} was accepted on {YamlText.Date(one.Date)} and is no longer found.", BaselineFile.RelativePath));
            else if (found < one.Count) notes.Add(new DriftNote(one.Rule, $"{what} was accepted {one.Count} times and is found {found} times.", BaselineFile.RelativePath));
            else if (one.IsExpired(today)) notes.Add(new DriftNote(one.Rule, $"{what} was accepted until {YamlText.Date(one.Until!.Value)}.", BaselineFile.RelativePath));
        }

        for (int i = 0; i < suppressions.Count; i++)
        {
            Suppression one = suppressions[i];
            if (!isFitting[i]) notes.Add(new DriftNote(one.Rules[0], $"The comment leaves {string.Join(", ", one.Rules)}, which is not found there.", one.File, one.Line));
            else if (one.IsExpired(today)) notes.Add(new DriftNote(one.Rules[0], $"The comment held until {YamlText.Date(one.Until!.Value)}.", one.File, one.Line));
        }

        return notes;
    }
}
