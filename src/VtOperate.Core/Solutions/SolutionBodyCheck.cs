using System.Buffers;
using VtOperate.Core.Documents;
using VtOperate.Core.Redaction;

namespace VtOperate.Core.Solutions;

/// <summary>Checks the words of a document: a title, the sections that readers look for, nothing of a template, nothing secret. Pure.</summary>
internal static class SolutionBodyCheck
{
    private const int LongestShown = 60;
    private const int ShortestSecret = 10;

    private static readonly SearchValues<char> s_codeSigns = SearchValues.Create("(){}<>$[] ");
    private static readonly string[] s_problem = ["problem", "symptom", "issue", "context", "what happened", "background", "error", "bug", "anti-pattern", "mistake"];
    private static readonly string[] s_solution = ["solution", "fix", "resolution", "guidance", "recommend", "pattern", "approach", "decision", "how to", "workaround", "rule", "practice", "what to do", "instead"];

    /// <summary>Adds what is wrong.</summary>
    public static void Check(CheckedSolution text)
    {
        Title(text);
        Sections(text);
        Templates(text);
        Secrets(text);
    }

    private static void Title(CheckedSolution text)
    {
        if (text.Fields.Text("title") is null && !text.Blocks.Any(block => block.Kind == MarkdownBlockKind.Heading && block.Text.Trim().Length > 0))
            text.Add(SolutionProblem.Title, 1, CheckSeverity.Warning, "There is neither a title nor a heading, so the file name has to do.", "Add 'title'");
    }

    private static void Sections(CheckedSolution text)
    {
        if (text.Front.Body.AsSpan().IsWhiteSpace())
        {
            text.Add(SolutionProblem.Section, Math.Max(1, text.Front.BodyLine - 1), CheckSeverity.Warning, "There is no text after the front matter.", "Add the sections Problem and Solution");
            return;
        }

        CheckSeverity severity = text.Generation == SolutionGeneration.First || text.Track == SolutionTrack.Bug ? CheckSeverity.Warning : CheckSeverity.Information;
        if (!Has(text, SolutionSection.Problem, s_problem)) text.Add(SolutionProblem.Section, text.Front.BodyLine, severity, "No section says what the problem was.", "Add a section 'Problem'");
        if (!Has(text, SolutionSection.Solution, s_solution)) text.Add(SolutionProblem.Section, text.Front.BodyLine, severity, "No section says what the solution is.", "Add a section 'Solution'");
    }

    private static bool Has(CheckedSolution text, SolutionSection section, string[] words)
    {
        foreach (MarkdownBlock block in text.Blocks)
        {
            bool isLabel = block.Kind == MarkdownBlockKind.Paragraph && block.Text.StartsWith("**", StringComparison.Ordinal);
            if (block.Kind != MarkdownBlockKind.Heading && !isLabel) continue;
            string heading = isLabel ? block.Text[..Math.Min(block.Text.Length, LongestShown)] : block.Text;
            if (!isLabel && SolutionHeading.Find(heading) == section || Array.Exists(words, word => heading.Contains(word, StringComparison.OrdinalIgnoreCase))) return true;
        }

        return false;
    }

    private static void Templates(CheckedSolution text)
    {
        foreach ((YamlScalar key, YamlNode value) in text.Map?.Entries ?? [])
        {
            foreach (YamlNode item in value is YamlList list ? list.Items : [value])
            {
                if (item is YamlScalar scalar) Add(text, MarkdownProse.WithoutCode(scalar.Value), item.Line >= key.Line ? item.Line : key.Line);
            }
        }

        foreach (MarkdownBlock block in text.Blocks)
        {
            if (block.Kind is not (MarkdownBlockKind.Heading or MarkdownBlockKind.Paragraph or MarkdownBlockKind.Table)) continue;
            string[] lines = MarkdownProse.WithoutCode(block.Text).Split('\n');
            for (int i = 0; i < lines.Length; i++) Add(text, lines[i], block.Line + i);
        }
    }

    private static void Add(CheckedSolution text, string line, int number)
    {
        foreach (string found in Placeholders.In(line))
        {
            string shown = found.Length <= LongestShown ? found : found[..(LongestShown - 1)] + "\u2026";
            text.Add(SolutionProblem.Placeholder, number, CheckSeverity.Warning, $"'{shown}' looks like text of a template that was left.", "Fill it in, or put it in backticks if it is an example");
        }
    }

    // Nothing of the secret goes into the message.
    private static void Secrets(CheckedSolution text)
    {
        string whole = text.Document.Text;
        if (SecretRedactor.Redact(whole) == whole) return;
        int number = 1;
        for (int start = 0; start < whole.Length; number++)
        {
            int next = DocumentBody.NextLine(whole, start);
            string line = whole[start..next], redacted = SecretRedactor.Redact(line);
            start = next;
            if (redacted != line && IsCertain(line, redacted)) text.Add(SolutionProblem.Secret, number, CheckSeverity.Error, "A secret seems to stand in this line.", "Take it out, and replace the secret itself: it has been in a file");
        }
    }

    // Redaction would rather take too much. What stands after a name such as "token=" is a secret here only when it is no name, no call and no example itself.
    private static bool IsCertain(string line, string redacted)
    {
        if (redacted.Contains("[redacted:", StringComparison.Ordinal) && !redacted.Contains("[redacted:secret]", StringComparison.Ordinal)) return true;
        int start = line.AsSpan().CommonPrefixLength(redacted), end = line.Length, other = redacted.Length;
        while (end > start && other > start && line[end - 1] == redacted[other - 1]) (end, other) = (end - 1, other - 1);
        ReadOnlySpan<char> value = line.AsSpan(start, end - start);
        bool isCode = value.ContainsAny(s_codeSigns) || value.Contains("...", StringComparison.Ordinal);
        return !isCode && value.Length >= ShortestSecret && value.IndexOfAnyInRange('0', '9') >= 0 && value.IndexOfAnyExceptInRange('0', '9') >= 0;
    }
}
