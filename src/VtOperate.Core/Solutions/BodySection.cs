using System.Text;

namespace VtOperate.Core.Solutions;

/// <summary>What stands under one heading of a document, prose and code apart.</summary>
/// <param name="Heading">The heading without its signs; empty before the first.</param>
/// <param name="Level">The heading's level, 1 to 6; 0 before the first.</param>
/// <param name="Prose">The lines that are not code.</param>
/// <param name="Code">The lines inside fences.</param>
internal sealed record BodySection(string Heading, int Level, string Prose, string Code)
{
    private static readonly HashSet<string> s_template = new(StringComparer.OrdinalIgnoreCase)
    {
        "problem", "environment", "symptoms", "symptom", "what didn't work", "solution", "the solution", "the problem", "fix", "the fix", "why this works", "prevention", "root cause", "context", "guidance",
        "why this matters", "when to apply", "examples", "example", "evidence", "summary", "overview", "background", "investigation", "resolution", "before", "after", "impact", "verification", "testing",
    };

    /// <summary>Whether the heading is one of those that every document has, which say nothing about its subject.</summary>
    public bool IsTemplate => s_template.Contains(Heading.Replace('\u2019', '\''));

    /// <summary>Cuts a text without front matter at its headings. A fence that never closes reaches to the end. What stands in for something not known yet is left out.</summary>
    public static List<BodySection> Split(string body)
    {
        var sections = new List<BodySection>();
        StringBuilder prose = new(), code = new();
        string heading = "";
        int level = 0;
        char fence = '\0';
        int fenceLength = 0;
        foreach (ReadOnlySpan<char> line in body.AsSpan().EnumerateLines())
        {
            ReadOnlySpan<char> text = line.TrimStart();
            int run = FenceLength(text);
            if (fence != '\0')
            {
                if (run >= fenceLength && text[0] == fence && text[run..].IsWhiteSpace()) fence = '\0';
                else code.Append(line).Append('\n');
                continue;
            }

            if (run > 0)
            {
                (fence, fenceLength) = (text[0], run);
                continue;
            }

            int signs = HeadingLevel(text);
            if (signs == 0 && text.TrimEnd().SequenceEqual(SolutionText.Unknown)) continue;
            if (signs == 0)
            {
                prose.Append(line).Append('\n');
                continue;
            }

            Close();
            (heading, level) = (text[signs..].Trim().TrimEnd('#').Trim().TrimEnd(':').ToString(), signs);
        }

        Close();
        return sections;

        void Close()
        {
            if (level > 0 || prose.Length > 0 || code.Length > 0) sections.Add(new BodySection(heading, level, prose.ToString(), code.ToString()));
            prose.Clear();
            code.Clear();
        }
    }

    private static int FenceLength(ReadOnlySpan<char> text)
    {
        if (text.Length < 3 || text[0] is not ('`' or '~')) return 0;
        int run = 1;
        while (run < text.Length && text[run] == text[0]) run++;
        return run >= 3 && (text[0] == '~' || !text[run..].Contains('`')) ? run : 0;
    }

    private static int HeadingLevel(ReadOnlySpan<char> text)
    {
        int signs = 0;
        while (signs < text.Length && text[signs] == '#') signs++;
        return signs is > 0 and <= 6 && (signs == text.Length || text[signs] is ' ' or '\t') ? signs : 0;
    }
}
