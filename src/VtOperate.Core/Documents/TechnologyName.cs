using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>
/// Spells names of languages and platforms that hold signs with letters alone, so that no sign that is dropped makes two names one: <c>C#</c> is <c>csharp</c> and no <c>c</c>,
/// <c>C++</c> is <c>cpp</c>, <c>.NET</c> is <c>dotnet</c>, <c>ASP.NET</c> is <c>aspnet</c>, <c>node.js</c> is <c>nodejs</c>. Everything else stays as it is. Pure.
/// </summary>
public static class TechnologyName
{
    private const string Sharp = "sharp";
    private const string Plus = "pp";
    private const string Net = "net";
    private const string Script = "js";

    /// <summary>The text with such names spelled out. Doing it twice changes nothing more.</summary>
    public static string Spell(string text)
    {
        if (text.AsSpan().IndexOfAny('#', '+', '.') < 0) return text;
        var spelled = new StringBuilder(text.Length + Sharp.Length);
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '#' && IsAlone(text, at) && IsEnd(text, at + 1))
            {
                spelled.Append(Sharp);
            }
            else if (text[at] == '+' && at + 1 < text.Length && text[at + 1] == '+' && IsLetter(text, at - 1) && IsEnd(text, at + 2))
            {
                spelled.Append(Plus);
                at++;
            }
            else if (text[at] == '.' && IsName(text, at + 1, Net))
            {
                if (!IsLetter(text, at - 1)) spelled.Append("dot");
            }
            else if (text[at] != '.' || !IsLetter(text, at - 1) || !IsName(text, at + 1, Script))
            {
                spelled.Append(text[at]);
            }
        }

        return spelled.ToString();
    }

    /// <summary>A tag in every form in which somebody may look for it: as it is, spelled out, and with the dot that <c>nodejs</c> lost.</summary>
    public static IEnumerable<string> Forms(string tag)
    {
        yield return tag;
        string spelled = Spell(tag);
        if (spelled != tag) yield return spelled;
        else if (tag.Length > Script.Length + 1 && tag.EndsWith(Script, StringComparison.Ordinal)) yield return $"{tag.AsSpan(0, tag.Length - Script.Length)}.{Script}";
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    // One letter before the sign: the 1 of "issue#1" and the word of "channel#" are none.
    private static bool IsAlone(string text, int at) => at > 0 && char.IsAsciiLetter(text[at - 1]) && !IsLetter(text, at - 2);

    private static bool IsEnd(string text, int at) => !IsLetter(text, at);

    private static bool IsName(string text, int at, string name) => text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase) && IsEnd(text, at + name.Length);
}
