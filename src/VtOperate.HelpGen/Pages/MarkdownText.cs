using System.Text;

namespace VtOperate.HelpGen.Pages;

/// <summary>The marks of Markdown that help pages use inside a paragraph.</summary>
internal static class MarkdownText
{
    /// <summary>A text without its marks: code, emphasis and links become their words.</summary>
    internal static string Plain(string source)
    {
        var text = new StringBuilder(source.Length);
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            if (c == '`' && source.IndexOf('`', i + 1) is > 0 and var end)
            {
                text.Append(source, i + 1, end - i - 1);
                i = end;
            }
            else if (c == '*' && i + 1 < source.Length && source[i + 1] == '*')
            {
                i++;
            }
            else if (c == '[' && Link(source, i) is { } link)
            {
                text.Append(link.Text);
                if (link.Uri.Contains("://", StringComparison.Ordinal)) text.Append(" (").Append(link.Uri).Append(')');
                i += link.Length - 1;
            }
            else if (c == '\\' && i + 1 < source.Length && char.IsPunctuation(source[i + 1]) && source[i + 1] != '\\')
            {
                text.Append(source[++i]);
            }
            else
            {
                text.Append(c);
            }
        }

        return text.ToString();
    }

    /// <summary>The link that starts at an index, or null.</summary>
    internal static (string Text, string Uri, int Length)? Link(string source, int start)
    {
        int close = source.IndexOf("](", start, StringComparison.Ordinal);
        if (source[start] != '[' || close < 0 || source.IndexOf('[', start + 1, close - start - 1) >= 0) return null;
        int end = source.IndexOf(')', close);
        return end < 0 ? null : (source[(start + 1)..close], source[(close + 2)..end], end + 1 - start);
    }
}
