using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Bugs;

/// <summary>Puts foreign text into Markdown so that it stays text. Pure.</summary>
public static class MarkdownText
{
    /// <summary>One line of text for prose: control characters gone, characters with a meaning escaped.</summary>
    public static string Inline(string text)
    {
        string folded = TextPage.Fold(text);
        var result = new StringBuilder(folded.Length + 8);
        foreach (char c in folded)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '|' or '#' or '~') result.Append('\\');
            result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>A code span that holds any text on one line.</summary>
    public static string Code(string text)
    {
        string folded = TextPage.Fold(text);
        string fence = MarkdownFence.Around(folded, least: 1);
        bool needsRoom = folded.StartsWith('`') || folded.EndsWith('`') || folded.Length == 0;
        return needsRoom ? $"{fence} {folded} {fence}" : fence + folded + fence;
    }

    /// <summary>A fenced block that holds any text, ending with a line break. Line ends become LF.</summary>
    public static string Fence(string text)
    {
        string fence = MarkdownFence.Around(text, least: 3);
        string body = text.ReplaceLineEndings("\n").TrimEnd('\n');
        return $"{fence}text\n{body}\n{fence}\n";
    }
}
