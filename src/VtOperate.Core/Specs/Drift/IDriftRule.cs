namespace VtOperate.Core.Specs.Drift;

/// <summary>One kind of contradiction that is looked for, or several that are found on the same way.</summary>
internal interface IDriftRule
{
    /// <summary>The contradictions, each once, in an order that depends on the tree alone. What was compared and what could not be is counted in the context.</summary>
    /// <param name="context">What is compared.</param>
    /// <param name="stop">Stops the search.</param>
    IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop);
}
