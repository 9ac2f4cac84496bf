using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// References to ids that no specification defines: the feature that defined them is gone (A7, one finding a feature), the demand goes on under another id (A3), or it is gone or never was (A1). Before anything is called undefined, every
/// document of every feature and their history are looked through.
/// </summary>
/// <param name="context">What is compared.</param>
/// <param name="families">The families of ids that any specification uses.</param>
internal sealed class UndefinedIds(DriftContext context, HashSet<string> families)
{
    // How alike two demands are that are one, as the share of their words that both have.
    private const double Same = 0.8;
    private const int MostPlaces = 20;

    /// <summary>The findings, in the order of the ids; features that are gone come last.</summary>
    /// <param name="undefined">The ids with every place that names them.</param>
    /// <param name="stop">Stops the walk through history.</param>
    internal IEnumerable<DriftFinding> Find(SortedDictionary<string, List<(CodeFile File, CodeReference Reference)>> undefined, CancellationToken stop)
    {
        if (undefined.Count == 0) yield break;
        string documents = Documents(stop);
        var gone = new SortedDictionary<string, List<(SpecTombstone Grave, CodeFile File, CodeReference Reference)>>(StringComparer.Ordinal);
        foreach (var (id, places) in undefined)
        {
            // Mentioned in any document of a feature, in whatever form: somebody knows it.
            if (!families.Contains(id[..id.IndexOf('-', StringComparison.Ordinal)]) || WholeWord.Stands(documents, id, StringComparison.Ordinal)) continue;
            SpecTombstone? grave = SpecTombstone.Find(context, id, stop);
            if (grave is null && (context.History is null or { IsShallow: true })) continue;
            if (grave is not null && IsFeatureGone(grave))
            {
                if (!gone.TryGetValue(grave.Feature, out var known)) gone.Add(grave.Feature, known = []);
                known.AddRange(places.Select(place => (grave, place.File, place.Reference)));
            }
            else
            {
                yield return grave is not null && Renamed(grave, id) is { } now ? OfRenamed(grave, id, now, places) : OfOrphan(grave, id, places);
            }
        }

        foreach (var (feature, places) in gone) yield return OfGone(feature, places);
    }

    private DriftFinding OfOrphan(SpecTombstone? grave, string id, List<(CodeFile File, CodeReference Reference)> places)
    {
        (CodeFile file, CodeReference reference) = places[0];
        List<Evidence> evidence = Places(places);
        if (grave is not null) evidence.Insert(0, Removed(grave));
        string requirement = grave is null ? "" : grave.Feature + "#" + id;
        return new DriftFinding("A1", requirement, grave is null ? DriftConfidence.Likely : DriftConfidence.Strong, grave?.File, null, grave is null ? $"no specification defines {id}, and none ever did" : $"{id} was taken out of {grave.File}",
            file.Path, reference.Line, reference.Text, grave is null ? DriftSuggestion.FixCode : DriftSuggestion.Decide, evidence, DriftFingerprint.Of("A1", requirement, id, file.Path), context.Repository)
        { Subject = id };
    }

    private DriftFinding OfRenamed(SpecTombstone grave, string id, SpecRequirement now, List<(CodeFile File, CodeReference Reference)> places)
    {
        (CodeFile file, CodeReference reference) = places[0];
        return new DriftFinding("A3", now.Key, DriftConfidence.Likely, context.InProject(now.File), now.Line, $"{now.Id} demands now what {id} demanded: {DriftText.Brief(now.Text)}", file.Path, reference.Line, reference.Text,
            DriftSuggestion.FixCode, [Removed(grave), .. Places(places)], DriftFingerprint.Of("A3", now.Key, id, file.Path), context.Repository)
        { Subject = id, Severity = Severity.Low };
    }

    private DriftFinding OfGone(string feature, List<(SpecTombstone Grave, CodeFile File, CodeReference Reference)> places)
    {
        (SpecTombstone grave, CodeFile file, CodeReference reference) = places[0];
        string[] ids = [.. places.Select(place => place.Reference.Id).Distinct(StringComparer.Ordinal)];
        return new DriftFinding("A7", feature, DriftConfidence.Certain, grave.File, null, $"the feature {feature} is gone with its specification", file.Path, reference.Line,
            $"{places.Count} {(places.Count == 1 ? "place names" : "places name")} {string.Join(", ", ids)}", DriftSuggestion.Decide, [Removed(grave), .. Places([.. places.Select(place => (place.File, place.Reference))])],
            DriftFingerprint.Of("A7", feature, string.Join(',', ids), ""), context.Repository)
        { Subject = feature };
    }

    private static Evidence Removed(SpecTombstone grave) => new("Removed", $"last defined in {grave.File}; {grave.Commit} took it away: {DriftText.Brief(grave.Text)}", 1, grave.File, null, grave.Sha);

    internal static List<Evidence> Places(List<(CodeFile File, CodeReference Reference)> places) =>
        [.. places.Take(MostPlaces).Select(place => new Evidence("Reference", $"{place.File.Path}:{place.Reference.Line} names {place.Reference.Id}", 0, place.File.Path, place.Reference.Line))];

    // A feature that was renamed or moved has its specification elsewhere.
    private bool IsFeatureGone(SpecTombstone grave) =>
        !context.Engine.Files.FileExists(Path.Combine(context.Project.Root, grave.File)) && !context.Features.Any(feature => feature.Name == grave.Feature) && Carrying(grave.Text, context.Features) is null;

    private SpecRequirement? Renamed(SpecTombstone grave, string id) =>
        Carrying(grave.Text, context.Features.Where(feature => feature.Name == grave.Feature)) is { } now && now.Id != id ? now : null;

    private static SpecRequirement? Carrying(string text, IEnumerable<FeatureSpec> features)
    {
        HashSet<string> words = Words(text);
        SpecRequirement? best = null;
        double most = 0;
        foreach (SpecRequirement requirement in features.SelectMany(feature => feature.Requirements))
        {
            HashSet<string> others = Words(requirement.Text);
            int shared = others.Count(words.Contains);
            double alike = words.Count + others.Count == 0 ? 0 : (double)shared / (words.Count + others.Count - shared);
            if (alike >= Same && alike > most) (most, best) = (alike, requirement);
        }

        return best;
    }

    private static HashSet<string> Words(string text) => [.. new string([.. text.Select(sign => char.IsLetterOrDigit(sign) ? char.ToLowerInvariant(sign) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private string Documents(CancellationToken stop)
    {
        var texts = new System.Text.StringBuilder();
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (string file in feature.Files)
            {
                stop.ThrowIfCancellationRequested();
                if (file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && context.Engine.Files.Stamp(file) is { Length: < 4 << 20 }) texts.Append(TextDocument.Decode(context.Engine.Files.ReadBytes(file)).Text).Append('\n');
            }
        }

        return texts.ToString();
    }
}
