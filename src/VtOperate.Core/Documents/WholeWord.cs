namespace VtOperate.Core.Documents;

/// <summary>Looks for a word that stands alone in a text. Pure.</summary>
internal static class WholeWord
{
    /// <summary>Whether the word stands in the text with no letter, digit or joining sign right before or behind it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="word">The word; an empty one stands nowhere.</param>
    /// <param name="comparison">How letters are compared.</param>
    /// <param name="joining">The signs that make one word of what stands on both sides of them: <c>-_</c> where names may hold them.</param>
    internal static bool Stands(string text, string word, StringComparison comparison, string joining = "")
    {
        if (word.Length == 0) return false;
        for (int at = text.IndexOf(word, comparison); at >= 0; at = text.IndexOf(word, at + 1, comparison))
        {
            int end = at + word.Length;
            if ((at == 0 || !IsPart(text[at - 1], joining)) && (end == text.Length || !IsPart(text[end], joining))) return true;
        }

        return false;
    }

    private static bool IsPart(char sign, string joining) => char.IsLetterOrDigit(sign) || joining.Contains(sign, StringComparison.Ordinal);
}
