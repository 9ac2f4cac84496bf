namespace VtOperate.Core.Documents;

/// <summary>A Markdown text cut into its front matter and its body. A delimiter is a line of exactly <c>---</c>; blank lines may stand before the first.</summary>
/// <param name="Yaml">What stands between the delimiters; empty when there is no front matter.</param>
/// <param name="YamlLine">The line at which it begins, from 1.</param>
/// <param name="Body">The rest; the whole text when there is no front matter or it never ends.</param>
/// <param name="BodyLine">The line at which the body begins, from 1.</param>
/// <param name="IsUnterminated">Whether a front matter begins and never ends.</param>
public sealed record FrontMatter(string Yaml, int YamlLine, string Body, int BodyLine, bool IsUnterminated)
{
    private const string Delimiter = "---";

    /// <summary>Whether there is a front matter, be it empty.</summary>
    public bool Exists => BodyLine > 1;

    /// <summary>Cuts a text, whatever its line ends.</summary>
    public static FrontMatter Split(string text)
    {
        int start = text.StartsWith('\uFEFF') ? 1 : 0, line = 1;
        int next = NextLine(text, start);
        while (next < text.Length && IsBlank(text.AsSpan(start, next - start)))
        {
            (start, line) = (next, line + 1);
            next = NextLine(text, start);
        }

        if (!IsDelimiter(text.AsSpan(start, next - start))) return new FrontMatter("", 1, text, 1, false);
        int yamlStart = next, yamlLine = line + 1;
        for (line = yamlLine, start = next; start < text.Length; start = next, line++)
        {
            next = NextLine(text, start);
            if (IsDelimiter(text.AsSpan(start, next - start))) return new FrontMatter(text[yamlStart..start], yamlLine, text[next..], line + 1, false);
        }

        return new FrontMatter("", 1, text, 1, true);
    }

    private static int NextLine(string text, int start)
    {
        int end = text.AsSpan(start).IndexOfAny('\r', '\n');
        if (end < 0) return text.Length;
        end += start;
        return text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
    }

    private static bool IsBlank(ReadOnlySpan<char> line) => line.IsWhiteSpace();

    private static bool IsDelimiter(ReadOnlySpan<char> line) => line.TrimEnd().SequenceEqual(Delimiter);
}
