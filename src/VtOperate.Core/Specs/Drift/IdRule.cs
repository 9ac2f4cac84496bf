using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Ids: a reference to a requirement that no specification defines (A1), to one that is retired (A2), and an id that one specification defines twice (A4). Before anything is called undefined, every document of every
/// feature and their history are looked through.
/// </summary>
internal sealed class IdRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        foreach (DriftFinding duplicate in Duplicates(context)) yield return duplicate;
        var resolver = new RequirementResolver(context);
        var undefined = new SortedDictionary<string, List<(CodeFile File, CodeReference Reference)>>(StringComparer.Ordinal);
        var retired = new SortedDictionary<string, (SpecRequirement Requirement, List<(CodeFile File, CodeReference Reference)> Places)>(StringComparer.Ordinal);
        int resolved = 0, all = 0, ambiguous = 0;
        for (int i = 0; i < context.Files.Count; i++)
        {
            CodeFile file = context.Files[i];
            if (!file.IsCode) continue;
            foreach (CodeReference reference in context.Facts.Of[i].References)
            {
                stop.ThrowIfCancellationRequested();
                all++;
                Resolution resolution = resolver.Resolve(file, context.Facts.Of[i].Head, reference, stop);
                if (resolution.Requirement is { } requirement)
                {
                    resolved++;
                    if (context.Asked.Contains(requirement.Key)) context.Agree(new ComparedFact(requirement.Key, $"{file.Path}:{reference.Line} names {requirement.Id}", context.InProject(requirement.File), requirement.Line, file.Path, reference.Line, IsLink: true));
                    if (requirement.IsRetired && !SaysGone(reference))
                    {
                        if (!retired.TryGetValue(requirement.Key, out var known)) retired.Add(requirement.Key, known = (requirement, []));
                        known.Places.Add((file, reference));
                    }
                }
                else if (!resolution.IsUndefined)
                {
                    ambiguous++;
                }
                else if (IsMeant(file, reference))
                {
                    if (!undefined.TryGetValue(reference.Id, out var places)) undefined.Add(reference.Id, places = []);
                    places.Add((file, reference));
                }
            }
        }

        context.Count("references in code", resolved, all);
        if (ambiguous > 0) context.Note(new DriftNote("A1", $"{ambiguous} references name an id that several features define, and nothing tells which is meant"));
        foreach (var (requirement, places) in retired.Values) yield return Retired(context, requirement, places);
        foreach (DriftFinding orphan in Orphans(context, resolver.Families, undefined, stop)) yield return orphan;
    }

    private static IEnumerable<DriftFinding> Duplicates(DriftContext context)
    {
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                if (requirement.DuplicateLines.Count == 0) continue;
                string file = context.InProject(requirement.File), lines = string.Join(", ", requirement.DuplicateLines);
                yield return new DriftFinding("A4", requirement.Key, DriftConfidence.Certain, file, requirement.Line, $"{requirement.Id}: {Brief(requirement.Text)}", null, null,
                    $"{requirement.Id} is defined again in line {lines}", DriftSuggestion.UpdateSpec, [.. requirement.DuplicateLines.Select(line => new Evidence("Duplicate", $"line {line} defines {requirement.Id} too", 0, file, line))],
                    DriftFingerprint.Of("A4", requirement.Key, requirement.Id, ""), context.Repository)
                { Subject = requirement.Id, Severity = Severity.Low };
            }
        }
    }

    private static DriftFinding Retired(DriftContext context, SpecRequirement requirement, List<(CodeFile File, CodeReference Reference)> places)
    {
        (CodeFile file, CodeReference reference) = places[0];
        string said = requirement.StateSaid.Length == 0 ? "retired" : requirement.StateSaid;
        return new DriftFinding("A2", requirement.Key, DriftConfidence.Certain, context.InProject(requirement.File), requirement.Line, $"{requirement.Id} no longer holds ({said})", file.Path, reference.Line,
            reference.Text, DriftSuggestion.Decide, Places(places), DriftFingerprint.Of("A2", requirement.Key, requirement.Id, file.Path), context.Repository)
        { Subject = requirement.Id };
    }

    private static IEnumerable<DriftFinding> Orphans(DriftContext context, HashSet<string> families, SortedDictionary<string, List<(CodeFile File, CodeReference Reference)>> undefined, CancellationToken stop)
    {
        if (undefined.Count == 0) yield break;
        string documents = Documents(context, stop);
        foreach (var (id, places) in undefined)
        {
            // Mentioned in any document of a feature, in whatever form: somebody knows it.
            if (!families.Contains(id[..id.IndexOf('-', StringComparison.Ordinal)]) || NamedIn(documents, id)) continue;
            (CodeFile file, CodeReference reference) = places[0];
            SpecTombstone? grave = SpecTombstone.Find(context, id, stop);
            if (grave is null && (context.History is null or { IsShallow: true })) continue;
            List<Evidence> evidence = Places(places);
            if (grave is not null) evidence.Insert(0, new Evidence("Removed", $"last defined in {grave.File}; {grave.Commit} took it away: {Brief(grave.Text)}", 1, grave.File, null, grave.Sha));
            string requirement = grave is null ? "" : grave.Feature + "#" + id;
            yield return new DriftFinding("A1", requirement, grave is null ? DriftConfidence.Likely : DriftConfidence.Strong, grave?.File, null, grave is null ? $"no specification defines {id}, and none ever did" : $"{id} was taken out of {grave.File}",
                file.Path, reference.Line, reference.Text, grave is null ? DriftSuggestion.FixCode : DriftSuggestion.Decide, evidence, DriftFingerprint.Of("A1", requirement, id, file.Path), context.Repository)
            { Subject = id };
        }
    }

    private static List<Evidence> Places(List<(CodeFile File, CodeReference Reference)> places) =>
        [.. places.Take(20).Select(place => new Evidence("Reference", $"{place.File.Path}:{place.Reference.Line} names {place.Reference.Id}", 0, place.File.Path, place.Reference.Line))];

    // Examples in strings of tests are none, nor is a form with another width than the project's.
    private static bool IsMeant(CodeFile file, CodeReference reference)
    {
        if (reference.Id[(reference.Id.LastIndexOf('-') + 1)..].Count(char.IsAsciiDigit) < 3) return false;
        return !reference.IsString || !file.IsTest;
    }

    private static bool SaysGone(CodeReference reference) => RequirementReader.StateOf(reference.Around, "said") == RequirementState.Retired;

    private static string Documents(DriftContext context, CancellationToken stop)
    {
        var texts = new System.Text.StringBuilder();
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (string file in feature.Files)
            {
                stop.ThrowIfCancellationRequested();
                if (file.EndsWith(".md", StringComparison.OrdinalIgnoreCase) && context.Engine.Files.Stamp(file) is { Length: < 4 << 20 }) texts.Append(TextOf(context, file)).Append('\n');
            }
        }

        return texts.ToString();
    }

    private static string TextOf(DriftContext context, string file) => TextDocument.Decode(context.Engine.Files.ReadBytes(file)).Text;

    private static bool NamedIn(string text, string id)
    {
        for (int at = text.IndexOf(id, StringComparison.Ordinal); at >= 0; at = text.IndexOf(id, at + 1, StringComparison.Ordinal))
        {
            int end = at + id.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }

        return false;
    }

    private static string Brief(string text) => DriftText.Brief(text);
}
