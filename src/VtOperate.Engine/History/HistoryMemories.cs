using VtOperate.Core.History;

namespace VtOperate.Engine.History;

/// <summary>Keeps what readers of history found out from one command of a session to the next: for the few repositories that were used last. For any number of threads; each reader gets a memory of its own.</summary>
internal sealed class HistoryMemories
{
    private const int MostKept = 2;
    private readonly List<(string Key, HistoryMemory Memory)> _kept = [];

    /// <summary>Takes a memory out, or a new one.</summary>
    /// <param name="key">The repository and whatever changes how its history reads.</param>
    internal HistoryMemory Take(string key)
    {
        lock (_kept)
        {
            int at = _kept.FindLastIndex(kept => kept.Key == key);
            if (at < 0) return new HistoryMemory();
            HistoryMemory found = _kept[at].Memory;
            _kept.RemoveAt(at);
            return found;
        }
    }

    /// <summary>Keeps a memory for the next reader. Of one repository only one is kept: several threads of one command found out much the same.</summary>
    internal void Return(string key, HistoryMemory memory)
    {
        memory.Trim();
        lock (_kept)
        {
            if (_kept.Exists(kept => kept.Key == key)) return;
            if (_kept.Count == MostKept) _kept.RemoveAt(0);
            _kept.Add((key, memory));
        }
    }
}
