using VtOperate.Core.Decisions;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs;

/// <summary>Everything a repository has written down, read once and searchable.</summary>
/// <param name="Patterns">Critical patterns.</param>
/// <param name="Solutions">Past solutions.</param>
/// <param name="Journal">The journal.</param>
public sealed record KnowledgeSearch(PatternSearch Patterns, SolutionSearch Solutions, JournalSearch Journal)
{
    /// <summary>Reads it. Files that cannot be read go to the reporter; the rest is searched.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="knowledge">Where it stands.</param>
    /// <param name="reporter">Hears of files that cannot be read.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <param name="indexes">The indexes that the session has open; null for none.</param>
    public static KnowledgeSearch Read(IEngine engine, KnowledgeBase knowledge, IReporter reporter, CancellationToken stop, IndexSession? indexes = null) => new(
        PatternSearch.Read(new PatternLibrary(engine, knowledge), reporter, stop),
        SolutionSearch.Read(new SolutionLibrary(engine, knowledge, indexes), SolutionFilter.All, reporter, stop),
        JournalSearch.Read(new JournalReader(engine, knowledge), reporter, stop));

    /// <summary>The critical patterns and the solutions that fit a report, each best first; the solutions of a pattern that fits come with it.</summary>
    /// <param name="query">The report.</param>
    /// <param name="first">How many of each at most.</param>
    /// <param name="stop">Stops the search.</param>
    public (IReadOnlyList<PatternMatch> Patterns, IReadOnlyList<SolutionMatch> Solutions) Find(KnowledgeQuery query, int first, CancellationToken stop)
    {
        IReadOnlyList<SolutionMatch> solutions = Solutions.Find(query, first, stop);
        IReadOnlyList<PatternMatch> patterns = Patterns.Find(query, solutions, first, stop);
        return (patterns, PatternMembers.Join(solutions, patterns, Solutions.All, first));
    }
}
