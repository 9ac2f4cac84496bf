namespace VtOperate.Core.Solutions;

/// <summary>Tells whether a document says already what a draft says. Dates, links and line breaks do not matter. Pure.</summary>
internal static class SolutionContent
{
    /// <summary>Whether the document has the draft's title and every one of its sections, word for word; it may say more.</summary>
    /// <param name="document">The document.</param>
    /// <param name="draft">The draft.</param>
    /// <param name="sections">The draft's sections as they would be written.</param>
    public static bool Covers(SolutionDocument document, SolutionDraft draft, IReadOnlyList<(SolutionSection Section, string Content)> sections)
    {
        if (!document.Solution.Title.Equals(draft.Fields.Title, StringComparison.Ordinal)) return false;
        string body = Words(document.Body);
        foreach ((SolutionSection section, string content) in sections)
        {
            // Environment repeats the front matter with its date, and links are made by whoever comes later.
            if (section is SolutionSection.Related or SolutionSection.Environment || content == SolutionText.Unknown) continue;
            if (!body.Contains(Words(content), StringComparison.Ordinal)) return false;
        }

        return true;
    }

    private static string Words(string text) => " " + string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) + " ";
}
