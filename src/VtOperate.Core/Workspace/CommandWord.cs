using System.Text;

namespace VtOperate.Core.Workspace;

/// <summary>Writes text into a command so that PowerShell reads it back as it is. Pure.</summary>
public static class CommandWord
{
    /// <summary>The text in single quotes. PowerShell takes the typographic ones for single quotes, too, so each of them is doubled.</summary>
    /// <param name="text">What is meant.</param>
    public static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('\'');
        foreach (char c in text) quoted.Append(c, c is '\'' or '\u2018' or '\u2019' or '\u201A' or '\u201B' ? 2 : 1);
        return quoted.Append('\'').ToString();
    }

    /// <summary>The text without quotes where PowerShell reads it as one word all the same, and in quotes elsewhere.</summary>
    /// <param name="text">What is meant.</param>
    public static string Of(string text) =>
        text.Length > 0 && char.IsAsciiLetter(text[0]) && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/') ? text : Quoted(text);

    /// <summary>Several texts as one argument.</summary>
    /// <param name="texts">What is meant.</param>
    public static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(Of));
}
