using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Names in backticks of active requirements that no file of the project holds (D1): taken out by a commit, or never there although the feature's tasks are done, which counts only for what code must hold as it stands.
/// A name counts as there in any case and with any separators.
/// </summary>
internal sealed class LiteralRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        var absent = new List<(FeatureSpec Feature, SpecRequirement Requirement, SpecLiteral Literal)>();
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecRequirement requirement in feature.Requirements)
            {
                stop.ThrowIfCancellationRequested();
                if (requirement.State != RequirementState.Active) continue;
                foreach (SpecLiteral literal in SpecLiteral.In(requirement.Text))
                {
                    context.Count("names in requirements", 1, 1);
                    if (!context.Facts.Has(Normal(literal.Text)) && !IsFile(context, literal)) absent.Add((feature, requirement, literal));
                    else if (context.Asked.Contains(requirement.Key) && context.Facts.Holding(Normal(literal.Text)).FirstOrDefault(file => file is { IsCode: true, IsTest: false }) is { } holder)
                        context.Agree(new ComparedFact(requirement.Key, $"the code names `{literal.Text}`, as the requirement does", context.InProject(requirement.File), requirement.Line, holder.Path, null));
                }
            }
        }

        HashSet<string> missing = Missing(context, absent.Select(item => item.Literal.Text), stop);
        absent.RemoveAll(item => !missing.Contains(item.Literal.Text));
        if (absent.Count == 0) yield break;
        var spellings = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var item in absent) spellings.TryAdd(item.Literal.Text, item.Literal.Kind is SpecLiteralKind.Name or SpecLiteralKind.Flag ? NameHistory.Spellings(item.Literal.Text) : [item.Literal.Text]);
        IReadOnlyDictionary<string, (CommitNode Commit, string Path)> removed = context.History is { } history ? new NameHistory(history).Find(spellings, context.SpecFolders, stop) : new Dictionary<string, (CommitNode, string)>();
        foreach ((FeatureSpec feature, SpecRequirement requirement, SpecLiteral literal) in absent)
        {
            if (Finding(context, feature, requirement, literal, removed) is { } finding) yield return finding;
        }
    }

    private static DriftFinding? Finding(DriftContext context, FeatureSpec feature, SpecRequirement requirement, SpecLiteral literal, IReadOnlyDictionary<string, (CommitNode Commit, string Path)> removed)
    {
        var evidence = new List<Evidence>();
        bool isVanished = removed.TryGetValue(literal.Text, out (CommitNode Commit, string Path) removal);
        if (isVanished)
        {
            string path = context.History!.InProject(removal.Path) ?? removal.Path;
            evidence.Add(new Evidence("Removed", $"{context.History.Describe(removal.Commit)} took it out of {path}", 1, path, null, removal.Commit.Id.ToString()));
        }

        bool isVerbatim = literal.Kind is SpecLiteralKind.Constant or SpecLiteralKind.Event or SpecLiteralKind.Route, isBuilt = feature.Tasks.Count > 0 && feature.TasksDone * 2 > feature.Tasks.Count;
        DriftConfidence confidence = isVanished ? DriftConfidence.Strong : isVerbatim && isBuilt && context.History is { IsShallow: false } ? DriftConfidence.Likely : DriftConfidence.Hint;
        string does = isVanished ? "nothing in the project names it any more" : "nothing in the project names it, and no commit of its code ever did";
        return new DriftFinding("D1", requirement.Key, confidence, context.InProject(requirement.File), requirement.Line, DriftText.Brief(requirement.Text), null, null, $"`{literal.Text}`: {does}",
            isVanished ? DriftSuggestion.UpdateSpec : DriftSuggestion.Decide, evidence, DriftFingerprint.Of("D1", requirement.Key, literal.Text, ""), context.Repository)
        { Subject = literal.Text };
    }

    private static bool IsFile(DriftContext context, SpecLiteral literal)
    {
        if (literal.Kind != SpecLiteralKind.FileName) return false;
        foreach (CodeFile file in context.Files)
        {
            if (file.Path.EndsWith(literal.Text, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return context.History?.Exists(literal.Text) == true;
    }

    private static uint Normal(string name) => NameHash.Of(name.AsSpan().Trim("/."));

    // What is no single name to the index may still stand in a text as it is.
    private static HashSet<string> Missing(DriftContext context, IEnumerable<string> literals, CancellationToken stop)
    {
        var missing = new HashSet<string>(literals, StringComparer.Ordinal);
        foreach (CodeFile file in context.Files)
        {
            if (missing.Count == 0) break;
            stop.ThrowIfCancellationRequested();
            if (file.Family == Code.CodeFamily.Text) continue;
            string text = file.ReadText();
            missing.RemoveWhere(literal => text.Contains(literal, StringComparison.OrdinalIgnoreCase));
        }

        return missing;
    }
}
