using System.Globalization;
using System.Text;
using VtOperate.Core.Redaction;

namespace VtOperate.Core.Incidents;

/// <summary>Makes what people give fit for a record: no control characters, no secrets, no more than a screen can bear. Pure.</summary>
public static class IncidentText
{
    /// <summary>The longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>The longest text of an event, in characters.</summary>
    public const int LongestText = 32_768;

    /// <summary>A text as one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters are kept at most.</param>
    public static string Line(string text, int most = LongestTitle)
    {
        // Far more than is kept, so that a secret at the cut is whole when it is looked for.
        var line = new StringBuilder();
        foreach (Rune rune in Start(text, (4 * most) + 4_096).EnumerateRunes())
        {
            bool isGap = Rune.IsWhiteSpace(rune) || IsControl(rune);
            if (!isGap) line.Append(rune.ToString());
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }

        string redacted = SecretRedactor.Redact(line.ToString().TrimEnd());
        return redacted.Length <= most ? redacted : Start(redacted, most - 1).TrimEnd() + "…";
    }

    /// <summary>A text of several lines, line ends as LF. What is cut off is counted.</summary>
    public static string Body(string text)
    {
        var body = new StringBuilder();
        foreach (Rune rune in Start(text, 2 * LongestText).ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !IsControl(rune)) body.Append(rune.ToString());
        }

        string redacted = SecretRedactor.Redact(body.ToString().Trim());
        int left = text.Length - Math.Min(text.Length, LongestText);
        return redacted.Length <= LongestText && text.Length <= 2 * LongestText ? redacted : string.Create(CultureInfo.InvariantCulture, $"{Start(redacted, LongestText)}\n[cut: about {left:N0} more characters]");
    }

    // Marks that turn the reading direction round can make a line say something else.
    private static bool IsControl(Rune rune) => Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or 0xFEFF or 0x2028 or 0x2029;

    private static string Start(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
