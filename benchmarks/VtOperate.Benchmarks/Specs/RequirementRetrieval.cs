using VtOperate.Benchmarks.Retrieval;
using VtOperate.Core;
using VtOperate.Core.Specs;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Specs;

/// <summary>
/// Whether the requirements that a bug report itself names as affected are found from its title and description alone. Reports that name none, or only requirements that are not defined, are left out. The peer ranks
/// the texts of the requirements by plain BM25.
/// </summary>
internal static class RequirementRetrieval
{
    internal static void Run(string repository, bool misses, TextWriter output)
    {
        IEngine engine = new EngineRoot();
        FeatureSpec[] features = [.. new SpecLibrary(engine, new SilentReporter()).Read(repository, [], everyProject: false, default)];
        var search = RequirementSearch.Of(features);
        var plain = new PlainBm25();
        foreach (SpecRequirement requirement in search.Requirements) plain.Add(requirement.Key, requirement.Text);
        int reports = 0, abstained = 0;
        var own = new Hits();
        var peer = new Hits();
        int wins = 0, losses = 0;
        foreach (FeatureSpec feature in features)
        {
            foreach (string file in feature.Files.Where(path => path.Contains("/bugs/", StringComparison.Ordinal) && !path.Contains("verification", StringComparison.Ordinal)))
            {
                (string text, HashSet<string> gold) = Read(file, feature);
                if (gold.Count == 0) continue;
                reports++;
                string[] found = [.. search.Find(text, 10, default).Select(match => match.Requirement.Key)], beside = [.. plain.Rank(text, 10)];
                if (found.Length == 0) abstained++;
                int rank = own.Take(found, gold, feature.Name), other = peer.Take(beside, gold, feature.Name);
                if (rank < other) wins++;
                else if (rank > other) losses++;
                if (misses) output.WriteLine($"{Path.GetRelativePath(repository, file)}: own {Text(rank)}, plain {Text(other)}; wanted {string.Join(' ', gold.Select(key => key[(key.IndexOf('#', StringComparison.Ordinal) + 1)..]))}; first {found.FirstOrDefault() ?? "nothing"}");
            }
        }

        output.WriteLine($"{reports} reports, {search.Requirements.Count} requirements; abstained {abstained}");
        output.WriteLine($"           hit@1  hit@5  hit@10  feature@1  feature@3");
        output.WriteLine($"own        {own}");
        output.WriteLine($"plain BM25 {peer}");
        output.WriteLine($"first right one ranked higher in {wins} reports, lower in {losses}");
    }

    private static (string Text, HashSet<string> Gold) Read(string file, FeatureSpec feature)
    {
        var text = new List<string>();
        var gold = new HashSet<string>(StringComparer.Ordinal);
        string heading = "";
        bool isAffected = false;
        foreach (string line in File.ReadLines(file))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) text.Add(line[2..].Replace("Bug Report:", "", StringComparison.Ordinal));
            if (line.StartsWith('#')) heading = line.TrimStart('#').Trim();
            else if (heading.Equals("Description", StringComparison.OrdinalIgnoreCase)) text.Add(line);
            if (line.Contains("Affected requirement", StringComparison.OrdinalIgnoreCase)) isAffected = true;
            else if (line.Length == 0 || !char.IsWhiteSpace(line[0])) isAffected = false;
            if (!isAffected) continue;
            foreach (RequirementReference named in RequirementIds.In(line))
            {
                if (feature.Requirements.Any(requirement => requirement.Id == named.Id)) gold.Add(feature.Name + "#" + named.Id);
            }
        }

        return (string.Join('\n', text), gold);
    }

    private static string Text(int rank) => rank == int.MaxValue ? "-" : rank.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class Hits
    {
        private int _first, _five, _ten, _feature, _features;

        public int Take(string[] found, HashSet<string> gold, string feature)
        {
            int at = Array.FindIndex(found, gold.Contains);
            int rank = at < 0 ? int.MaxValue : at + 1;
            if (rank <= 1) _first++;
            if (rank <= 5) _five++;
            if (rank <= 10) _ten++;
            string[] features = [.. found.Select(key => key[..key.IndexOf('#', StringComparison.Ordinal)]).Distinct()];
            if (features.FirstOrDefault() == feature) _feature++;
            if (features.Take(3).Contains(feature)) _features++;
            return rank;
        }

        public override string ToString() => $"{_first,5}  {_five,5}  {_ten,6}  {_feature,9}  {_features,9}";
    }
}
