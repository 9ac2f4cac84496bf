using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>
/// Cuts English plurals, <c>-ing</c>, <c>-ed</c> and the letters those endings swallow, so that <c>caches</c>, <c>cached</c> and <c>caching</c> meet.
/// Much lighter than Porter's algorithm, whose longer suffixes would join words that differ in a technical text. What comes out is a key, not a word.
/// </summary>
public static class Stemmer
{
    private const int ShortestStem = 3;

    /// <summary>Stems in place and returns the new length. Stemming a stem changes nothing, and no stem is a stop word.</summary>
    /// <param name="word">A word in lower case; one with anything but the letters a to z is left as it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Stem(Span<char> word)
    {
        foreach (char letter in word)
        {
            if (!char.IsAsciiLetterLower(letter)) return word.Length;
        }

        int length = word.Length;
        while (true)
        {
            int shorter = Cut(word[..length]);
            if (shorter == length || StopWords.Contains(word[..shorter])) break;
            length = shorter;
        }

        return length;
    }

    private static int Cut(Span<char> word)
    {
        int length = word.Length;
        if (length < ShortestStem) return length;
        switch (word[^1])
        {
            case 's':
                return CutPlural(word);
            case 'g' when word.EndsWith("ing") && IsStem(word[..^3]):
                return AfterVerbEnding(word, length - 3);
            case 'd' when word.EndsWith("ed") && word[^3] != 'e' && IsStem(word[..^2]):
                return AfterVerbEnding(word, length - 2);
            case 'e' when length > ShortestStem && (word[^2] != 's' || word[^3] == 's'):
                return length - 1;
            case 'y' when !IsVowel(word[^2]):
                // Written in place: the length does not change, so this is the last cut.
                word[^1] = 'i';
                return length;
            default:
                bool isDoubled = length > ShortestStem && word[^1] == word[^2] && word[^1] != word[^3] && !IsVowel(word[^1]);
                return isDoubled ? length - 1 : length;
        }
    }

    private static int CutPlural(Span<char> word)
    {
        int length = word.Length;
        if (word[^2] is 's' or 'u' or 'i') return length;
        if (word.EndsWith("tuses")) return length - 2;
        return length > ShortestStem || HasVowel(word[..^1]) ? length - 1 : length;
    }

    // "closed" and "closing" lead to "close": without its e the word would look like a plural.
    private static int AfterVerbEnding(Span<char> word, int length)
    {
        if (word[length - 1] != 's' || word[length - 2] == 's') return length;
        word[length] = 'e';
        return length + 1;
    }

    private static bool IsStem(ReadOnlySpan<char> word) => word.Length >= ShortestStem && HasVowel(word);

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        foreach (char letter in word)
        {
            if (IsVowel(letter) || letter == 'y') return true;
        }

        return false;
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
