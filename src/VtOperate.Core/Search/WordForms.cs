namespace VtOperate.Core.Search;

/// <summary>
/// Guesses the other forms of a word, so that a text which says <c>translation</c> is found by <c>translator</c>. The stemmer stays light, because what it joins cannot be told
/// apart again; a guess costs one look into the index and counts less than the word itself.
/// </summary>
internal static class WordForms
{
    private const int ShortestRoot = 4;

    // Longest first. Only endings that a technical text uses for the same thing said another way.
    private static readonly string[] s_endings = ["ization", "isation", "ations", "ation", "ition", "ingly", "ments", "ment", "ance", "ence", "ible", "able", "ator", "ions", "ives", "ness", "ize", "ise", "ion", "ive", "ity", "ant", "ent", "ate", "ing", "ers", "ors", "er", "or", "al", "ic", "ly", "ed", "e", "y", "i"];

    private static readonly string[] s_tried = ["", "e", "ion", "ation", "ition", "ator", "or", "er", "ive", "ment", "ity", "able", "ible", "al", "ic", "ize", "ization", "ance", "ence", "ent", "ant", "ate", "y", "ly", "ness"];

    /// <summary>Words that may be forms of this term, each given once, the term itself left out; most of them are no words.</summary>
    /// <param name="term">A term of lower-case ASCII letters; another has none.</param>
    public static IEnumerable<string> Of(string term)
    {
        foreach (char letter in term)
        {
            if (!char.IsAsciiLetterLower(letter)) yield break;
        }

        foreach (string root in Roots(term))
        {
            foreach (string ending in s_tried) yield return root + ending;
        }
    }

    private static IEnumerable<string> Roots(string term)
    {
        if (term.Length < ShortestRoot) yield break;
        yield return term;
        foreach (string ending in s_endings)
        {
            if (term.Length - ending.Length < ShortestRoot || !term.EndsWith(ending, StringComparison.Ordinal)) continue;
            yield return term[..^ending.Length];
            yield break;
        }
    }
}
