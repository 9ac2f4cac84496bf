using System.Diagnostics.CodeAnalysis;

namespace VtOperate.Core.History;

/// <summary>Suspects, newest first, so that all children have handed on their lines before a parent is looked at.</summary>
internal sealed class BlameQueue
{
    private readonly PriorityQueue<BlameSuspect, (long Age, int Turn)> _queue = new();
    private readonly Dictionary<(ObjectId, string), BlameSuspect> _open = [];
    private int _turn;

    internal void Add(CommitNode commit, string path, in ObjectId blob, List<BlameRange> ranges)
    {
        if (ranges.Count == 0) return;
        if (_open.TryGetValue((commit.Id, path), out BlameSuspect? open))
        {
            open.Ranges.AddRange(ranges);
            return;
        }

        var suspect = new BlameSuspect(commit, path, blob, [.. ranges]);
        _open.Add((commit.Id, path), suspect);
        _queue.Enqueue(suspect, (-commit.Time, _turn++));
    }

    internal bool TryTake([NotNullWhen(true)] out BlameSuspect? suspect)
    {
        if (!_queue.TryDequeue(out suspect, out _)) return false;
        _open.Remove((suspect.Commit.Id, suspect.Path));
        return true;
    }
}
