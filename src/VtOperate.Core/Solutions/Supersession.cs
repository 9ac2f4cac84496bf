using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Settles which solutions another one replaces: each must be there, none may be the solution itself, and none may replace it in turn. So the newer one names the
/// older in <c>supersedes</c>, and the older one names the newer in <c>superseded_by</c>.
/// </summary>
/// <param name="library">The solutions.</param>
internal sealed class Supersession(SolutionLibrary library)
{
    /// <summary>The field of the newer document.</summary>
    public const string Newer = "supersedes";

    /// <summary>The field of the older document.</summary>
    public const string Older = "superseded_by";

    /// <summary>What was said with the ids of replaced solutions as the knowledge base spells them.</summary>
    /// <param name="said">What was said.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/> for an id that no solution has.</exception>
    public SolutionFields Settle(SolutionFields said, CancellationToken stop)
    {
        if (said.Supersedes is not { } named) return said;
        var places = new SolutionPlaces(library, new SilentReporter());
        var ids = new List<string>();
        foreach (string id in named)
        {
            string known = places.Find(id, stop) is { } place ? place.Root.IdOf(place.File) : library.Find(id, new SilentReporter(), stop)?.Solution.Id ?? throw library.NotFound(id, stop);
            if (!ids.Contains(known)) ids.Add(known);
        }

        return said with { Supersedes = ids };
    }

    /// <summary>Refuses a solution that would replace itself, straight away or round about.</summary>
    /// <param name="id">The id of the solution.</param>
    /// <param name="supersedes">The ids that it would replace, as the knowledge base spells them.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>.</exception>
    public void Check(string id, IReadOnlyList<string>? supersedes, CancellationToken stop)
    {
        if (supersedes is null) return;
        if (supersedes.Contains(id)) throw new OperationException(ErrorId.ValueNotAllowed, id, $"'{id}' cannot supersede itself.");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string older in supersedes)
        {
            if (Leads(older, id, seen, stop)) throw new OperationException(ErrorId.ValueNotAllowed, older, $"'{older}' supersedes '{id}' already; both cannot be the newer one.");
        }
    }

    private bool Leads(string from, string to, HashSet<string> seen, CancellationToken stop)
    {
        var waiting = new Stack<string>([from]);
        while (waiting.TryPop(out string? id))
        {
            if (!seen.Add(id) || library.Find(id, new SilentReporter(), stop) is not { } document) continue;
            foreach (string older in document.Fields.Texts(',', Newer))
            {
                if (older.Equals(to, StringComparison.OrdinalIgnoreCase)) return true;
                waiting.Push(older);
            }
        }

        return false;
    }
}
