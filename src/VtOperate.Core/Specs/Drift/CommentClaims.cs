namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// A comment that names a requirement and states another value for what the requirement measures (D6): the same dimension, one number on either side, at least two words of what is measured shared, and neither side loose or conditional. Pure.
/// </summary>
internal static class CommentClaims
{
    private const int FewestShared = 2;

    /// <summary>The contradiction; null where there is none.</summary>
    /// <param name="context">What is compared.</param>
    /// <param name="requirement">What the reference means.</param>
    /// <param name="file">The file.</param>
    /// <param name="reference">The reference.</param>
    public static DriftFinding? Find(DriftContext context, SpecRequirement requirement, CodeFile file, CodeReference reference)
    {
        if (requirement.State != RequirementState.Active || reference.IsString) return null;
        string said = Beside(reference);
        if (said.Length == 0 || NumberClaim.Measure(said) is not { Dimension.Length: > 0 } comment) return null;
        (double Value, string Dimension)? demanded = null;
        string clause = "";
        foreach (string one in SpecLiteral.Clauses(requirement.Text))
        {
            if (NumberClaim.Measure(one) is not { } measured || measured.Dimension != comment.Dimension) continue;

            // With two values of one kind in it nobody can say which is meant.
            if (demanded is not null) return null;
            (demanded, clause) = (measured, one);
        }

        if (demanded is not { } wanted || Math.Abs(wanted.Value - comment.Value) < 1e-9 || SharedWords.Count(said, clause) < FewestShared) return null;
        return new DriftFinding("D6", requirement.Key, DriftConfidence.Likely, context.InProject(requirement.File), requirement.Line, DriftText.Brief(clause.Trim()), file.Path, reference.Line, reference.Text, DriftSuggestion.Decide, [],
            DriftFingerprint.Of("D6", requirement.Key, DriftText.Brief(said), file.Path), context.Repository)
        { Subject = requirement.Id };
    }

    // What the comment says on the line of the id, behind the id; nothing where it names another one.
    private static string Beside(CodeReference reference)
    {
        int at = reference.Text.IndexOf(reference.Id, StringComparison.OrdinalIgnoreCase);
        if (at < 0) return "";
        string rest = reference.Text[(at + reference.Id.Length)..];
        if (RequirementIds.In(rest).Count > 0) return "";

        // "FR-005 of feature 001-cart: the session ...": what names the feature measures nothing.
        int colon = rest.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? rest : rest[(colon + 1)..];
    }
}
