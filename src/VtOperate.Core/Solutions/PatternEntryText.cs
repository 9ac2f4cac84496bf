using System.Buffers;
using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Redaction;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Writes entries and lines of the critical-patterns file in its canonical form. Secrets are taken out, and no text can end its place or begin another.</summary>
internal static class PatternEntryText
{
    /// <summary>What a new file begins with.</summary>
    public const string Header = """
        # Critical patterns

        Mistakes made often enough that everybody must know them. Every investigation reads this file first.
        Add-Solution adds an entry when the same mistake has been documented often enough; Add-CriticalPattern adds one by hand.

        """;

    /// <summary>What stands before the documents of an entry.</summary>
    public const string DocumentedIn = "**Documented in:**";

    /// <summary>What stands there while there is no document; the first one takes its place.</summary>
    public const string NoDocument = DocumentedIn + " no document yet.";

    /// <summary>What stands before the incidents that met an entry.</summary>
    public const string PastIncidents = "**Past incidents:**";

    private const int LongestBreaks = 100;

    private static readonly SearchValues<char> s_signsThatEndLinks = SearchValues.Create("()<> \t");

    /// <summary>The entry, its lines ending with <c>\n</c>, beginning with its heading.</summary>
    /// <param name="entry">What it says.</param>
    /// <param name="number">Its number.</param>
    /// <param name="repository">The repository's folder, absolute; documents are named from it.</param>
    public static string Compose(PatternEntry entry, int number, string repository)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {number}. {Line(entry.Name)} (ALWAYS REQUIRED)\n\n");
        string breaks = Shorten(Line(entry.Breaks).Replace('(', '[').Replace(')', ']'));
        text.Append("### \u274C WRONG").Append(breaks.Length > 0 ? $" ({breaks})" : "").Append("\n\n");
        AddSide(text, entry.Wrong, "Open: no document shows what the mistake looks like.");
        text.Append("### \u2705 CORRECT\n\n");
        AddSide(text, entry.Correct, "Open: no document shows the right way.");
        text.Append("**Why:** ").Append(OrOpen(entry.Why, "open, no document says why.")).Append("\n\n");
        text.Append("**Placement/Context:** ").Append(OrOpen(entry.Context, "open, no document says where it applies.")).Append("\n\n");
        if (entry.Prevention.Length > 0) text.Append("**Prevention:** ").Append(Line(entry.Prevention)).Append("\n\n");
        if (entry.Documents.Count == 0) text.Append(NoDocument).Append('\n');
        else text.Append(DocumentedIn).Append("\n\n");
        foreach (Solution document in entry.Documents) text.Append("- ").Append(Link(document, repository)).Append('\n');
        text.Append('\n').Append(Promoted(entry.PromotedAt));
        return SecretRedactor.Redact(text.ToString());
    }

    /// <summary>The line that says since when an entry is watched.</summary>
    public static string Promoted(DateOnly day) => $"**Promoted:** {Day(day)}\n";

    /// <summary>The line that says that a mistake came back.</summary>
    public static string Recurrence(Solution document, DateOnly day, string repository) => SecretRedactor.Redact($"**Recurrence:** {Day(day)}, {Link(document, repository)}\n");

    /// <summary>A link to a document that works from every folder of the repository; the id of one that is elsewhere.</summary>
    public static string Link(Solution document, string repository)
    {
        string path = RepositoryPath.Relative(document.File, repository);
        if (Path.IsPathRooted(path)) return $"`{document.Id}{SolutionLibrary.Suffix}`";
        string title = Line(document.Title).Replace('[', '(').Replace(']', ')');
        bool isPlain = !path.AsSpan().ContainsAny(s_signsThatEndLinks);
        return $"[{title}]({(isPlain ? "/" + path : $"</{path}>")})";
    }

    /// <summary>A text as one line that begins nothing of its own in Markdown.</summary>
    public static string Line(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length == 0) return line;
        int digits = 0;
        while (digits < line.Length && char.IsAsciiDigit(line[digits])) digits++;
        if (digits > 0 && digits < line.Length && line[digits] is '.' or ')') line = line[..digits] + "\\" + line[digits..];
        else if (line[0] is '#' or '>' or '-' or '+' or '*' or '|' or '=' or '~' or '<' or '[' or ':' || line.StartsWith("```", StringComparison.Ordinal) || line.StartsWith("___", StringComparison.Ordinal)) line = "\\" + line;
        return PatternLine.TryLine(line, out _, out _) || PatternLine.TryHeading(line, out _, out _) ? "It says: " + line : line;
    }

    private static void AddSide(StringBuilder text, PatternSide side, string open)
    {
        if (side.IsEmpty) text.Append(open).Append("\n\n");
        if (side.Code.Length > 0)
        {
            string fence = MarkdownFence.Around(side.Code, least: 3);
            text.Append(fence).Append(Word(side.Language)).Append('\n').Append(side.Code.ReplaceLineEndings("\n").TrimEnd('\n')).Append('\n').Append(fence).Append("\n\n");
        }

        if (side.Prose.Count == 1) text.Append(Line(side.Prose[0])).Append("\n\n");
        if (side.Prose.Count < 2) return;
        foreach (string sentence in side.Prose) text.Append("- ").Append(Line(sentence)).Append('\n');
        text.Append('\n');
    }

    private static string Word(string language)
    {
        foreach (char sign in language)
        {
            if (!char.IsLetterOrDigit(sign) && sign is not ('-' or '+' or '#' or '.' or '_')) return "";
        }

        return language;
    }

    private static string OrOpen(string text, string open) => Line(text) is { Length: > 0 } line ? line : open;

    private static string Shorten(string text)
    {
        if (text.Length <= LongestBreaks) return text;
        int end = text.LastIndexOf(' ', LongestBreaks);
        return text[..(end > 0 ? end : LongestBreaks)] + " ...";
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
