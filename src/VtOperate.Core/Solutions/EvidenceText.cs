using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs;
using VtOperate.Core.History;

namespace VtOperate.Core.Solutions;

/// <summary>Writes the section in which a solution keeps what was recorded: error texts in fences, files, commits and tests in backticks. Pure.</summary>
internal static class EvidenceText
{
    /// <summary>What stands before the commits that are only suspected.</summary>
    public const string Suspected = "Suspected, not proved";

    private const int LongestError = 2000;
    private const int MostErrors = 5;
    private const int MostFiles = 20;
    private const int MostTests = 20;

    /// <summary>The section; empty when nothing was recorded and nothing is cited.</summary>
    public static string Render(CaptureEvidence evidence, SolutionFields fields) => string.Join('\n', Parts(evidence, fields));

    /// <summary>The parts of the section, each ending with a line break; those that are empty are left out.</summary>
    public static IEnumerable<string> Parts(CaptureEvidence evidence, SolutionFields fields)
    {
        IEnumerable<string> parts =
        [
            Sources(evidence),
            .. evidence.Errors.Take(MostErrors).Select(error => MarkdownText.Fence(error.Length <= LongestError ? error : error[..LongestError] + "\u2026")),
            Items("Files", Files(evidence, fields), MostFiles),
            .. evidence.Fixes.Select(Fix),
            Items(Suspected, evidence.Suspects.Where(suspect => !evidence.Fixes.Any(fix => fix.Sha == suspect.Sha)).Select(Suspect), MostFiles),
        ];
        return parts.Where(part => part.Length > 0);
    }

    private static string Sources(CaptureEvidence evidence) =>
        evidence.Labels.Count == 0 ? "" : $"Recorded as {string.Join(", ", evidence.Labels.Select(MarkdownText.Inline))}.\n";

    private static IEnumerable<string> Files(CaptureEvidence evidence, SolutionFields fields)
    {
        foreach (string file in fields.Files ?? []) yield return MarkdownText.Code(file.Replace('\\', '/'));
        foreach ((string file, string? function) in evidence.Frames)
        {
            if (fields.Files?.Contains(file) == true) continue;
            yield return function is null ? MarkdownText.Code(file) : $"{MarkdownText.Code(file)} in {MarkdownText.Code(function)}";
        }
    }

    private static string Fix(FixCommit fix)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Fixed by {MarkdownText.Code(fix.Sha)} of {fix.Date.UtcDateTime:yyyy-MM-dd}, {MarkdownText.Code(fix.Subject)}\n");
        foreach (string trailer in fix.Trailers) text.Append(CultureInfo.InvariantCulture, $"\n- {MarkdownText.Inline(trailer)}");
        if (fix.Trailers.Count > 0) text.Append('\n');
        AppendItems(text, "Changed", fix.Files.Select(MarkdownText.Code), MostFiles);
        AppendItems(text, "Tests", fix.TestFiles.Concat(fix.Tests).Select(MarkdownText.Code), MostTests);
        return text.ToString();
    }

    private static string Suspect(SuspectCommit suspect) =>
        string.Create(CultureInfo.InvariantCulture, $"{MarkdownText.Code(suspect.Sha)} of {suspect.Date.UtcDateTime:yyyy-MM-dd}, {MarkdownText.Code(suspect.Subject)}");

    private static string Items(string label, IEnumerable<string> items, int most)
    {
        var text = new StringBuilder();
        AppendItems(text, label, items, most);
        return text.ToString().TrimStart('\n');
    }

    private static void AppendItems(StringBuilder text, string label, IEnumerable<string> items, int most)
    {
        int count = 0;
        foreach (string item in items)
        {
            if (count++ == 0) text.Append(CultureInfo.InvariantCulture, $"\n{label}:\n\n");
            if (count <= most) text.Append(CultureInfo.InvariantCulture, $"- {item}\n");
        }

        if (count > most) text.Append(CultureInfo.InvariantCulture, $"- and {count - most} more\n");
    }
}
