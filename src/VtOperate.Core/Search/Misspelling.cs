namespace VtOperate.Core.Search;

/// <summary>Guesses what a word was meant to be that no document holds: one letter too many, too few, wrong, or two swapped; or two words written as one.</summary>
internal static class Misspelling
{
    private const int Shortest = 5;
    private const int Longest = 24;
    private const int ShortestHalf = 3;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>The word of the documents that it most likely is: of those one step away the one that most documents hold, at equal counts the first in the alphabet; null for none.</summary>
    /// <param name="term">The unknown term.</param>
    /// <param name="documents">How many documents hold a term.</param>
    public static string? Nearest(string term, Func<string, int> documents)
    {
        if (term.Length is < Shortest or > Longest || !IsWord(term)) return null;
        string? best = null;
        int most = 0;
        foreach (string guess in OneStepAway(term))
        {
            int here = documents(guess);
            if (here == 0 || here < most || (here == most && string.CompareOrdinal(guess, best) >= 0)) continue;
            (best, most) = (guess, here);
        }

        return best;
    }

    /// <summary>The two words that it is made of, when the documents hold both; else null.</summary>
    /// <param name="term">The unknown term.</param>
    /// <param name="documents">How many documents hold a term.</param>
    public static (string First, string Second)? Halves(string term, Func<string, int> documents)
    {
        if (term.Length is < 2 * ShortestHalf or > Longest || !IsWord(term)) return null;
        for (int at = term.Length - ShortestHalf; at >= ShortestHalf; at--)
        {
            string first = Stemmed(term[..at]), second = Stemmed(term[at..]);
            if (documents(first) > 0 && documents(second) > 0) return (first, second);
        }

        return null;
    }

    private static IEnumerable<string> OneStepAway(string term)
    {
        for (int at = 0; at <= term.Length; at++)
        {
            string before = term[..at], after = term[at..];
            if (after.Length > 0) yield return before + after[1..];
            if (after.Length > 1) yield return before + after[1] + after[0] + after[2..];
            foreach (char letter in Letters)
            {
                if (after.Length > 0 && after[0] != letter) yield return before + letter + after[1..];
                yield return before + letter + after;
            }
        }
    }

    private static string Stemmed(string word)
    {
        Span<char> letters = word.ToCharArray();
        return letters[..Stemmer.Stem(letters)].ToString();
    }

    private static bool IsWord(string term)
    {
        foreach (char letter in term)
        {
            if (!char.IsAsciiLetterLower(letter)) return false;
        }

        return true;
    }
}
