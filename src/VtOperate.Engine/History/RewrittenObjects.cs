using VtOperate.Core.Errors;
using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>
/// A reader for a repository whose history was rewritten in the view only: objects that others stand in for (<c>refs/replace/</c>, git-replace) and commits with other parents
/// (<c>info/grafts</c>, gitrepository-layout). It has no commit-graph, which tells the history that was stored; git does not use it there, either.
/// </summary>
internal sealed class RewrittenObjects(IObjectReader objects, IReadOnlyDictionary<ObjectId, ObjectId> replacements, IReadOnlyDictionary<ObjectId, ObjectId[]> grafts) : IObjectReader
{
    // As many as git follows; a circle ends here.
    private const int DeepestReplacement = 5;

    public IReadOnlyDictionary<ObjectId, ObjectId[]> Grafts => grafts;

    public ICommitGraph? Graph => null;

    public HistoryMemory Memory => objects.Memory;

    public ReadOnlyMemory<byte> Read(in ObjectId id, out ObjectKind kind) => objects.Read(Resolve(id), out kind);

    public ReadOnlySpan<byte> Peek(scoped in ObjectId id, out ObjectKind kind) => objects.Peek(Resolve(id), out kind);

    public bool Contains(in ObjectId id)
    {
        try
        {
            return objects.Contains(Resolve(id));
        }
        catch (OperationException bad) when (bad.Id == ErrorId.ObjectUnreadable)
        {
            return false;
        }
    }

    public void Dispose() => objects.Dispose();

    private ObjectId Resolve(in ObjectId id)
    {
        ObjectId at = id;
        for (int depth = 0; depth <= DeepestReplacement; depth++)
        {
            if (!replacements.TryGetValue(at, out ObjectId next)) return at;
            at = next;
        }

        throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The git object {id} is replaced by others that are replaced in turn, more than {DeepestReplacement} times or in a circle (refs/replace).");
    }
}
