using System.Text.Json;
using VtOperate.Core.History;
using VtOperate.Core.History.Origins;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>Measures the candidates of every case in clones with full history; two threads, each repository read by one. What was measured can be kept in a file, because it takes minutes.</summary>
internal static class OriginMeasure
{
    internal static List<OriginSample> Read(IReadOnlyList<OriginSetCase> cases, string clones, string? kept)
    {
        if (kept is not null && File.Exists(kept)) return Load(cases, kept);
        var samples = new OriginSample?[cases.Count];
        var groups = cases.Select((entry, at) => (Case: entry, At: at)).GroupBy(entry => entry.Case.Repository).OrderByDescending(group => group.Count()).ToList();
        Parallel.ForEach(groups, new ParallelOptions { MaxDegreeOfParallelism = 2 }, group =>
        {
            if (new EngineRoot().Git.Open(Clones.Find(clones, group.Key)) is not { } repository)
            {
                Console.Error.WriteLine($"not run: there is no clone of {group.Key} in {clones}");
                return;
            }

            using (repository)
            {
                foreach ((OriginSetCase entry, int at) in group) samples[at] = Measure(repository, entry);
            }
        });
        List<OriginSample> measured = [.. samples.OfType<OriginSample>()];
        if (kept is not null) Save(measured, kept);
        return measured;
    }

    private static OriginSample? Measure(IGitRepository repository, OriginSetCase entry)
    {
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        if (repository.Resolve(entry.Fix) is not { } id)
        {
            Console.Error.WriteLine($"not run: {entry.Repository} has no {entry.Fix}");
            return null;
        }

        CommitNode fix = history.ReadCommit(id), parent = history.ReadCommit(fix.Parents[0]);
        var renames = new RenameFinder(history);
        IReadOnlyList<FixedFile> files = FixReader.Read(history, renames, parent, fix, CancellationToken.None);
        OriginCase measured = OriginCase.Read(history, renames, parent, files, entry.Text, history.ReadText(id).Author, fix.Time, CancellationToken.None);
        List<string> named = [];
        foreach ((string commit, string _) in FixMessage.Read(history.ReadText(id).Message).Named)
        {
            if (repository.Resolve(commit) is { } culprit && history.IsAncestor(culprit, parent.Id, CancellationToken.None)) named.Add(culprit.ToString());
        }

        return new OriginSample(entry, [.. measured.Candidates.Select(candidate => candidate.Commit.Id.ToString())], measured.Figures, SzzVariants.Answer(history, renames, parent, fix), named);
    }

    private static void Save(List<OriginSample> samples, string file)
    {
        using var writer = new StreamWriter(file);
        foreach (OriginSample sample in samples) writer.WriteLine(JsonSerializer.Serialize(new { sample.Case.Fix, sample.Candidates, sample.Figures, sample.Variants, sample.Named }));
    }

    private static List<OriginSample> Load(IReadOnlyList<OriginSetCase> cases, string file)
    {
        List<OriginSample> samples = [];
        foreach (string line in File.ReadLines(file))
        {
            using JsonDocument document = JsonDocument.Parse(line);
            string fix = document.RootElement.GetProperty("Fix").GetString()!;
            foreach (OriginSetCase entry in cases.Where(entry => entry.Fix == fix).Take(1))
            {
                List<string> candidates = Strings(document.RootElement.GetProperty("Candidates"));
                var variants = document.RootElement.GetProperty("Variants").EnumerateObject().ToDictionary(variant => variant.Name, variant => (IReadOnlyList<string>)Strings(variant.Value));
                List<double[]> figures = [.. document.RootElement.GetProperty("Figures").EnumerateArray().Select(row => row.EnumerateArray().Select(figure => figure.GetDouble()).ToArray())];
                samples.Add(new OriginSample(entry, candidates, figures, variants, Strings(document.RootElement.GetProperty("Named"))));
            }
        }

        return samples;
    }

    private static List<string> Strings(JsonElement array) => [.. array.EnumerateArray().Select(entry => entry.GetString()!)];
}
