using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Gathers what an entry says from the documents of its group, and from nothing else: their code before and after, root causes, prevention, reasons.</summary>
/// <param name="markdown">Reads Markdown.</param>
internal sealed class PatternHarvest(IMarkdownReader markdown)
{
    private const int MostSentences = 5;
    private const int MostLines = 40;
    private const int LongestParagraph = 400;

    private static readonly string[] s_problems = ["problem", "the problem", "symptoms", "context", "summary"];
    private static readonly string[] s_solutions = ["solution", "the solution", "fix", "the fix", "resolution", "guidance"];
    private static readonly string[] s_reasons = ["why this works", "why", "root cause", "why this matters", "cause", "key insight"];
    private static readonly string[] s_preventions = ["prevention", "prevent", "how to prevent"];
    private static readonly HashSet<string> s_output = new(StringComparer.OrdinalIgnoreCase) { "text", "txt", "log", "output", "console", "plaintext" };

    /// <summary>The entry of a group: of each incident the first document speaks.</summary>
    public PatternEntry Of(PatternGroup group, DateOnly today) =>
        Of(group.Summary.Name, [.. group.Incidents.Select(incident => incident[0])], today) with { Documents = [.. group.Members.Select(document => document.Solution)] };

    /// <summary>The entry that these documents make.</summary>
    public PatternEntry Of(string name, IReadOnlyList<SolutionDocument> told, DateOnly today)
    {
        List<List<CodeSample>> samples = [.. told.Select(document => CodeSamples.Of(document, markdown))];
        (CodeSample? wrong, CodeSample? right) = Sides(samples);
        return new PatternEntry
        {
            Name = name,
            Breaks = told.SelectMany(document => document.Solution.Symptoms).FirstOrDefault() ?? "",
            Wrong = Side(wrong, told, s_problems),
            Correct = Side(right, told, s_solutions),
            Why = Reason(told),
            Context = Place(told),
            Prevention = told.Select(document => Paragraph(document, s_preventions)).FirstOrDefault(text => text.Length > 0) ?? "",
            Documents = [.. told.Select(document => document.Solution)],
            PromotedAt = today,
        };
    }

    // A document that shows both sides says more than two that show one each.
    private static (CodeSample? Wrong, CodeSample? Right) Sides(List<List<CodeSample>> samples)
    {
        foreach (List<CodeSample> sample in samples)
        {
            CodeSample? wrong = sample.Find(code => code.Side == PatternPart.Wrong), right = sample.Find(code => code.Side == PatternPart.Correct);
            if (wrong is not null && right is not null) return (wrong, right);
        }

        CodeSample? anyWrong = null, anyRight = null, inSolution = null;
        foreach (CodeSample code in samples.SelectMany(sample => sample))
        {
            if (code.Side == PatternPart.Wrong) anyWrong ??= code;
            if (code.Side == PatternPart.Correct) anyRight ??= code;
            if (code.Side == PatternPart.Other && !s_output.Contains(code.Language) && s_solutions.Contains(code.Section, StringComparer.OrdinalIgnoreCase)) inSolution ??= code;
        }

        return (anyWrong, anyRight ?? inSolution);
    }

    private static PatternSide Side(CodeSample? code, IReadOnlyList<SolutionDocument> told, string[] sections)
    {
        if (code is null) return new PatternSide { Prose = [.. told.Select(document => Paragraph(document, sections)).Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Take(MostSentences)] };
        string[] lines = code.Code.Split('\n');
        if (lines.Length <= MostLines) return new PatternSide { Code = code.Code, Language = code.Language };
        return new PatternSide { Code = string.Join('\n', lines.Take(MostLines)), Language = code.Language, Prose = [$"The document shows {lines.Length - MostLines} lines more."] };
    }

    private static string Reason(IReadOnlyList<SolutionDocument> told)
    {
        foreach (SolutionDocument document in told)
        {
            string text = Paragraph(document, s_reasons);
            if (text.Length > 0) return text;
        }

        string[] causes = [.. told.Select(document => document.Solution.RootCause).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        return causes.Length == 0 ? "" : $"recorded as root cause: {string.Join(", ", causes)}.";
    }

    private static string Place(IReadOnlyList<SolutionDocument> told)
    {
        var parts = new List<string>();
        Add("modules", told.SelectMany(document => Pieces(document.Solution.Module)));
        Add("components", told.SelectMany(document => Pieces(document.Solution.Component)));
        Add("applies when", told.SelectMany(document => document.Fields.Texts(null, "applies_when")));
        return string.Join("; ", parts);

        void Add(string name, IEnumerable<string?> values)
        {
            string[] distinct = [.. values.OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Take(MostSentences)];
            if (distinct.Length > 0) parts.Add($"{name}: {string.Join(", ", distinct)}");
        }
    }

    private static string[] Pieces(string? value) => (value ?? "").Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    // The first paragraph of the first of these sections that has one.
    private static string Paragraph(SolutionDocument document, string[] headings)
    {
        foreach (string heading in headings)
        {
            foreach (BodySection section in BodySection.Split(document.Body))
            {
                if (!section.Heading.Equals(heading, StringComparison.OrdinalIgnoreCase)) continue;
                string text = FirstParagraph(section.Prose);
                if (text.Length > 0) return text;
            }
        }

        return "";
    }

    private static string FirstParagraph(string prose)
    {
        var lines = new List<string>();
        foreach (string line in prose.Split('\n'))
        {
            string text = line.Trim();
            int marker = Marker(text);
            if ((text.Length == 0 || marker > 0) && lines.Count > 0) break;
            if (text.Length > 0 && !text.StartsWith('|') && !text.StartsWith("<!--", StringComparison.Ordinal)) lines.Add(text[marker..]);
        }

        string paragraph = string.Join(' ', lines).TrimEnd(':');
        if (paragraph.Length <= LongestParagraph) return paragraph;
        int end = paragraph.LastIndexOf(". ", LongestParagraph, StringComparison.Ordinal);
        return end > 0 ? paragraph[..(end + 1)] : paragraph[..LongestParagraph] + " ...";
    }

    // How long the sign of a list item is: "- ", "12. ".
    private static int Marker(string text)
    {
        int at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        bool isItem = at + 1 < text.Length && text[at + 1] == ' ' && (at == 0 ? text[at] is '-' or '*' or '+' : text[at] is '.' or ')');
        return isItem ? at + 2 : 0;
    }
}
