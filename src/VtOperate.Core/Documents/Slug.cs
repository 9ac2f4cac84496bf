using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>Makes names that serve as identity and as file names.</summary>
public static class Slug
{
    /// <summary>The words of a text in lower case, joined by hyphens. Letters and digits of every script stay, apostrophes vanish, all else parts words. Empty when there is neither letter nor digit.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune)) slug.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (rune.Value is not ('\'' or '\u2019') && slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        }

        return slug.ToString().TrimEnd('-');
    }
}
