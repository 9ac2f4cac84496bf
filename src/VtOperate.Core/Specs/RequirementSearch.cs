using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
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

    private static readonly SearchField[] s_fields = [new("text", 1, 0.6), new("feature", 0.4, 0)];

    private readonly SearchIndex<SpecRequirement> _index = new(s_fields);
    private readonly Dictionary<string, List<SpecRequirement>> _byId = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Indexes some requirements.</summary>
    public RequirementSearch(IReadOnlyList<SpecRequirement> requirements)
    {
        Requirements = requirements;
        foreach (SpecRequirement requirement in requirements)
        {
            _index.Add(requirement.File + "#" + requirement.Id, requirement, [requirement.Text, requirement.Feature.Replace('-', ' ')]);
            if (!_byId.TryGetValue(requirement.Id, out List<SpecRequirement>? same)) _byId[requirement.Id] = same = [];
            same.Add(requirement);
        }
    }

    /// <summary>The requirements that are searched, in the order of features and lines.</summary>
    public IReadOnlyList<SpecRequirement> Requirements { get; }

    /// <summary>Reads the requirements of the project that a folder belongs to; none when it has no <c>.specify/</c>.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="reporter">Where files that cannot be read are named.</param>
    /// <param name="stop">Stops the reading.</param>
    public static RequirementSearch Load(IEngine engine, string folder, IReporter reporter, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        var requirements = new List<SpecRequirement>();
        foreach (SpecFeature feature in SpecProject.Find(engine, folder, repository, stop)?.Features ?? [])
        {
            if (feature.SpecFile is not { } file) continue;
            try
            {
                string relative = RepositoryPath.Relative(file, repository);
                foreach (RequirementText found in RequirementReader.Read(TextDocument.Read(engine.Files, file).Text, stop))
                {
                    requirements.Add(new SpecRequirement(found.Id, feature.Name, found.Text, relative, found.Line, repository) { IsRetired = found.IsRetired });
                }
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }

        return new RequirementSearch(requirements);
    }

    /// <summary>The requirements that a text may be about, best first, retired ones last; none when nothing is near enough.</summary>
    public IReadOnlyList<RequirementMatch> Find(string text, int first, CancellationToken stop)
    {
        if (Requirements.Count == 0 || first <= 0) return [];
        var ranked = new List<(double Score, SpecRequirement Requirement, IReadOnlyList<Evidence> Evidence)>();
        HashSet<SpecRequirement> named = Named(text);
        double unseen = Bm25.Rarity(_index.Count, 0), best = 0;
        foreach (SearchHit<SpecRequirement> hit in _index.Search(SearchQuery.Parse(text), _index.Count, stop))
        {
            bool isNamed = named.Remove(hit.Document);
            if (!isNamed && !IsNear(hit, unseen)) continue;
            List<Evidence> evidence = Reasons(hit);
            double score = hit.Score;
            if (isNamed)
            {
                score += unseen;
                evidence.Insert(0, NameEvidence(hit.Document, unseen));
            }

            best = Math.Max(best, score);
            ranked.Add((score, hit.Document, evidence));
        }

        foreach (SpecRequirement requirement in named)
        {
            best = Math.Max(best, unseen);
            ranked.Add((unseen, requirement, [NameEvidence(requirement, unseen)]));
        }

        IEnumerable<RequirementMatch> matches = ranked
            .Where(match => match.Score >= best * LeastShare)
            .OrderBy(match => match.Requirement.IsRetired)
            .ThenByDescending(match => match.Score)
            .ThenBy(match => match.Requirement.File, StringComparer.Ordinal)
            .ThenBy(match => match.Requirement.Line)
            .Take(first)
            .Select((match, i) => new RequirementMatch(i + 1, match.Score, match.Requirement, match.Evidence));
        return [.. matches];
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
