using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Finds what keeps happening: groups of documents about the same mistake, and the critical patterns they belong to.</summary>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="documents">The solutions, drafts included, in any order.</param>
/// <param name="patterns">The critical patterns with the ids of their documents.</param>
internal sealed class PatternFinder(string repository, IEnumerable<SolutionDocument> documents, IReadOnlyList<CriticalPattern> patterns)
{
    private const int EnoughForKeys = 3;

    private readonly List<SolutionDocument> _documents = [.. documents.OrderBy(document => document.Solution.Id, StringComparer.Ordinal)];

    /// <summary>How many documents there are.</summary>
    public int Count => _documents.Count;

    /// <summary>The critical patterns in the order of their file with the documents that belong to them, then the groups with at least so many incidents, the most frequent first.</summary>
    public IReadOnlyList<PatternGroup> Find(int fewest, CancellationToken stop)
    {
        var index = new LikenessIndex(_documents, stop);
        var incidents = new IncidentGroups(_documents, index);
        var clusters = new PatternClusters(index);
        var found = new List<PatternGroup>();
        List<List<int>> named = [.. patterns.Select(Named)];
        foreach (List<int> members in named) clusters.Take(members);
        for (int i = 0; i < patterns.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            List<int> members = Joined(patterns[i], named[i], index, clusters);
            clusters.Take(members);
            found.Add(Describe(members, named[i].Count, patterns[i], index, incidents, patterns[i].Name, patterns[i].Slug));
        }

        var groups = new List<PatternGroup>();
        foreach (List<int> members in clusters.Find(stop))
        {
            if (members.Count < fewest) continue;
            PatternGroup group = Describe(members, members.Count, null, index, incidents, "", "");
            if (group.Incidents.Count >= fewest) groups.Add(group);
        }

        groups.Sort((a, b) => a.Incidents.Count != b.Incidents.Count ? b.Incidents.Count.CompareTo(a.Incidents.Count) : string.CompareOrdinal(a.Members[0].Solution.Id, b.Members[0].Solution.Id));
        found.AddRange(WithSlugs(groups));
        return found;
    }

    private List<int> Named(CriticalPattern pattern)
    {
        var members = new List<int>();
        for (int i = 0; i < _documents.Count; i++)
        {
            if (pattern.DocumentedIn.Contains(_documents[i].Solution.Id)) members.Add(i);
        }

        return members;
    }

    // A document that the file does not name joins where it is alike to most of those it names; where they are few, keys alone do not decide. The words of the
    // pattern itself decide, too, most of all where it names no document.
    private static List<int> Joined(CriticalPattern pattern, List<int> named, LikenessIndex index, PatternClusters clusters)
    {
        var counts = new SortedDictionary<int, int>();
        foreach (int member in named)
        {
            foreach ((int other, _) in index.AlikeTo(member))
            {
                if (named.Count >= EnoughForKeys || index.TextLikeness(member, other) >= LikenessIndex.EnoughText) counts[other] = counts.GetValueOrDefault(other) + 1;
            }
        }

        var byWords = new HashSet<int>(index.AlikeTo(pattern).Select(alike => alike.Document));
        foreach (int other in byWords) counts.TryAdd(other, 0);
        List<int> members = [.. named];
        foreach ((int other, int alike) in counts)
        {
            if (!clusters.IsTaken(other) && (byWords.Contains(other) || alike * 2 > named.Count)) members.Add(other);
        }

        return members;
    }

    private PatternGroup Describe(List<int> members, int named, CriticalPattern? pattern, LikenessIndex index, IncidentGroups incidents, string name, string slug)
    {
        var evidence = new List<Evidence>();
        List<List<int>> apart = incidents.Of(members, evidence);
        if (members.Count > 0)
        {
            IReadOnlyList<string> words = ClusterWords.Shared(index, members);
            evidence.InsertRange(0, ClusterEvidence.Of(_documents, index, members, named, words, repository));
            if (name.Length == 0) (name, slug) = (ClusterWords.Name(_documents[members[0]], words), "");
        }

        var summary = new SolutionPattern
        {
            Slug = slug.Length > 0 ? slug : Slug.Of(name),
            Name = name,
            Occurrences = apart.Count,
            Solutions = members.Select(member => _documents[member].Solution).ToArray(),
            Keys = ClusterEvidence.Keys(index, members).Select(key => $"{LikenessKeys.Name(key.Key)}: {key.Value}").ToArray(),
            Evidence = evidence,
            IsPromoted = pattern is not null,
            PromotedAt = pattern?.PromotedAt,
            Recurrences = pattern?.Recurrences ?? 0,
            Holds = pattern?.Holds,
            Repository = repository,
        };
        return new PatternGroup(pattern, [.. members.Select(member => _documents[member])], [.. apart.Select(incident => (IReadOnlyList<SolutionDocument>)[.. incident.Select(member => _documents[member])])], summary);
    }

    private IEnumerable<PatternGroup> WithSlugs(List<PatternGroup> groups)
    {
        var slugs = new HashSet<string>(patterns.Select(pattern => pattern.Slug), StringComparer.Ordinal);
        foreach (PatternGroup group in groups)
        {
            string slug = group.Summary.Slug.Length > 0 ? group.Summary.Slug : "pattern", unique = slug;
            for (int copy = 2; !slugs.Add(unique); copy++) unique = $"{slug}-{copy}";
            yield return group with { Summary = group.Summary with { Slug = unique, Name = unique == slug ? group.Summary.Name : $"{group.Summary.Name} {unique[(slug.Length + 1)..]}" } };
        }
    }
}
