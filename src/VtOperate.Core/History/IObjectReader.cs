namespace VtOperate.Core.History;

/// <summary>Reads git objects by id. Not thread-safe: open one a thread.</summary>
public interface IObjectReader : IDisposable
{
    /// <summary>The content of an object. The memory stays valid for as long as the caller holds it.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when it is missing or damaged.</exception>
    ReadOnlyMemory<byte> Read(in ObjectId id, out ObjectKind kind);

    /// <summary>The content of an object, in memory of the reader: valid until the next call of <see cref="Read"/>, <see cref="Peek"/> or <see cref="Graph"/>. For what is looked at once, much cheaper.</summary>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.ObjectUnreadable"/> when it is missing or damaged.</exception>
    ReadOnlySpan<byte> Peek(scoped in ObjectId id, out ObjectKind kind) => Read(id, out kind).Span;

    /// <summary>What the repository knows of its commits without unpacking them; null when there is nothing that can be trusted.</summary>
    ICommitGraph? Graph => null;

    /// <summary>What was found out about this repository before, for the use of one <see cref="HistoryReader"/>; empty where nothing is kept.</summary>
    HistoryMemory Memory => new();

    /// <summary>Commits that were given other parents by hand (<c>info/grafts</c>). Empty in nearly every repository.</summary>
    IReadOnlyDictionary<ObjectId, ObjectId[]> Grafts => System.Collections.Immutable.ImmutableDictionary<ObjectId, ObjectId[]>.Empty;

    /// <summary>Whether the object is there; a shallow clone lacks some.</summary>
    bool Contains(in ObjectId id);
}
