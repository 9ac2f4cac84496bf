using VtOperate.Core.Specs.Baseline;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// What somebody verified and has changed since: the requirement (E1, suspect), or the function that was linked to it while the requirement stayed (E2, stale). Changes of blanks, Markdown and comments are none; without a stamp nothing is
/// said, because age alone tells nothing.
/// </summary>
internal sealed class StampRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        Dictionary<string, SpecRequirement> requirements = [];
        foreach (SpecRequirement requirement in context.Features.SelectMany(feature => feature.Requirements)) requirements.TryAdd(requirement.Key, requirement);
        foreach (VerifiedRequirement stamp in DriftBaseline.Read(context.Engine, context.Project.Root).Verified)
        {
            stop.ThrowIfCancellationRequested();
            bool isThere = requirements.TryGetValue(stamp.Requirement, out SpecRequirement? requirement);
            context.Count("verified requirements", isThere ? 1 : 0, 1);
            if (!isThere) continue;
            if (SpecHash.OfRequirement(requirement!.Text) != stamp.ReqHash) yield return Suspect(context, stamp, requirement);
            else
            {
                foreach (VerifiedLink link in stamp.Links)
                {
                    if (Changed(context, link) is { } does) yield return Stale(context, stamp, requirement, link, does);
                }
            }
        }
    }

    private static DriftFinding Suspect(DriftContext context, VerifiedRequirement stamp, SpecRequirement requirement)
    {
        VerifiedLink? link = stamp.Links.Count > 0 ? stamp.Links[0] : null;
        return new DriftFinding("E1", requirement.Key, DriftConfidence.Strong, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), link?.Path, null,
            $"it was verified against other words, by {stamp.By} on {stamp.Date:yyyy-MM-dd}", DriftSuggestion.FixCode, [Verified(stamp)], DriftFingerprint.Of("E1", requirement.Key, SpecHash.OfRequirement(requirement.Text), ""), context.Repository)
        { Subject = requirement.Id };
    }

    private static DriftFinding Stale(DriftContext context, VerifiedRequirement stamp, SpecRequirement requirement, VerifiedLink link, string does) =>
        new("E2", requirement.Key, DriftConfidence.Likely, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), link.Path, null, does, DriftSuggestion.Decide, [Verified(stamp)],
            DriftFingerprint.Of("E2", requirement.Key, link.Symbol, link.Path), context.Repository)
        { Subject = link.Symbol };

    private static string? Changed(DriftContext context, VerifiedLink link)
    {
        CodeFile? file = context.Files.FirstOrDefault(one => one.Path == link.Path);
        if (file is null) return "the file that was verified is gone";
        string? now = SpecHash.OfSymbol(file.Code, file.Path, link.Name);
        file.Release();
        return now is null ? $"{link.Name} is no longer in it" : now == link.SymbolHash ? null : $"{link.Name ?? "it"} was changed after it was verified";
    }

    private static Evidence Verified(VerifiedRequirement stamp) => new("Verified", $"verified by {stamp.By} on {stamp.Date:yyyy-MM-dd}: {stamp.Reason}", 0.5, null, null, stamp.Commit.Length == 40 ? stamp.Commit : null);
}
