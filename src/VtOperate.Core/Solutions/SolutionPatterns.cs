using VtOperate.Core.Search;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>The patterns of a repository, those that are critical already and those that could become critical.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="indexes">The indexes that the session has open; null for none.</param>
public sealed class SolutionPatterns(IEngine engine, OperationConfiguration configuration, IndexSession? indexes = null)
{
    /// <summary>The critical patterns in the order of their file with the documents that belong to them, then the groups, the most frequent first.</summary>
    /// <param name="fewest">How many incidents a group has at least.</param>
    /// <param name="threshold">How many make a pattern; null for what the configuration says.</param>
    /// <param name="reporter">Where documents that cannot be read are named.</param>
    /// <param name="stop">Stops the search.</param>
    public IEnumerable<SolutionPattern> Find(int? fewest, int? threshold, IReporter reporter, CancellationToken stop)
    {
        var places = KnowledgeBase.Of(configuration);
        int enough = threshold ?? configuration.PatternThreshold;
        IReadOnlyList<CriticalPattern> patterns = [.. new PatternLibrary(engine, places).ReadLinked(reporter, stop)];
        var library = new SolutionLibrary(engine, places, indexes);
        IReadOnlyList<PatternGroup> found = library.Ask(
            knowledge => new PatternFinder(configuration.Root, knowledge, patterns).Find(Math.Max(2, fewest ?? enough), stop, library.Read(new SilentReporter(), stop)), reporter, stop);
        foreach (PatternGroup group in found) yield return group.Summary with { Threshold = enough };
    }
}
