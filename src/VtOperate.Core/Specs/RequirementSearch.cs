using System.Globalization;
using VtOperate.Core.Search;
using VtOperate.Core.Specs.Reading;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs;

/// <summary>
/// The requirements of a spec-kit project and which of them a report may be about, by words alone. It names candidates, never findings, and it
/// abstains: a requirement that shares one common word with a report is none.
/// </summary>
public sealed class RequirementSearch
{
    /// <summary>How many distinct words of the report a requirement's own text must share.</summary>
    private const int FewestWords = 2;

    /// <summary>How rare the shared words must be together, as a share of the rarity of a word that no requirement has.</summary>
    private const double LeastRarity = 0.7;

    /// <summary>What a requirement must score as a share of the best one.</summary>
    private const double LeastShare = 0.4;

    /// <summary>What the feature that fits best adds, as a share of the best requirement's own score.</summary>
    private const double FeatureShare = 0.5;

    /// <summary>What a file of the report adds to a requirement of the one feature whose tasks name it, as a share of the best requirement's own score; divided where several do.</summary>
    private const double FileShare = 0.5;

    private static readonly SearchField[] s_fields = [new("text", 1, 0.6), new("feature", 0.4, 0)];
    private static readonly SearchField[] s_featureFields = [new("title", 1, 0), new("stories", 0.8, 0.6), new("requirements", 0.8, 0.6), new("tasks", 0.3, 0.6)];
    private static readonly SearchField[] s_scenarioFields = [new("text", 1, 0.4)];

    private readonly SearchIndex<SpecRequirement> _index = new(s_fields);
    private readonly SearchIndex<FeatureSpec> _features = new(s_featureFields);
    private readonly Dictionary<string, FeatureSpec> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _featuresOfFile = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<SpecRequirement>> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Indexes some requirements without the rest of their features.</summary>
    public RequirementSearch(IReadOnlyList<SpecRequirement> requirements)
        : this([], requirements)
    {
    }

    private RequirementSearch(IReadOnlyList<FeatureSpec> features, IReadOnlyList<SpecRequirement> requirements)
    {
        Requirements = requirements;
        foreach (SpecRequirement requirement in requirements)
        {
            _index.Add(requirement.File + "#" + requirement.Id, requirement, [requirement.Text, requirement.Feature.Replace('-', ' ')]);
            if (!_byId.TryGetValue(requirement.Id, out List<SpecRequirement>? same)) _byId[requirement.Id] = same = [];
            same.Add(requirement);
        }

        foreach (FeatureSpec feature in features) Add(feature);
    }

    /// <summary>The requirements that are searched, in the order of features and lines.</summary>
    public IReadOnlyList<SpecRequirement> Requirements { get; }

    /// <summary>Indexes what features say.</summary>
    public static RequirementSearch Of(IReadOnlyList<FeatureSpec> features) => new(features, [.. features.SelectMany(feature => feature.Requirements)]);

    /// <summary>Reads the requirements of the project that a folder belongs to; none when it has no <c>.specify/</c>.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="reporter">Where files that cannot be read are named.</param>
    /// <param name="stop">Stops the reading.</param>
    public static RequirementSearch Load(IEngine engine, string folder, IReporter reporter, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        if (SpecProject.Find(engine, folder, repository, stop) is not { } project) return new RequirementSearch([]);
        var reader = new FeatureReader(engine, project, repository, reporter);
        return Of([.. project.Features.Select(feature => reader.Read(feature, stop))]);
    }

    /// <summary>The requirements that a text may be about, best first, retired ones last; none when nothing is near enough.</summary>
    public IReadOnlyList<RequirementMatch> Find(string text, int first, CancellationToken stop) => Find(text, [], first, stop);

    /// <summary>The requirements that a report may be about, best first, retired ones last; none when nothing is near enough.</summary>
    /// <param name="text">What was reported.</param>
    /// <param name="files">The files that it runs through, relative to the repository, with forward slashes.</param>
    /// <param name="first">How many at most.</param>
    /// <param name="stop">Stops the search.</param>
    public IReadOnlyList<RequirementMatch> Find(string text, IReadOnlyList<string> files, int first, CancellationToken stop)
    {
        if (Requirements.Count == 0 || first <= 0) return [];
        var query = SearchQuery.Parse(text);
        HashSet<SpecRequirement> named = Named(text);
        double unseen = Bm25.Rarity(_index.Count, 0);
        var near = new List<(double Score, SpecRequirement Requirement, List<Evidence> Evidence)>();
        foreach (SearchHit<SpecRequirement> hit in _index.Search(query, _index.Count, stop))
        {
            bool isNamed = named.Remove(hit.Document);
            if (isNamed || IsNear(hit, unseen)) near.Add((hit.Score + (isNamed ? unseen : 0), hit.Document, isNamed ? [NameEvidence(hit.Document, unseen), .. Reasons(hit)] : Reasons(hit)));
        }

        foreach (SpecRequirement requirement in named) near.Add((unseen, requirement, [NameEvidence(requirement, unseen)]));
        if (near.Count == 0) return [];
        Dictionary<string, double> byFeature = ByFeature(query, stop);
        double top = near.Max(match => match.Score);
        List<(double Score, SpecRequirement Requirement, List<Evidence> Evidence)> ranked = [.. near.Select(match => Weighed(match, top, byFeature, files))];
        double best = ranked.Max(match => match.Score);
        return ranked.Where(match => match.Score >= best * LeastShare)
            .OrderBy(match => match.Requirement.IsRetired)
            .ThenByDescending(match => match.Score)
            .ThenByDescending(match => match.Requirement.Force)
            .ThenBy(match => match.Requirement.File, StringComparer.Ordinal)
            .ThenBy(match => match.Requirement.Line)
            .Take(first)
            .Select((match, i) => Match(i + 1, match, query, stop))
            .ToList();
    }

    private void Add(FeatureSpec feature)
    {
        string stories = string.Join('\n', feature.Scenarios.Select(scenario => scenario.StoryTitle + " " + scenario.Text)), requirements = string.Join('\n', feature.Requirements.Select(requirement => requirement.Text));
        _features.Add(feature.Name, feature, [feature.Title + " " + feature.Name.Replace('-', ' '), stories, requirements, string.Join('\n', feature.Tasks.Select(task => task.Text))]);
        _byName[feature.Name] = feature;
        foreach (SpecTask task in feature.Tasks)
        {
            foreach (Drift.TaskPath path in Drift.TaskPaths.In(task.Text))
            {
                if (!_featuresOfFile.TryGetValue(path.Path, out List<string>? known)) _featuresOfFile[path.Path] = known = [];
                if (!known.Contains(feature.Name)) known.Add(feature.Name);
            }
        }
    }

    // How well each feature as a whole fits, from 0 to 1.
    private Dictionary<string, double> ByFeature(SearchQuery query, CancellationToken stop)
    {
        IReadOnlyList<SearchHit<FeatureSpec>> hits = _features.Search(query, Math.Max(1, _features.Count), stop);
        double best = hits.Count == 0 ? 1 : hits[0].Score;
        return hits.ToDictionary(hit => hit.Document.Name, hit => hit.Score / best, StringComparer.Ordinal);
    }

    private (double, SpecRequirement, List<Evidence>) Weighed((double Score, SpecRequirement Requirement, List<Evidence> Evidence) match, double top, Dictionary<string, double> byFeature, IReadOnlyList<string> files)
    {
        SpecRequirement requirement = match.Requirement;
        double score = match.Score, fit = byFeature.GetValueOrDefault(requirement.Feature);
        if (fit > 0)
        {
            double added = top * FeatureShare * fit;
            score += added;
            match.Evidence.Add(new Evidence("Feature", string.Create(CultureInfo.InvariantCulture, $"its feature {requirement.Feature} fits the report{(fit >= 1 ? " best of all" : "")}"), added, requirement.File));
        }

        foreach (string file in files)
        {
            if (!_featuresOfFile.TryGetValue(file, out List<string>? features) || !features.Contains(requirement.Feature)) continue;
            double added = top * FileShare / features.Count;
            score += added;
            match.Evidence.Add(new Evidence("File", $"the tasks of its feature name {file}, which the report runs through", added, file));
            break;
        }

        return (score, requirement, match.Evidence);
    }

    // The scenario and the edge case of the feature that are nearest to the report, where one shares words with it.
    private RequirementMatch Match(int rank, (double Score, SpecRequirement Requirement, List<Evidence> Evidence) match, SearchQuery query, CancellationToken stop)
    {
        var found = new RequirementMatch(rank, match.Score, match.Requirement, match.Evidence);
        if (!_byName.TryGetValue(match.Requirement.Feature, out FeatureSpec? feature) || feature.Scenarios.Count == 0) return found;
        var scenarios = new SearchIndex<SpecScenario>(s_scenarioFields);
        foreach (SpecScenario scenario in feature.Scenarios) scenarios.Add(scenario.Line.ToString(CultureInfo.InvariantCulture), scenario, [scenario.Text]);
        SpecScenario[] ranked = [.. scenarios.Search(query, feature.Scenarios.Count, stop).Select(hit => hit.Document)];
        return found with { Scenario = Array.Find(ranked, scenario => !scenario.IsEdgeCase), EdgeCase = Array.Find(ranked, scenario => scenario.IsEdgeCase) };
    }

    /// <summary>The requirements whose id stands in a text. Ids start again in every feature, so one id may name several.</summary>
    private HashSet<SpecRequirement> Named(string text)
    {
        var named = new HashSet<SpecRequirement>();
        ReadOnlySpan<char> read = text.AsSpan(0, Math.Min(text.Length, SearchQuery.MaxTextLength));
        for (int at = 0; at < read.Length; at++)
        {
            if (!char.IsAsciiLetterUpper(read[at]) || (at > 0 && (char.IsLetterOrDigit(read[at - 1]) || read[at - 1] is '-' or '_' or '/'))) continue;
            int length = RequirementId.Match(read[at..]);
            if (length == 0) continue;
            if (_byId.TryGetValue(RequirementId.Normalize(read.Slice(at, length)), out List<SpecRequirement>? same)) named.UnionWith(same);
            at += length - 1;
        }

        return named;
    }

    private Evidence NameEvidence(SpecRequirement requirement, double weight)
    {
        int features = _byId[requirement.Id].Count;
        string others = features == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"; {features} features define one with this id");
        return new Evidence("Id", $"the report names {requirement.Id}{others}", weight, requirement.File, requirement.Line);
    }

    private static bool IsNear(SearchHit<SpecRequirement> hit, double unseen)
    {
        int words = 0;
        double rarity = 0;
        foreach (TermScore term in hit.Terms)
        {
            if (term.Field != "text") continue;

            // The parts of an identifier that matches as a whole are the same evidence again.
            if (term.Query.Kind != TermKind.Part) words++;
            if (term.Query.Kind is TermKind.Identifier or TermKind.Compound) words++;
            rarity += term.Rarity;
        }

        return words >= FewestWords && rarity >= unseen * LeastRarity;
    }

    private static List<Evidence> Reasons(SearchHit<SpecRequirement> hit)
    {
        var reasons = new List<Evidence>();
        foreach (TermScore term in hit.Terms)
        {
            string where = term.Field == "text" ? "its text" : "its feature's name";
            reasons.Add(new Evidence("Words", $"'{term.Query.Word}' stands in {where}", term.Score, hit.Document.File, hit.Document.Line));
        }

        return reasons;
    }
}
