namespace VtOperate.Core.Bugs;

/// <summary>What the fix will have to touch and to bring, as far as the evidence says.</summary>
/// <param name="Files">Files that are likely to change, most likely first.</param>
/// <param name="RegressionTest">The test that must come with the fix, in a sentence.</param>
/// <param name="PastFixes">What past solutions did about the same problem, one entry a solution.</param>
public sealed record FixPlan(IReadOnlyList<string> Files, string RegressionTest, IReadOnlyList<string> PastFixes)
{
    /// <summary>What makes a change there risky: files that change and break often. One sentence each.</summary>
    public IReadOnlyList<string> Risks { get; init; } = [];
}
