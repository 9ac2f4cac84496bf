using System.Text.Json;
using VtOperate.Core.History;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures cases in clones with full history: two threads, each repository read by one. What was measured can be kept in a file, because it takes minutes.</summary>
/// <param name="clones">The folder of the clones.</param>
internal sealed class CloneRunner(string clones)
{
    /// <summary>Measures every case; those whose clone or commit is missing are left out, and said.</summary>
    /// <typeparam name="TCase">The case.</typeparam>
    /// <typeparam name="TRow">What is measured of it.</typeparam>
    /// <param name="cases">The cases.</param>
    /// <param name="repositoryOf">owner/name of a case.</param>
    /// <param name="measure">Measures one case; null when it cannot be.</param>
    internal List<(TCase Case, TRow Row)> Measure<TCase, TRow>(IReadOnlyList<TCase> cases, Func<TCase, string> repositoryOf, Func<CloneWork, TCase, TRow?> measure)
        where TRow : class
    {
        var rows = new TRow?[cases.Count];
        var groups = cases.Select((entry, at) => (Case: entry, At: at)).GroupBy(entry => repositoryOf(entry.Case)).OrderByDescending(group => group.Count()).ToList();
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, group =>
        {
            if (new EngineRoot().Git.Open(Clones.Find(clones, group.Key)) is not { } repository)
            {
                Console.Error.WriteLine($"not run: there is no clone of {group.Key} in {clones}");
                return;
            }

            using (repository)
            using (IObjectReader objects = repository.OpenObjects())
            {
                var history = new HistoryReader(objects, repository.ShallowBoundary);
                var work = new CloneWork(repository, history, new RenameFinder(history));
                foreach ((TCase entry, int at) in group) rows[at] = measure(work, entry);
            }
        });
        return [.. cases.Zip(rows).Where(entry => entry.Second is not null).Select(entry => (entry.First, entry.Second!))];
    }

    /// <summary>The same, read from a file where it was kept, and kept there where it was not.</summary>
    /// <typeparam name="TCase">The case.</typeparam>
    /// <typeparam name="TRow">What is measured of it.</typeparam>
    /// <param name="cases">The cases.</param>
    /// <param name="repositoryOf">owner/name of a case.</param>
    /// <param name="keyOf">What a case is called in the file.</param>
    /// <param name="kept">The file; null to keep nothing.</param>
    /// <param name="measure">Measures one case; null when it cannot be.</param>
    internal List<(TCase Case, TRow Row)> Measure<TCase, TRow>(IReadOnlyList<TCase> cases, Func<TCase, string> repositoryOf, Func<TCase, string> keyOf, string? kept, Func<CloneWork, TCase, TRow?> measure)
        where TRow : class
    {
        if (kept is not null && File.Exists(kept))
        {
            Dictionary<string, TRow> known = File.ReadLines(kept).Select(line => JsonSerializer.Deserialize<KeptRow<TRow>>(line)!).ToDictionary(row => row.Key, row => row.Row, StringComparer.Ordinal);
            return [.. cases.Where(entry => known.ContainsKey(keyOf(entry))).Select(entry => (entry, known[keyOf(entry)]))];
        }

        List<(TCase Case, TRow Row)> measured = Measure(cases, repositoryOf, measure);
        if (kept is not null) File.WriteAllLines(kept, measured.Select(entry => JsonSerializer.Serialize(new KeptRow<TRow>(keyOf(entry.Case), entry.Row))));
        return measured;
    }

    private sealed record KeptRow<TRow>(string Key, TRow Row);
}
