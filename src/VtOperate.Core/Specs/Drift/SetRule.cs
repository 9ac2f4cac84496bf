using VtOperate.Core.Code.Sets;
using VtOperate.Core.Specs.Contracts;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Sets of values that a requirement or a data model closes and that have other members in the code (D4). Both sides are the same set where they have the same name, or where a single set of the code shares two thirds of the members. What a
/// newer feature says counts for the older ones too, so that a set that grew is no contradiction as long as somebody wrote it down.
/// </summary>
internal sealed class SetRule : IDriftRule
{
    private const int FewestShared = 3;

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        List<(FeatureSpec Feature, SpecSet Set)> said = [.. context.Features.SelectMany(feature => feature.Sets.Select(set => (feature, set)))];
        if (said.Count == 0) yield break;
        List<(CodeFile File, CodeSet Set)> code = Read(context, said.ConvertAll(pair => pair.Set), stop);
        var pairs = new List<(FeatureSpec Feature, SpecSet Set, SetMatch Match)>();
        foreach ((FeatureSpec feature, SpecSet set) in said)
        {
            stop.ThrowIfCancellationRequested();
            SetMatch? match = Match(context, set, code);
            context.Count("closed sets", match is null ? 0 : 1, 1);
            if (match is not null) pairs.Add((feature, set, match));
        }

        foreach (var same in pairs.GroupBy(pair => (pair.Match.File.Path, pair.Match.Set.Line, pair.Match.Set.Name)))
        {
            List<(FeatureSpec Feature, SpecSet Set, SetMatch Match)> all = [.. same];
            HashSet<string> known = [.. all.SelectMany(pair => pair.Set.Members.Select(ContractValues.Name))];
            var told = new HashSet<string>(StringComparer.Ordinal);
            for (int i = 0; i < all.Count; i++)
            {
                if (Finding(context, all, i, known) is { } finding && told.Add(finding.Fingerprint)) yield return finding;
            }
        }
    }

    private static List<(CodeFile File, CodeSet Set)> Read(DriftContext context, List<SpecSet> said, CancellationToken stop)
    {
        uint[] signs = [.. CodeSets.Signs.Select(sign => NameHash.Of(sign))];
        (uint[] Names, uint[] Members)[] wanted = [.. said.Select(set => (Names(set), set.Members.Select(member => NameHash.Of(member)).ToArray()))];
        var found = new List<(CodeFile, CodeSet)>();
        for (int i = 0; i < context.Facts.Files.Count; i++)
        {
            CodeFile file = context.Facts.Files[i];
            FileFacts facts = context.Facts.Of[i];
            if (!file.IsCode || file.IsTest || !Array.Exists(signs, facts.Has) || !Array.Exists(wanted, set => Array.Exists(set.Names, facts.Has) || set.Members.Where(facts.Has).Take(2).Count() == 2)) continue;
            stop.ThrowIfCancellationRequested();
            foreach (CodeSet set in CodeSets.Read(file.Code)) found.Add((file, set));
            file.Release();
        }

        return found;
    }

    // A name of one word is in every file.
    private static uint[] Names(SpecSet set) => [.. ((string[])[set.Type, set.Entity.Length > 0 ? set.Entity + set.Name : "", SetName.Words(set.Name) > 1 ? set.Name : ""]).Where(name => name.Length > 0).Select(name => NameHash.Of(name))];

    private static SetMatch? Match(DriftContext context, SpecSet spec, List<(CodeFile File, CodeSet Set)> code)
    {
        List<SetMatch> all = [.. code.Select(one => SetMatch.Of(spec, one.File, one.Set)).Where(match => match.Shared > 0)];
        List<SetMatch> candidates = all.FindAll(match => match.IsNamed);
        if (candidates.Count == 0 && !spec.IsSample) candidates = all.FindAll(match => match.IsAlike(spec.Members.Count) && (match.IsRelated || match.Shared >= FewestShared));
        if (candidates.Find(match => !match.Set.IsWhole) is { } broken)
        {
            context.Note(new DriftNote("D4", $"{broken.Set.Name}: not every member can be read", broken.File.Path, broken.Set.Line));
            candidates.RemoveAll(match => !match.Set.IsWhole);
        }

        if (candidates.Find(match => match.Agrees) is { } agreed) return agreed;
        if (candidates.Count == 0) return null;
        SetMatch first = candidates[0];
        if (candidates.TrueForAll(match => match.Missing.SequenceEqual(first.Missing) && match.Extra.Select(member => ContractValues.Name(member.Name)).SequenceEqual(first.Extra.Select(member => ContractValues.Name(member.Name)))))
        {
            // A choice out of a set that has another name may be meant as one.
            return first.IsNamed || first.Missing.Count > 0 || (first.IsRelated && first.IsAlike(spec.Members.Count)) ? first : null;
        }

        context.Note(new DriftNote("D4", $"{Title(spec)}: several sets of the code may be meant: {string.Join(", ", candidates.Select(match => $"{match.Set.Name} in {match.File.Path}").Take(3))}", context.InProject(spec.File), spec.Line));
        return null;
    }

    private static DriftFinding? Finding(DriftContext context, List<(FeatureSpec Feature, SpecSet Set, SetMatch Match)> all, int at, HashSet<string> known)
    {
        (FeatureSpec feature, SpecSet set, SetMatch match) = all[at];
        if (match.Agrees)
        {
            if (context.Asked.Contains(set.Requirement)) context.Agree(new ComparedFact(set.Requirement, $"{match.Set.Name} has the members that the requirement names", context.InProject(set.File), set.Line, match.File.Path, match.Set.Line));
            return null;
        }

        // What a newer feature says as the code does it has taken the place of this one.
        (FeatureSpec Feature, SpecSet Set, SetMatch Match)[] right = [.. all.Where(other => other.Match.Agrees)];
        if (Array.Exists(right, other => other.Feature != feature && IndexOf(context, other.Feature) > IndexOf(context, feature))) return null;
        List<CodeSetMember> extra = [.. match.Extra.Where(member => !member.Values.Append(member.Name).Any(name => known.Contains(ContractValues.Name(name))))];
        if (extra.Count == 0 && match.Missing.Count == 0) return null;
        bool isBuilt = feature.Tasks.Count == 0 || feature.TasksDone * 2 > feature.Tasks.Count, isDoubted = right.Length > 0 || !(match.IsNamed || match.IsRelated);
        DriftConfidence confidence = !isBuilt && extra.Count == 0 ? DriftConfidence.Hint : !isBuilt || isDoubted ? DriftConfidence.Likely : DriftConfidence.Strong;
        var evidence = new List<Evidence> { new("Members", $"{match.Shared} of {set.Members.Count} members are the same", (double)match.Shared / Math.Max(set.Members.Count, match.Set.Members.Count), match.File.Path, match.Set.Line) };
        foreach (var other in right) evidence.Add(new Evidence("Elsewhere", $"{other.Feature.Name} also names the members that the code has", 0.5, context.InProject(other.Set.File), other.Set.Line));
        string key = set.Requirement.Length > 0 ? set.Requirement : feature.Name, place = match.Set.Owner.Length > 0 ? match.Set.Owner + "." + match.Set.Name : match.Set.Name;
        string lacks = string.Join(", ", match.Missing), has = string.Join(", ", extra.Select(member => member.Name));
        string does = lacks.Length == 0 ? $"{place} has {has} besides" : has.Length == 0 ? $"{place} lacks {lacks}" : $"{place} lacks {lacks} and has {has} besides";
        return new DriftFinding("D4", key, confidence, context.InProject(set.File), set.Line, DriftText.Brief(set.Text), match.File.Path, extra is [var one, ..] ? one.Line : match.Set.Line, DriftText.Brief(does), right.Length > 0 ? DriftSuggestion.UpdateSpec : DriftSuggestion.Decide, evidence,
            DriftFingerprint.Of("D4", key, $"{Title(set)}-{lacks}+{has}", match.File.Path + "|" + place), context.Repository)
        { Subject = Title(set) };
    }

    private static int IndexOf(DriftContext context, FeatureSpec feature)
    {
        for (int i = 0; i < context.Features.Count; i++)
        {
            if (ReferenceEquals(context.Features[i], feature)) return i;
        }

        return -1;
    }

    private static string Title(SpecSet set) => set.Type.Length > 0 ? set.Type : set.Entity.Length > 0 && set.Name.Length > 0 ? set.Entity + "." + set.Name : set.Name.Length > 0 ? set.Name : string.Join("|", set.Members.Take(2));
}
