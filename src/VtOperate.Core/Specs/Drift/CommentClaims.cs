namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// A comment that names a requirement and states another value for what the requirement measures (D6): the same dimension, one number on either side, at least two words of what is measured shared, and neither side loose or conditional. Pure.
/// </summary>
internal static class CommentClaims
{
    private const int SharedWords = 2;

    private static readonly HashSet<string> s_common = new(StringComparer.OrdinalIgnoreCase) { "must", "shall", "should", "with", "that", "this", "from", "when", "within", "least", "most", "more", "than", "system", "which", "have", "will", "each", "into", "after", "before", "seconds", "minutes", "hours", "days", "default" };

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

        if (demanded is not { } wanted || Math.Abs(wanted.Value - comment.Value) < 1e-9 || Shared(said, clause) < SharedWords) return null;
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

    private static int Shared(string left, string right)
    {
        HashSet<string> words = Words(left);
        return Words(right).Count(words.Contains);
    }

    private static HashSet<string> Words(string text)
    {
        var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in new string([.. text.Select(sign => char.IsLetter(sign) ? sign : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.Length > 3 && !s_common.Contains(word)) words.Add(word.EndsWith('s') && word.Length > 4 ? word[..^1] : word);
        }

        return words;
    }
}
