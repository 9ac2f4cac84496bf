using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Reads what the files of a project hold, several at a time; what was read before and has not changed is taken from the cache. The result depends on the files alone.</summary>
internal static class CodeFactsReader
{
    /// <summary>Reads every file that may hold names; prose holds none that count.</summary>
    /// <param name="files">The files.</param>
    /// <param name="store">What was kept; null where nothing is.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CodeFacts Read(IReadOnlyList<CodeFile> files, CodeFactsStore? store, CancellationToken stop)
    {
        var facts = new FileFacts[files.Count];
        Dictionary<string, KeptFacts> known = store?.Load() ?? [];
        var missing = new List<int>();
        for (int i = 0; i < files.Count; i++)
        {
            if (files[i].Family == CodeFamily.Text) facts[i] = FileFacts.None;
            else if (known.TryGetValue(files[i].Path, out KeptFacts kept) && kept.Stamp == files[i].Stamp) facts[i] = kept.Facts;
            else missing.Add(i);
        }

        Parallel.ForEach(missing, new ParallelOptions { CancellationToken = stop }, () => new HashSet<uint>(), (i, _, names) =>
        {
            facts[i] = FileFacts.Of(files[i].ReadText(), files[i].Family, names);
            return names;
        }, _ => { });
        if (missing.Count > 0) store?.Save(files, facts, missing);
        return new CodeFacts(files, facts);
    }
}
