using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Solutions;

/// <summary>Finds the title of a solution and the name of its file. Pure.</summary>
public static class SolutionTitle
{
    private const int LongestTitle = 200;
    private const int LongestName = 72;

    // A temporary file beside it adds 40 bytes, and file systems stop at 255.
    private const int MostBytes = 200;

    private const string Nameless = "solution";

    private static readonly HashSet<string> s_devices = new(["con", "prn", "aux", "nul", "conin", "conout"], StringComparer.Ordinal);

    /// <summary>The title: what was said, else the title of the record, else the first sentence of the problem, the first error, the subject of the fix, the first sentence of the solution. Null when nothing gives one.</summary>
    public static string? Of(SolutionFields said, CaptureEvidence evidence)
    {
        string? title = FirstLine(said.Title);
        if (title is not null) return title.Length <= LongestTitle ? title : Cut(title, LongestTitle - 1) + "\u2026";
        return FirstSentence(said.Problem) ?? FirstLine(evidence.Title) ?? FirstSentence(evidence.Errors.Count > 0 ? evidence.Errors[0] : null) ?? FirstLine(evidence.Fixes.Count > 0 ? evidence.Fixes[0].Subject : null) ?? FirstSentence(evidence.Description) ?? FirstSentence(said.Solution);
    }

    /// <summary>The name of the file without number and ending: the words of the title, under 80 characters, and never a name that a file system or the knowledge base keeps for something else.</summary>
    public static string FileName(string title)
    {
        string name = Slug.Of(title);
        if (name.Length > LongestName)
        {
            int word = name.LastIndexOf('-', LongestName);
            name = Cut(name, word > LongestName / 2 ? word : LongestName);
        }

        while (Encoding.UTF8.GetByteCount(name) > MostBytes) name = Cut(name, name.Length - 1);
        name = name.Trim('-');
        if (name.Length == 0) return Nameless;
        return IsDevice(name) || !SolutionLibrary.IsDocumentName(name) ? $"{name}-{Nameless}" : name;
    }

    private static bool IsDevice(string name) =>
        s_devices.Contains(name) || (name.Length == 4 && (name.StartsWith("com", StringComparison.Ordinal) || name.StartsWith("lpt", StringComparison.Ordinal)) && char.IsDigit(name[3]));

    private static string? FirstSentence(string? text) =>
        FirstLine(text) is { } line ? BugTitle.Choose(new BugReport { Description = line }) : null;

    // The first line that says something: neither a fence nor a rule.
    private static string? FirstLine(string? text)
    {
        foreach (ReadOnlySpan<char> line in (text ?? "").AsSpan().EnumerateLines())
        {
            string folded = TextPage.Fold(line.ToString()).Trim().TrimStart('#', '>', '*', '-', ' ');
            if (folded.Length > 0 && folded.Any(char.IsLetterOrDigit) && !folded.StartsWith("```", StringComparison.Ordinal)) return folded;
        }

        return text is null || text.Trim().Length == 0 ? null : Cut(TextPage.Fold(text).Trim(), LongestName);
    }

    // Never inside a surrogate pair.
    private static string Cut(string text, int length)
    {
        if (text.Length <= length) return text;
        return text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
    }
}
