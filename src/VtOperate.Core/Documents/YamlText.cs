using System.Buffers;
using System.Globalization;
using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>
/// Writes text as a YAML scalar so that every reader, of YAML 1.1 or 1.2, gets the same text back: without quotes only where it can be nothing but
/// this text, else in single or double quotes (YAML 1.2, sections 7.3.1 to 7.3.3; the words of YAML 1.1 are those of its type repository).
/// An unpaired surrogate has no place in any file and becomes U+FFFD. Pure.
/// </summary>
public static class YamlText
{
    // A letter that is in no number, date, infinity or not-a-number of any generation.
    private static readonly SearchValues<char> s_wordLetters = SearchValues.Create("ghjklmpqrsuvwyGHJKLMPQRSUVWY");
    private static readonly SearchValues<char> s_flowSigns = SearchValues.Create(",[]{}:\"'#&*!|>");

    private static readonly HashSet<string> s_words = new(["y", "n", "yes", "no", "true", "false", "on", "off", "null"], StringComparer.OrdinalIgnoreCase);

    /// <summary>The scalar as it stands after <c>key: </c> or <c>- </c>.</summary>
    public static string Scalar(string text) => IsPlainSafe(text) ? text : Quoted(text);

    /// <summary>The scalar as an item of a list in brackets.</summary>
    public static string FlowItem(string text) => IsPlainSafe(text) && !text.AsSpan().ContainsAny(s_flowSigns) ? text : Quoted(text);

    /// <summary>A list in brackets on one line.</summary>
    public static string FlowList(IEnumerable<string> items) => "[" + string.Join(", ", items.Select(FlowItem)) + "]";

    /// <summary>A day as front matter has it, without quotes: <c>2026-03-01</c>. A YAML 1.1 reader makes a date of it, which is what is meant.</summary>
    public static string Date(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The scalar in double quotes, whatever the text.</summary>
    public static string DoubleQuoted(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => result.Append("\\\""),
                '\\' => result.Append("\\\\"),
                '\n' => result.Append("\\n"),
                '\r' => result.Append("\\r"),
                '\t' => result.Append("\\t"),
                _ when !IsPrintable(rune) => result.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
                _ => result.Append(rune.ToString()),
            };
        }

        return result.Append('"').ToString();
    }

    /// <summary>The scalar in single quotes where it can stand in them, else in double quotes.</summary>
    public static string SingleQuoted(string text) => CanBeSingleQuoted(text) ? "'" + text.Replace("'", "''", StringComparison.Ordinal) + "'" : DoubleQuoted(text);

    /// <summary>Whether the text can stand without quotes after <c>key: </c> and is certainly read back as the same text.</summary>
    public static bool IsPlainSafe(string text)
    {
        if (text.Length == 0 || !CanBeSingleQuoted(text) || s_words.Contains(text)) return false;
        char first = text[0];
        if (char.IsAsciiDigit(first) || first is '+' or '.')
        {
            if (!text.AsSpan().ContainsAny(s_wordLetters) || text.StartsWith("...", StringComparison.Ordinal)) return false;
        }
        else if (!(char.IsAsciiLetter(first) || first is '_' or '/' or '(' or '$' or '\\' or '^' or ';' || first > '\u00A0' && !char.IsWhiteSpace(first)))
        {
            return false;
        }

        return text[^1] != ':' && !char.IsWhiteSpace(text[^1]) && !text.Contains(": ", StringComparison.Ordinal) && !text.Contains(" #", StringComparison.Ordinal);
    }

    private static string Quoted(string text) => text.AsSpan().ContainsAny('"', '\\') && !text.Contains('\'', StringComparison.Ordinal) ? SingleQuoted(text) : DoubleQuoted(text);

    private static bool CanBeSingleQuoted(string text)
    {
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (!IsPrintable(rune) || rune.Value == 0xFFFD) return false;
        }

        return true;
    }

    // Not printable in YAML, or a line end to a reader of YAML 1.1.
    private static bool IsPrintable(Rune rune) => !Rune.IsControl(rune) && rune.Value is not (0x2028 or 0x2029 or 0xFEFF or 0xFFFE or 0xFFFF);
}
