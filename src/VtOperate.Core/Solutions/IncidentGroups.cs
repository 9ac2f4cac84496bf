namespace VtOperate.Core.Solutions;

/// <summary>
/// Finds documents that tell of the same incident, so that an incident counts once however often it was written down: the same bug or incident number, the same
/// commit, a document that replaces another, a copy, or near-equal text about the same module on the same day.
/// </summary>
/// <param name="documents">All documents.</param>
/// <param name="index">Says how alike they are.</param>
internal sealed class IncidentGroups(IReadOnlyList<SolutionDocument> documents, LikenessIndex index)
{
    private const double EqualText = 0.92;
    private const double NearlyEqualText = 0.75;

    private readonly Dictionary<int, IncidentMarks> _marks = [];

    /// <summary>The members of a group, those of one incident together, in the order of the members.</summary>
    /// <param name="members">The documents of the group.</param>
    /// <param name="reasons">Why two documents count once, one sentence each.</param>
    public List<List<int>> Of(IReadOnlyList<int> members, List<Evidence> reasons)
    {
        var incidents = new List<List<int>>();
        var known = new Dictionary<string, List<int>>(StringComparer.OrdinalIgnoreCase);
        foreach (int member in members)
        {
            (List<int>? same, string why) = ByMark(member, known);
            if (same is null) (same, why) = ByText(member, incidents);
            if (same is null) incidents.Add(same = []);
            else reasons.Add(new Evidence("SameIncident", $"{documents[member].Solution.Id} and {documents[same[0]].Solution.Id} count once: {why}"));
            same.Add(member);
            foreach (string mark in Marks(member).Names) known.TryAdd(mark, same);
        }

        return incidents;
    }

    private (List<int>? Same, string Why) ByMark(int member, Dictionary<string, List<int>> known)
    {
        foreach (string mark in Marks(member).Names)
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
        Solution one = documents[left].Solution, other = documents[right].Solution;
        if (Replaces(left, other.Id) || Replaces(right, one.Id)) return "one replaces the other";
        double likeness = index.TextLikeness(left, right);
        if (likeness >= EqualText) return "their text is the same";
        bool isSameDay = one.Date is not null && one.Date == other.Date;
        bool isSameModule = one.Module is not null && index.Keys(left).Shared(index.Keys(right), LikenessKey.Module) is not null;
        return likeness >= NearlyEqualText && isSameDay && isSameModule ? $"nearly the same text about {one.Module} on the same day" : null;
    }

    private bool Replaces(int document, string id) => Marks(document).Replaced.Any(replaced => id.Equals(replaced, StringComparison.OrdinalIgnoreCase) || id.EndsWith("/" + replaced, StringComparison.OrdinalIgnoreCase));

    private IncidentMarks Marks(int document)
    {
        if (!_marks.TryGetValue(document, out IncidentMarks? marks)) _marks[document] = marks = IncidentMarks.Of(documents[document]);
        return marks;
    }
}
