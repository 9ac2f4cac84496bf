using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Finds what keeps happening: groups of documents about the same mistake, and the critical patterns they belong to.</summary>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="knowledge">The solutions, drafts included.</param>
/// <param name="patterns">The critical patterns with the ids of their documents.</param>
internal sealed class PatternFinder(string repository, LikenessBase knowledge, IReadOnlyList<CriticalPattern> patterns)
{
    /// <summary>How many documents there are.</summary>
    public int Count => knowledge.Count;

    /// <summary>The critical patterns in the order of their file with the documents that belong to them, then the groups with at least so many incidents, the most frequent first.</summary>
    /// <param name="fewest">How many incidents a group has at least.</param>
    /// <param name="stop">Stops the search.</param>
    /// <param name="read">The documents as somebody reads them all at once; where it is null they are read one after the other.</param>
    public IReadOnlyList<PatternGroup> Find(int fewest, CancellationToken stop, IEnumerable<SolutionDocument>? read = null)
    {
        var index = new LikenessIndex(knowledge, stop);
        if (read is not null) index.Take(read, stop);
        var membership = new PatternMembership(index, patterns);
        var found = new List<PatternGroup>();
        for (int i = 0; i < patterns.Count; i++)
        {
            stop.ThrowIfCancellationRequested();
            found.Add(Describe(membership.Members(i), membership.Named(i).Count, patterns[i], index));
        }

        var groups = new List<PatternGroup>();
        foreach (IReadOnlyList<int> members in new PatternClusters(index, document => membership.Of(document) >= 0).Find(stop))
        {
            if (members.Count < fewest) continue;
            PatternGroup group = Describe(members, members.Count, null, index);
            if (group.Incidents.Count >= fewest) groups.Add(group);
        }

        groups.Sort((a, b) => a.Incidents.Count != b.Incidents.Count ? b.Incidents.Count.CompareTo(a.Incidents.Count) : string.CompareOrdinal(a.Members[0].Solution.Id, b.Members[0].Solution.Id));
        found.AddRange(WithSlugs(groups));
        return found;
    }

    /// <summary>The group of one document, as <see cref="Find"/> finds it; null when there is none with so many incidents. Only what is around the document is read.</summary>
    public PatternGroup? Around(string id, int fewest, CancellationToken stop)
    {
        var index = new LikenessIndex(knowledge, stop);
        int document = index.Find(id);
        if (document < 0) return null;
        var membership = new PatternMembership(index, patterns);
        if (membership.Of(document) is >= 0 and var pattern) return Describe(membership.Members(pattern), membership.Named(pattern).Count, patterns[pattern], index);
        IReadOnlyList<int> members = new PatternClusters(index, other => membership.Of(other) >= 0).Around(document, stop);
        if (members.Count < fewest) return null;
        PatternGroup group = Describe(members, members.Count, null, index);
        return group.Incidents.Count < fewest ? null : WithSlugs([group]).Single();
    }

    private PatternGroup Describe(IReadOnlyList<int> members, int named, CriticalPattern? pattern, LikenessIndex index)
    {
        SolutionDocument[] documents = [.. members.Select(index.Document)];
        var evidence = new List<Evidence>();
        List<List<int>> apart = new IncidentGroups(index).Of(members, documents, evidence);
        (string name, string slug) = (pattern?.Name ?? "", pattern?.Slug ?? "");
        if (members.Count > 0)
        {
            IReadOnlyList<string> words = ClusterWords.Shared(index, members);
            evidence.InsertRange(0, ClusterEvidence.Of(index, members, documents, named, words, repository));
            if (name.Length == 0) (name, slug) = (ClusterWords.Name(documents[0], words), "");
        }

        var summary = new SolutionPattern
        {
            Slug = slug.Length > 0 ? slug : Slug.Of(name),
            Name = name,
            Occurrences = apart.Count,
            Solutions = documents.Select(document => document.Solution).ToArray(),
            Keys = ClusterEvidence.Keys(index, members).Select(key => $"{LikenessKeys.Name(key.Key)}: {key.Value}").ToArray(),
            Evidence = evidence,
            IsPromoted = pattern is not null,
            PromotedAt = pattern?.PromotedAt,
            Recurrences = pattern?.Recurrences ?? 0,
            Holds = pattern?.Holds,
            Repository = repository,
        };
        Dictionary<int, SolutionDocument> byNumber = members.Zip(documents).ToDictionary(pair => pair.First, pair => pair.Second);
        return new PatternGroup(pattern, documents, [.. apart.Select(incident => (IReadOnlyList<SolutionDocument>)[.. incident.Select(member => byNumber[member])])], summary);
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
