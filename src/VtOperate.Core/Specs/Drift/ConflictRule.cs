using VtOperate.Core.Specs.Contracts;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Requirements that cannot both be met (F1): another number or another value of one name, another success of one operation, or a closed set that has lost members which an older document names. As the documents stand both hold; which one counts
/// a person says. Where the newer one says itself that it takes the place of the older one, nothing is left to say.
/// </summary>
internal sealed class ConflictRule : IDriftRule
{
    private static readonly string[] s_replacing = ["supersede", "replace", "override", "instead of", "no longer"];

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        List<SpecRequirement> active = [.. context.Features.SelectMany(feature => feature.Requirements).Where(requirement => requirement.State == RequirementState.Active)];
        foreach (DriftFinding finding in Of(context, active, NumberClaim.In, claim => (NameHash.Of(claim.Name), claim.Dimension), claim => claim.Name, claim => claim.Clause, (older, newer) => older.Excludes(newer), stop)) yield return finding;
        foreach (DriftFinding finding in Of(context, active, ValueClaim.In, claim => (NameHash.Of(claim.Name), claim.IsDefault), claim => claim.Name, claim => claim.Clause, (older, newer) => !ContractValues.AreSame(older.Value, newer.Value), stop)) yield return finding;
        foreach (DriftFinding finding in Of(context, active, AnswerClaim.In, claim => (claim.Method, claim.Path), claim => $"{claim.Method} {claim.Path}", claim => claim.Clause, (older, newer) => older.Status != newer.Status, stop)) yield return finding;
        foreach (DriftFinding finding in Sets(context, stop)) yield return finding;
    }

    // Each claim is told against the oldest that it excludes, and a value that is said twice is no conflict.
    private static IEnumerable<DriftFinding> Of<TClaim, TKey>(
        DriftContext context, List<SpecRequirement> active, Func<string, IEnumerable<TClaim>> read, Func<TClaim, TKey> key, Func<TClaim, string> subject, Func<TClaim, string> clause, Func<TClaim, TClaim, bool> excludes, CancellationToken stop)
        where TKey : notnull
    {
        var known = new Dictionary<TKey, List<(SpecRequirement Requirement, TClaim Claim)>>();
        foreach (SpecRequirement newer in active)
        {
            stop.ThrowIfCancellationRequested();
            foreach (TClaim claim in read(newer.Text))
            {
                if (!known.TryGetValue(key(claim), out var same)) known.Add(key(claim), same = []);
                int at = same.FindIndex(older => older.Requirement != newer && excludes(older.Claim, claim) && !Replaces(newer, older.Requirement));
                if (at >= 0) yield return Finding(context, newer.Key, (newer.File, newer.Line, clause(claim)), same[at].Requirement.Key, (same[at].Requirement.File, same[at].Requirement.Line, clause(same[at].Claim)), subject(claim));
                same.Add((newer, claim));
            }
        }
    }

    // A set that has grown is written down; what one has lost stands in the older document still.
    private static IEnumerable<DriftFinding> Sets(DriftContext context, CancellationToken stop)
    {
        var named = new Dictionary<string, List<(FeatureSpec Feature, SpecSet Set)>>(StringComparer.Ordinal);
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecSet set in feature.Sets)
            {
                if (!set.IsSample && IdentityOf(set) is { } identity) (named.TryGetValue(identity, out var all) ? all : named[identity] = []).Add((feature, set));
            }
        }

        foreach (var all in named.Values)
        {
            stop.ThrowIfCancellationRequested();
            (FeatureSpec feature, SpecSet newest) = all[^1];
            HashSet<string> holds = [.. all.Where(one => one.Feature == feature).SelectMany(one => one.Set.Members).Select(ContractValues.Name)];
            foreach ((FeatureSpec other, SpecSet older) in all)
            {
                List<string> lost = [.. older.Members.Where(member => !holds.Contains(ContractValues.Name(member)))];
                if (other == feature || lost.Count == 0 || older.Members.Count - lost.Count < 2) continue;
                string now = newest.Requirement.Length > 0 ? newest.Requirement : feature.Name, before = older.Requirement.Length > 0 ? older.Requirement : other.Name;
                yield return Finding(context, now, (newest.File, newest.Line, newest.Text), before, (older.File, older.Line, $"{string.Join(", ", lost)}: {older.Text}"), newest.Name.Length > 0 ? newest.Name : newest.Type);
            }
        }
    }

    // A name of one word is many sets.
    private static string? IdentityOf(SpecSet set) =>
        set.Entity.Length > 0 && set.Name.Length > 0 ? SetName.Of(set.Entity + " " + set.Name) : SetName.Words(set.Type) > 1 ? SetName.Of(set.Type) : SetName.Words(set.Name) > 1 ? SetName.Of(set.Name) : null;

    private static bool Replaces(SpecRequirement newer, SpecRequirement older) => newer.Text.Contains(older.Id, StringComparison.Ordinal) && RequirementWords.Begins(newer.Text, s_replacing);

    private static DriftFinding Finding(DriftContext context, string newer, (string File, int Line, string Clause) says, string older, (string File, int Line, string Clause) said, string subject)
    {
        string file = context.InProject(said.File);
        return new DriftFinding("F1", newer, DriftConfidence.Likely, context.InProject(says.File), says.Line, DriftText.Brief(says.Clause), file, said.Line, $"{older} says: {DriftText.Brief(said.Clause)}", DriftSuggestion.UpdateSpec,
            [new Evidence("Conflict", $"where the newer one counts, say in {older} that {newer} supersedes it", 0, file, said.Line)], DriftFingerprint.Of("F1", newer, older + "|" + subject, ""), context.Repository)
        { Subject = subject };
    }
}
