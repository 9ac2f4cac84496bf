using System.Diagnostics.CodeAnalysis;

namespace VtOperate.Core.History;

/// <summary>Commits still to be looked at: newest first by time of commit, in the order they came where times are equal, each once.</summary>
internal sealed class CommitQueue(HistoryReader history)
{
    private readonly PriorityQueue<CommitNode, (long Age, int Turn)> _queue = new();
    private readonly HashSet<ObjectId> _seen = [];
    private int _turn;

    internal void Add(in ObjectId id)
    {
        if (!_seen.Add(id)) return;
        CommitNode commit = history.ReadCommit(id);
        _queue.Enqueue(commit, (-commit.Time, _turn++));
    }

    internal bool TryTake([NotNullWhen(true)] out CommitNode? commit) => _queue.TryDequeue(out commit, out _);
}
