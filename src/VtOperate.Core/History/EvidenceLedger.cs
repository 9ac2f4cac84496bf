namespace VtOperate.Core.History;

/// <summary>Gathers the evidence for and against each commit. Weights are rounded as they come in, so that what is shown adds up to the score.</summary>
internal sealed class EvidenceLedger
{
    private readonly Dictionary<ObjectId, List<Evidence>> _entries = [];

    /// <summary>The commits there is evidence on, in a fixed order.</summary>
    internal IEnumerable<ObjectId> Commits => _entries.Keys.Order();

    internal bool Contains(in ObjectId commit) => _entries.ContainsKey(commit);

    internal void Add(in ObjectId commit, string kind, string text, double weight, string? file = null, int? line = null)
    {
        if (!_entries.TryGetValue(commit, out List<Evidence>? entries)) _entries.Add(commit, entries = []);
        entries.Add(new Evidence(kind, text, Math.Round(weight, 3), file, line, commit.ToString()));
    }

    internal double Score(in ObjectId commit)
    {
        double sum = 0;
        foreach (Evidence entry in _entries[commit]) sum += entry.Weight;
        return Math.Round(sum, 3);
    }

    /// <summary>The evidence on a commit, strongest first.</summary>
    internal IReadOnlyList<Evidence> Read(in ObjectId commit) =>
        [.. _entries[commit].OrderByDescending(entry => Math.Abs(entry.Weight)).ThenBy(entry => entry.Kind, StringComparer.Ordinal).ThenBy(entry => entry.File, StringComparer.Ordinal).ThenBy(entry => entry.Line)];

    /// <summary>The commits by score, at most <paramref name="first"/>; equal ones by time, newest first, then by id.</summary>
    internal List<ObjectId> Best(HistoryReader history, int first)
    {
        List<(ObjectId Id, double Score, long Time)> ranked = [.. _entries.Keys.Select(id => (id, Score(id), history.ReadCommit(id).Time))];
        ranked.Sort((left, right) => left.Score != right.Score ? right.Score.CompareTo(left.Score) : left.Time != right.Time ? right.Time.CompareTo(left.Time) : left.Id.CompareTo(right.Id));
        return [.. ranked.Take(first).Select(entry => entry.Id)];
    }
}
