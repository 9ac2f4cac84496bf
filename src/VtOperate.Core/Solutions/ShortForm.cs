using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Reads what a person types in one breath: <c>Problem: X, Solution: Y</c>. A known label at the beginning, on a new line or after a comma or semicolon begins
/// a part; everything else is text, with its commas, colons and quotes. Text before the first label is the problem. Inside a code fence and inside quotation marks no label is seen. Pure.
/// </summary>
public static class ShortForm
{
    private const string Fence = "```";

    /// <summary>The fields that the text names. Nothing is lost: what cannot be a value of its field stays in the problem, with its label.</summary>
    public static SolutionFields Parse(string text)
    {
        // Quotation marks around everything come from copying, and hide nothing.
        string lines = text.ReplaceLineEndings("\n").Replace("\0", "", StringComparison.Ordinal);
        if (ShortFormQuote.Unwrap(lines) is { } inside && ShortFormLabel.TryRead(inside, 0, isLineStart: true, out _, out _)) lines = inside;
        var parts = new Dictionary<ShortFormPart, StringBuilder>();
        foreach ((ShortFormPart part, int start, int end) in Parts(lines)) Add(parts, part, lines.AsSpan(start, end - start));
        return Fields(parts);
    }

    private static IEnumerable<(ShortFormPart Part, int Start, int End)> Parts(string text)
    {
        ShortFormPart current = ShortFormPart.Problem;
        int start = 0;
        bool isFenced = false;
        for (int at = 0; at < text.Length; at++)
        {
            bool isLineStart = at == 0 || text[at - 1] == '\n';
            if (isLineStart && IsFence(text, at))
            {
                isFenced = !isFenced;
                at = text.IndexOf('\n', at) is var lineEnd and >= 0 ? lineEnd : text.Length;
                continue;
            }

            if (!isFenced && ShortFormQuote.End(text, at) is var quoted && quoted > at)
            {
                at = quoted - 1;
                continue;
            }

            if (isFenced || !(isLineStart || text[at - 1] is ',' or ';' || IsSentenceStart(text, at))) continue;
            if (!ShortFormLabel.TryRead(text, at, isLineStart, out ShortFormPart next, out int labelEnd)) continue;
            yield return (current, start, at);
            (current, start) = (next, labelEnd);
            at = labelEnd - 1;
        }

        yield return (current, start, text.Length);
    }

    // "The API answers 500. Solution: raise the limit": a full stop and a blank part as well as a comma does.
    private static bool IsSentenceStart(string text, int at) => at > 1 && text[at - 1] == ' ' && text[at - 2] is '.' or '!' or '?';

    private static bool IsFence(string text, int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        return text.AsSpan(at).StartsWith(Fence);
    }

    private static void Add(Dictionary<ShortFormPart, StringBuilder> parts, ShortFormPart part, ReadOnlySpan<char> words)
    {
        ReadOnlySpan<char> trimmed = words.Trim();
        while (trimmed.Length > 0 && trimmed[^1] is ',' or ';') trimmed = trimmed[..^1].TrimEnd();
        if (trimmed.Length == 0) return;
        if (!parts.TryGetValue(part, out StringBuilder? into)) parts[part] = into = new StringBuilder();
        if (into.Length > 0) into.Append(IsList(part) ? "\n" : "\n\n");
        into.Append(trimmed);
    }

    private static SolutionFields Fields(Dictionary<ShortFormPart, StringBuilder> parts)
    {
        string? Text(ShortFormPart part) => parts.TryGetValue(part, out StringBuilder? text) ? text.ToString() : null;
        string[]? List(ShortFormPart part, params char[] separators)
        {
            if (Text(part) is not { } text) return null;
            return [.. text.Split(separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(WithoutMarker).Where(item => item.Length > 0)];
        }

        string? problem = Text(ShortFormPart.Problem);
        void Keep(string label, string? words)
        {
            if (words is not null) problem = problem is null ? $"{label}: {words}" : $"{problem}\n\n{label}: {words}";
        }

        Severity? severity = null;
        if (SeverityText.TryParse(Text(ShortFormPart.Severity), out Severity read)) severity = read;
        else Keep("Severity", Text(ShortFormPart.Severity));
        DateOnly? date = null;
        if (DateText.TryParse(Text(ShortFormPart.Date), out DateTime day)) date = DateOnly.FromDateTime(day);
        else Keep("Date", Text(ShortFormPart.Date));
        return new SolutionFields
        {
            Title = Text(ShortFormPart.Title),
            Module = Text(ShortFormPart.Module),
            Category = Text(ShortFormPart.Category),
            ProblemType = Text(ShortFormPart.ProblemType),
            Component = Text(ShortFormPart.Component),
            Symptoms = List(ShortFormPart.Symptoms, '\n', ';'),
            RootCause = Text(ShortFormPart.RootCause),
            ResolutionType = Text(ShortFormPart.ResolutionType),
            Severity = severity,
            Tags = List(ShortFormPart.Tags, '\n', ';', ','),
            RelatedComponents = List(ShortFormPart.RelatedComponents, '\n', ';', ','),
            FrameworkVersion = Text(ShortFormPart.FrameworkVersion),
            AppliesWhen = List(ShortFormPart.AppliesWhen, '\n', ';'),
            Date = date,
            Problem = problem,
            Solution = Text(ShortFormPart.Solution),
            Attempts = List(ShortFormPart.Attempts, '\n', ';'),
            Why = Text(ShortFormPart.Why),
            Prevention = Text(ShortFormPart.Prevention),
            Files = List(ShortFormPart.Files, '\n', ';', ','),
            Commits = List(ShortFormPart.Commits, '\n', ';', ',', ' '),
        };
    }

    private static bool IsList(ShortFormPart part) => part is ShortFormPart.Symptoms or ShortFormPart.Tags or ShortFormPart.RelatedComponents
        or ShortFormPart.AppliesWhen or ShortFormPart.Attempts or ShortFormPart.Files or ShortFormPart.Commits;

    private static string WithoutMarker(string item) => item is ['-' or '*', ' ', ..] ? item[2..].Trim() : item;
}
