using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Decides what a document that was written does to the critical patterns: it makes a group large enough to become one, it belongs to one, or it shows that one does
/// not hold. Writes under a lock that all work trees share, whole or not at all; the same document twice changes nothing the second time.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="clock">What day it is.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class PatternPromoter(IEngine engine, OperationConfiguration configuration, TimeProvider clock, IndexSession? indexes = null)
{
    /// <summary>The share of documents in critical patterns above which the file stops being read by anybody.</summary>
    public const double HighestShare = 0.15;

    private readonly KnowledgeBase _places = KnowledgeBase.Of(configuration);

    /// <summary>Brings the critical patterns up to a document.</summary>
    /// <param name="changed">A document that was written.</param>
    /// <param name="isPlan">Whether only to say what would be done; then nothing is written, not even a lock.</param>
    /// <param name="reporter">Where warnings go: a pattern that does not hold, too many documents in patterns.</param>
    /// <param name="stop">Stops it before anything is written.</param>
    /// <returns>What was done; null when the document belongs to no pattern and to no group that is large enough.</returns>
    /// <exception cref="OperationException">The file cannot be read or written, or another process holds the lock.</exception>
    public PatternPromotion? Promote(Solution changed, bool isPlan, IReporter reporter, CancellationToken stop) => Run(changed, null, isPlan, reporter, stop);

    /// <summary>Brings the critical patterns up to a document whose text is known, be it written or not.</summary>
    /// <inheritdoc cref="Promote(Solution, bool, IReporter, CancellationToken)"/>
    public PatternPromotion? Promote(SolutionDocument changed, bool isPlan, IReporter reporter, CancellationToken stop) => Run(changed.Solution, changed, isPlan, reporter, stop);

    // All is read and decided before the lock is taken. Whoever lists the documents last sees them all, so that of two processes that write at once one decides for both;
    // under the lock it only counts whether the patterns are still those that were decided upon.
    private PatternPromotion? Run(Solution changed, SolutionDocument? text, bool isPlan, IReporter reporter, CancellationToken stop)
    {
        IReadOnlyList<CriticalPattern> patterns = ReadPatterns(reporter, stop);
        Decision? decision = Decide(changed, isPlan ? text : null, patterns, stop);
        if (decision is null) return null;
        if (isPlan || IsDone(decision.Group, changed)) return Finish(decision, changed, isPlan: true, reporter, stop);
        using IDisposable held = PatternLock.Take(engine, configuration.Root, stop);
        IReadOnlyList<CriticalPattern> now = ReadPatterns(new SilentReporter(), stop);
        if (!IsSame(patterns, now)) decision = Decide(changed, null, now, stop);
        return decision is null ? null : Finish(decision, changed, isPlan: false, reporter, stop);
    }

    private IReadOnlyList<CriticalPattern> ReadPatterns(IReporter reporter, CancellationToken stop) => [.. new PatternLibrary(engine, _places).ReadLinked(reporter, stop)];

    private static bool IsSame(IReadOnlyList<CriticalPattern> before, IReadOnlyList<CriticalPattern> now) =>
        before.Count == now.Count && before.Zip(now).All(pair =>
            pair.First.Slug == pair.Second.Slug && pair.First.File == pair.Second.File && pair.First.Line == pair.Second.Line && pair.First.Recurrences == pair.Second.Recurrences
            && pair.First.Text == pair.Second.Text && pair.First.DocumentedIn.SequenceEqual(pair.Second.DocumentedIn));

    private Decision? Decide(Solution changed, SolutionDocument? text, IReadOnlyList<CriticalPattern> patterns, CancellationToken stop)
    {
        return new SolutionLibrary(engine, _places, indexes).Ask(knowledge =>
        {
            if (text is not null) knowledge = knowledge.With(text);
            PatternGroup? group = new PatternFinder(configuration.Root, knowledge, patterns).Around(changed.Id, configuration.PatternThreshold, stop);
            if (group is null) return null;
            HashSet<string> inPatterns = [.. patterns.SelectMany(pattern => pattern.DocumentedIn)];
            inPatterns.UnionWith(group.Pattern is null ? group.Summary.Solutions.Select(solution => solution.Id) : [changed.Id]);
            return new Decision(group, inPatterns.Count, knowledge.Count);
        }, new SilentReporter(), stop);
    }

    private bool IsDone(PatternGroup group, Solution changed) =>
        group.Pattern is { } pattern && (pattern.DocumentedIn.Contains(changed.Id) || !RepositoryPath.IsBelow(pattern.File, configuration.Root));

    private PatternPromotion Finish(Decision decision, Solution changed, bool isPlan, IReporter reporter, CancellationToken stop)
    {
        PatternPromotion promotion = decision.Group.Pattern is { } pattern ? Extend(decision.Group, pattern, changed, isPlan, stop) : Add(decision.Group, isPlan, stop);
        promotion = promotion with { Share = decision.Documents == 0 ? 0 : (double)decision.InPatterns / decision.Documents };
        Warn(promotion, decision.InPatterns, decision.Documents, reporter);
        return promotion;
    }

    private PatternPromotion Add(PatternGroup group, bool isPlan, CancellationToken stop)
    {
        string file = PatternFile.Of(engine.Files, configuration, _places);
        PatternEntry entry = new PatternHarvest(engine.Markdown).Of(group, Today());
        byte[] before = engine.Files.FileExists(file) ? engine.Files.ReadBytes(file) : [];
        var edit = new PatternFileEdit(engine.Markdown, file, configuration.Root);
        byte[] after = edit.Add(before, entry, out string added, stop);
        if (!isPlan) engine.Files.WriteAtomically(file, after);
        CriticalPattern pattern = edit.Read(after, stop)[^1] with { DocumentedIn = group.Summary.Solutions.Select(solution => solution.Id).ToArray() };
        return new PatternPromotion { Action = PromotionAction.Promoted, Pattern = pattern, File = file, Added = added, Evidence = group.Summary.Evidence };
    }

    private PatternPromotion Extend(PatternGroup group, CriticalPattern pattern, Solution changed, bool isPlan, CancellationToken stop)
    {
        var unchanged = new PatternPromotion { Action = PromotionAction.Unchanged, Pattern = pattern, File = pattern.File, Evidence = group.Summary.Evidence };
        if (IsDone(group, changed)) return unchanged;
        DateOnly day = changed.Date ?? Today();
        bool isKnownIncident = group.Incidents.Any(incident => incident.Any(document => document.Solution.Id == changed.Id) && incident.Any(document => pattern.DocumentedIn.Contains(document.Solution.Id)));
        DateOnly? recurredAt = pattern.PromotedAt is { } since && day >= since && !isKnownIncident ? day : null;
        byte[] before = engine.Files.ReadBytes(pattern.File);
        var edit = new PatternFileEdit(engine.Markdown, pattern.File, configuration.Root);
        byte[] after = edit.Extend(before, pattern, changed, recurredAt, out string added, stop);
        if (!isPlan) engine.Files.WriteAtomically(pattern.File, after);
        CriticalPattern extended = edit.Read(after, stop).First(known => known.Slug == pattern.Slug) with { DocumentedIn = pattern.DocumentedIn.Append(changed.Id).ToArray() };
        return unchanged with { Action = recurredAt is null ? PromotionAction.Extended : PromotionAction.Recurred, Pattern = extended, Added = added };
    }

    private void Warn(PatternPromotion promotion, int inPatterns, int documents, IReporter reporter)
    {
        CriticalPattern pattern = promotion.Pattern;
        if (promotion.Action is PromotionAction.Recurred or PromotionAction.Extended && pattern.Recurrences > 0)
        {
            string since = pattern.PromotedAt is { } day ? " since it was promoted on " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "";
            reporter.Warning($"The critical pattern '{pattern.Slug}' does not hold: it came back {Times(pattern.Recurrences)}{since}. Another reminder will not help; make the mistake impossible, or let a check find it.");
        }

        // In a base in which one smallest pattern is more than the share, the share says nothing.
        bool isLarge = documents * HighestShare >= configuration.PatternThreshold;
        if (promotion.Action == PromotionAction.Promoted && isLarge && promotion.Share > HighestShare)
            reporter.Warning(string.Create(CultureInfo.InvariantCulture, $"{inPatterns} of {documents} documents ({promotion.Share:P0}) belong to critical patterns now, which is more than {HighestShare:P0}. What is always critical is read by nobody: merge patterns, or raise patternThreshold (now {configuration.PatternThreshold})."));
    }

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");

    private DateOnly Today() => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private sealed record Decision(PatternGroup Group, int InPatterns, int Documents);
}
