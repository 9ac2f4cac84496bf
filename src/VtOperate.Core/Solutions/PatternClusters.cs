namespace VtOperate.Core.Solutions;

/// <summary>
/// Groups documents around a most typical one: J. Aslam, E. Pelekhov and D. Rus, "The Star Clustering Algorithm" (2004), where the document with the most that
/// are alike to it takes them and the rest goes on. A member must be alike to the core and, on average, to most of the others, so that no chain of small
/// likenesses makes one group of everything. The order of the documents decides only between equals.
/// </summary>
/// <param name="index">Says how alike documents are.</param>
internal sealed class PatternClusters(LikenessIndex index)
{
    // The likeness to those that are in already, on average; half of what makes two documents alike.
    private const double EnoughToMembers = 0.5 * LikenessIndex.Enough;

    // Of a large group a sample speaks for the rest: the first members are those nearest to the core.
    private const int MostCompared = 24;

    // What a document is alike to is asked twice; the few that are alike to very many are worked out twice rather than kept.
    private const int MostKept = 64;

    private readonly bool[] _taken = new bool[index.Count];
    private readonly Dictionary<int, List<(int Document, double Strength)>> _alike = [];

    /// <summary>Takes documents out: they belong to a group already.</summary>
    public void Take(IEnumerable<int> documents)
    {
        foreach (int document in documents) _taken[document] = true;
    }

    /// <summary>Whether a document belongs to a group already.</summary>
    public bool IsTaken(int document) => _taken[document];

    /// <summary>The groups of two and more, each with its core first and then by likeness to it, those with the strongest core first.</summary>
    public IEnumerable<List<int>> Find(CancellationToken stop)
    {
        var cores = new List<(int Document, double Sum)>();
        for (int document = 0; document < index.Count; document++)
        {
            stop.ThrowIfCancellationRequested();
            if (_taken[document]) continue;
            double sum = 0;
            foreach ((int other, double strength) in AlikeTo(document))
            {
                if (!_taken[other]) sum += Math.Min(strength, 2);
            }

            if (sum > 0) cores.Add((document, sum));
        }

        cores.Sort((a, b) => a.Sum != b.Sum ? b.Sum.CompareTo(a.Sum) : a.Document.CompareTo(b.Document));
        foreach ((int core, _) in cores)
        {
            stop.ThrowIfCancellationRequested();
            if (_taken[core]) continue;
            List<int> members = Gather(core);
            if (members.Count < 2) continue;
            Take(members);
            yield return members;
        }
    }

    private List<(int Document, double Strength)> AlikeTo(int document)
    {
        if (_alike.TryGetValue(document, out List<(int Document, double Strength)>? known)) return known;
        List<(int Document, double Strength)> alike = index.AlikeTo(document);
        if (alike.Count <= MostKept) _alike[document] = alike;
        return alike;
    }

    private List<int> Gather(int core)
    {
        List<int> members = [core];
        foreach ((int candidate, _) in AlikeTo(core))
        {
            if (!_taken[candidate] && Fits(candidate, members)) members.Add(candidate);
        }

        return members;
    }

    private bool Fits(int candidate, List<int> members)
    {
        int compared = Math.Min(members.Count, MostCompared);
        double sum = 0;
        for (int i = 0; i < compared; i++) sum += Math.Min(index.Strength(candidate, members[i]), 2);
        return sum >= EnoughToMembers * compared;
    }
}
