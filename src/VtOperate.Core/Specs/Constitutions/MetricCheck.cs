namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Holds sizes against their bounds, before and after a change.</summary>
internal static class MetricCheck
{
    /// <summary>What is too large after the change, and what no longer is; null when the change has no code that the rule covers.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        ChangedFile[] files = [.. change.Files.Where(file => file.IsCode && rule.Covers(file.Path))];
        if (files.Length == 0) return null;
        var found = new List<ConstitutionFinding>();

        // By name over all files: what was moved or renamed with its file was there before.
        var before = new List<(string Name, int Size)>();
        foreach (ChangedFile file in files) before.AddRange(LongCode.Find(rule, file.Path, file.Before).Select(one => (one.Name, one.Size)));
        foreach (ChangedFile file in files)
        {
            foreach ((string name, int first, int last, int size) in LongCode.Find(rule, file.Path, file.After))
            {
                int old = before.FindIndex(one => one.Name == name);
                if (old >= 0) before.RemoveAt(old);
                bool isNew = old < 0 && Enumerable.Range(first, last - first + 1).Any(file.Added.Contains);
                found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, Say(rule, name, size), rule.Line, file.Path, first));
            }
        }

        found.AddRange(before.Select(one => new ConstitutionFinding(rule.Kind, FindingState.Fixed, Say(rule, one.Name, one.Size), rule.Line)));
        foreach (ChangedFile file in change.Others(path => ChangedFile.IsOwnCode(path) && rule.Covers(path)))
        {
            found.AddRange(LongCode.Find(rule, file.Path, file.After).Select(one => new ConstitutionFinding(rule.Kind, FindingState.PreExisting, Say(rule, one.Name, one.Size), rule.Line, file.Path, one.First)));
        }

        return found;
    }

    private static string Say(ConstitutionRule rule, string name, int size) => FormattableString.Invariant($"{name} has {size} {rule.Kind switch { RuleKind.Parameters => "parameters", RuleKind.Complexity => "conditions and loops", _ => "lines" }}, at most {(rule.Kind == RuleKind.Complexity ? rule.Limit - 1 : rule.Limit)} are allowed");
}
