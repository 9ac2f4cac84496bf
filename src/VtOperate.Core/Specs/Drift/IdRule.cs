namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Ids: a reference to a requirement that is retired (A2), an id that one specification defines twice (A4), references to ids that none defines (<see cref="UndefinedIds"/>), comments
/// that state another value (<see cref="CommentClaims"/>), and what nothing names (<see cref="CitedRequirements"/>).
/// </summary>
internal sealed class IdRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        foreach (DriftFinding duplicate in Duplicates(context)) yield return duplicate;
        var resolver = new RequirementResolver(context);
        var cited = new CitedRequirements(context);
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
                Resolution resolution = resolver.Resolve(file, reference, stop);
                if (resolution.Requirement is { } requirement)
                {
                    resolved++;
                    if (context.Asked.Contains(requirement.Key)) context.Agree(new ComparedFact(requirement.Key, $"{file.Path}:{reference.Line} names {requirement.Id}", context.InProject(requirement.File), requirement.Line, file.Path, reference.Line, IsLink: true));
                    cited.Add(requirement, file);
                    if (CommentClaims.Find(context, requirement, file, reference) is { } claim) yield return claim;
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
        foreach (DriftFinding gone in new UndefinedIds(context, resolver.Families).Find(undefined, stop)) yield return gone;
        foreach (DriftFinding hint in cited.Find()) yield return hint;
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
            reference.Text, DriftSuggestion.Decide, UndefinedIds.Places(places), DriftFingerprint.Of("A2", requirement.Key, requirement.Id, file.Path), context.Repository)
        { Subject = requirement.Id };
    }

    // Examples in strings of tests are none, nor is a form with another width than the project's.
    private static bool IsMeant(CodeFile file, CodeReference reference)
    {
        if (reference.Id[(reference.Id.LastIndexOf('-') + 1)..].Count(char.IsAsciiDigit) < 3) return false;
        return !reference.IsString || !file.IsTest;
    }

    private static bool SaysGone(CodeReference reference) => RequirementReader.StateOf(reference.Around, "said") == RequirementState.Retired;

    private static string Brief(string text) => DriftText.Brief(text);
}
