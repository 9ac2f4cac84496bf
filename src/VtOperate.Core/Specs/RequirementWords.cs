namespace VtOperate.Core.Specs;

/// <summary>What single words of a requirement say: how strongly it demands, and whether it demands that something is absent. Pure.</summary>
internal static class RequirementWords
{
    private static readonly string[] s_must = ["MUST", "SHALL", "REQUIRED", "NEVER"], s_should = ["SHOULD", "RECOMMENDED"], s_may = ["MAY", "OPTIONAL", "CAN"];

    private static readonly string[] s_negations = ["no", "not", "none", "nothing", "neither"];

    private static readonly string[] s_absent =
    [
        "must not", "shall not", "should not", "may not", "never", "no longer", "remove ", "removed", "removes", "removal", "delete the", "drop ", "dropped", "without", "instead of", "rather than", "replace ", "replaces", "replaced",
        "replacing", "not be", "no need", "not use", "forbid", "prohibit", "disallow", "avoid", "absence", "deprecat", "obsolete", "eliminat", "cannot", "can not", "do not", "does not", "don't", "previously", "formerly", "legacy", "old ", "rename", "strip", "ignore", "unsupported", "out of scope",
    ];

    /// <summary>How strongly a text demands, by the strongest word in it. Capitals are asked for only where the word also means something else.</summary>
    public static RequirementForce ForceOf(string text)
    {
        if (Has(text, s_must, StringComparison.OrdinalIgnoreCase)) return RequirementForce.Must;
        if (Has(text, s_should, StringComparison.OrdinalIgnoreCase)) return RequirementForce.Should;
        return Has(text, s_may, StringComparison.Ordinal) ? RequirementForce.May : RequirementForce.Unsaid;
    }

    /// <summary>Whether a clause speaks of something that goes, is forbidden or was: what it names need not be in the code.</summary>
    public static bool SpeaksOfAbsence(string clause) => Begins(clause, s_absent) || Has(clause, s_negations, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether one of some words stands in a text, its first letter at the beginning of a word: <c>or </c> stands in "this or that" and not in "for that".</summary>
    public static bool Begins(string text, IReadOnlyList<string> words)
    {
        foreach (string word in words)
        {
            for (int at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at == 0 || !char.IsLetter(text[at - 1]) || !char.IsLetter(word[0])) return true;
            }
        }

        return false;
    }

    private static bool Has(string text, string[] words, StringComparison comparison)
    {
        foreach (string word in words)
        {
            for (int at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
            {
                bool begins = at == 0 || !char.IsLetter(text[at - 1]), ends = at + word.Length == text.Length || !char.IsLetter(text[at + word.Length]);
                if (begins && ends) return true;
            }
        }

        return false;
    }
}
