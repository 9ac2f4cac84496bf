namespace VtOperate.Core.Solutions;

/// <summary>
/// Finds documents that tell of the same incident, so that an incident counts once however often it was written down: the same bug or incident number, the same
/// commit, a document that replaces another, a copy, or near-equal text about the same module on the same day.
/// </summary>
/// <param name="index">Says how alike they are.</param>
internal sealed class IncidentGroups(LikenessIndex index)
{
    private const double EqualText = 0.92;
    private const double NearlyEqualText = 0.75;

    private readonly Dictionary<int, IncidentMarks> _marks = [];
    private readonly Dictionary<int, Solution> _solutions = [];

    /// <summary>The members of a group, those of one incident together, in the order of the members.</summary>
    /// <param name="members">The documents of the group.</param>
    /// <param name="documents">The same, read.</param>
    /// <param name="reasons">Why two documents count once, one sentence each.</param>
    public List<List<int>> Of(IReadOnlyList<int> members, IReadOnlyList<SolutionDocument> documents, List<Evidence> reasons)
    {
        for (int i = 0; i < members.Count; i++) (_marks[members[i]], _solutions[members[i]]) = (IncidentMarks.Of(documents[i]), documents[i].Solution);
        var incidents = new List<List<int>>();
        var known = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (int member in members)
        {
            (List<int>? same, string why) = ByMark(member, known);
            if (same is null) (same, why) = ByText(member, incidents);
            if (same is null) incidents.Add(same = []);
            else reasons.Add(new Evidence("SameIncident", $"{_solutions[member].Id} and {_solutions[same[0]].Id} count once: {why}"));
            same.Add(member);
            foreach (string mark in _marks[member].Names) known.TryAdd(mark, same);
        }

        return incidents;
    }

    private (List<int>? Same, string Why) ByMark(int member, Dictionary<string, List<int>> known)
    {
        foreach (string mark in _marks[member].Names)
        {
            if (known.TryGetValue(mark, out List<int>? same)) return (same, mark);
        }

        return (null, "");
    }

    private (List<int>? Same, string Why) ByText(int member, List<List<int>> incidents)
    {
        foreach (List<int> incident in incidents)
        {
            if (Why(member, incident[0]) is { } why) return (incident, why);
        }

        return (null, "");
    }

    private string? Why(int left, int right)
    {
        Solution one = _solutions[left], other = _solutions[right];
        if (Replaces(left, other.Id) || Replaces(right, one.Id)) return "one replaces the other";
        double likeness = index.TextLikeness(left, right);
        if (likeness >= EqualText) return "their text is the same";
        bool isSameDay = one.Date is not null && one.Date == other.Date;
        bool isSameModule = one.Module is not null && index.Keys(left).Shared(index.Keys(right), LikenessKey.Module) is not null;
        return likeness >= NearlyEqualText && isSameDay && isSameModule ? $"nearly the same text about {one.Module} on the same day" : null;
    }

    private bool Replaces(int document, string id) => _marks[document].Replaced.Any(replaced => id.Equals(replaced, StringComparison.OrdinalIgnoreCase) || id.EndsWith("/" + replaced, StringComparison.OrdinalIgnoreCase));
}
