using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Puts somebody's words into a section of a document so that they stay in it. What is Markdown stays Markdown; a heading, an open fence or an open comment
/// that would reach into the next section is escaped, and words that still will not stay in their section are fenced.
/// </summary>
internal static class SolutionProse
{
    private const string Probe = "vtoperate probe";

    private static readonly string[] s_openHtml = ["<!", "<?", "<script", "<pre", "<style", "<textarea"];

    /// <summary>The words as the content of a section, without a line break at the end.</summary>
    public static string Contain(IMarkdownReader markdown, string words)
    {
        string text = WithoutControls(words.ReplaceLineEndings("\n")).Trim('\n');
        if (IsContained(markdown, text)) return text;
        string escaped = Escape(text);
        return IsContained(markdown, escaped) ? escaped : MarkdownText.Fence(text).TrimEnd('\n');
    }

    // Whatever the words hold, a heading that follows them must be read as one, and none of their own may begin a section.
    private static bool IsContained(IMarkdownReader markdown, string text)
    {
        IReadOnlyList<MarkdownBlock> blocks = markdown.Read($"## {Probe}\n\n{text}\n\n## {Probe}\n");
        for (int i = 1; i < blocks.Count - 1; i++)
        {
            MarkdownBlock block = blocks[i];
            if (block.Kind == MarkdownBlockKind.Heading && (block.Level <= 2 || SolutionHeading.Find(block.Text) != SolutionSection.Other)) return false;
        }

        return blocks.Count >= 2 && blocks[0].Text == Probe && blocks[^1] is { Kind: MarkdownBlockKind.Heading, Text: Probe };
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        string? open = null;
        foreach (string line in text.Split('\n'))
        {
            string bare = line.TrimStart(' ');
            int indent = line.Length - bare.Length;
            string? fence = indent < 4 ? Fence(bare) : null;
            bool escapes = open is null && fence is null && indent < 4 && MustEscape(bare);
            if (open is null) open = fence is null ? null : line[..indent] + fence;
            else if (fence is not null && bare.TrimEnd() == fence && fence[0] == open[^1] && fence.Length >= open.AsSpan().TrimStart(' ').Length) open = null;
            escaped.Append(line.AsSpan(0, indent)).Append(escapes ? "\\" : "").Append(bare).Append('\n');
        }

        if (open is not null) escaped.Append(open).Append('\n');
        return escaped.ToString().TrimEnd('\n');
    }

    private static string? Fence(string bare)
    {
        if (bare.Length < 3 || bare[0] is not ('`' or '~')) return null;
        int length = bare.AsSpan().IndexOfAnyExcept(bare[0]);
        if (length < 0) length = bare.Length;
        return length >= 3 ? bare[..length] : null;
    }

    private static bool MustEscape(string bare)
    {
        if (bare.StartsWith('#')) return true;
        string whole = bare.TrimEnd();
        if (whole.Length > 0 && (whole.AsSpan().IndexOfAnyExcept('=') < 0 || whole.AsSpan().IndexOfAnyExcept('-') < 0)) return true;
        foreach (string start in s_openHtml)
        {
            if (bare.StartsWith(start, StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    // Escape sequences of terminals and the like; tabs and line breaks are text.
    private static string WithoutControls(string text)
    {
        bool has = false;
        foreach (char sign in text) has |= char.IsControl(sign) && sign is not ('\n' or '\t');
        if (!has) return text;
        var clean = new StringBuilder(text.Length);
        foreach (char sign in text)
        {
            if (!char.IsControl(sign) || sign is '\n' or '\t') clean.Append(sign);
        }

        return clean.ToString();
    }
}
