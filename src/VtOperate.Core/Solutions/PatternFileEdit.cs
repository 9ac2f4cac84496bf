using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Adds entries and lines to a critical-patterns file. What stands there stays byte for byte. What is added is read back before it counts: where the
/// reader would not see it, or would see something else differently than before, nothing is written.
/// </summary>
/// <param name="markdown">Reads Markdown.</param>
/// <param name="file">The file, absolute.</param>
/// <param name="repository">The repository's folder, absolute.</param>
internal sealed class PatternFileEdit(IMarkdownReader markdown, string file, string repository)
{
    // What an open fence or comment at the end of the file needs before anything after it is seen.
    private static readonly string[] s_closings = ["", "```\n\n", "~~~\n\n", "-->\n\n", "````\n\n"];

    /// <summary>The file with one entry more.</summary>
    /// <param name="bytes">The file as it is; empty for a new one.</param>
    /// <param name="entry">The entry.</param>
    /// <param name="added">The text of the entry.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/> when the file is so damaged that an entry at its end would not be seen.</exception>
    public byte[] Add(byte[] bytes, PatternEntry entry, out string added, CancellationToken stop)
    {
        IReadOnlyList<CriticalPattern> before = Read(bytes, stop);
        int number = 1 + before.Select(pattern => pattern.Number ?? 0).DefaultIfEmpty(0).Max();
        added = PatternEntryText.Compose(entry, number, repository);
        if (bytes.Length == 0) return Encoding.UTF8.GetBytes(PatternEntryText.Header + "\n" + added);
        var text = new PatternFileText(bytes);
        string[] lines = Lines(bytes);
        bool isBlank = lines.Length == 0 || string.IsNullOrWhiteSpace(lines[^1]);
        string separator = (isBlank ? "" : "\n") + (HasBreaks(bytes, before) ? "---\n\n" : "");
        foreach (string closing in s_closings)
        {
            byte[] edited = text.Insert([(text.Lines, (closing.Length > 0 ? closing : "") + separator + added)]);
            IReadOnlyList<CriticalPattern> after = Read(edited, stop);
            bool isKept = after.Count == before.Count + 1 && !before.Where((pattern, i) => !IsSame(pattern, after[i])).Any();
            if (isKept && after[^1].Number == number && after[^1].Links.Count >= entry.Documents.Count && after[^1].PromotedAt == entry.PromotedAt) return edited;
        }

        throw Refused("an entry at its end would not be read back");
    }

    /// <summary>The file with a document added to an entry, and with the recurrence it is, if it is one.</summary>
    /// <param name="bytes">The file as it is.</param>
    /// <param name="pattern">The entry.</param>
    /// <param name="document">The document.</param>
    /// <param name="recurredAt">The day it came back; null when the document tells of nothing new.</param>
    /// <param name="added">The lines that were added.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/> when the lines would not be read back.</exception>
    public byte[] Extend(byte[] bytes, CriticalPattern pattern, Solution document, DateOnly? recurredAt, out string added, CancellationToken stop)
    {
        IReadOnlyList<CriticalPattern> before = Read(bytes, stop);
        int at = Index(before, pattern.Slug);
        if (at < 0) throw Refused($"it holds no entry '{pattern.Slug}' any more");
        FrontMatter front = FrontMatter.Split(TextDocument.Decode(bytes).Text);
        PatternEntryPlaces places = PatternEntryPlaces.Of(Lines(bytes), markdown.Read(front.Body, front.BodyLine), before[at]);
        foreach (bool isTogether in (bool[])[false, true])
        {
            List<(int AfterLine, string Text)> insertions = Insertions(before[at], places, document, recurredAt, isTogether);
            added = string.Concat(insertions.Select(insertion => insertion.Text)).Trim('\n') + "\n";
            var text = new PatternFileText(bytes);
            if (places.SaysNoDocument && places.LinksEnd is { } line) text = text.WithoutEnd(line, PatternEntryText.NoDocument[PatternEntryText.DocumentedIn.Length..]);
            byte[] edited = text.Insert(insertions);
            if (IsExtended(before, Read(edited, stop), at, recurredAt is null ? 0 : 1)) return edited;
        }

        throw Refused($"a line added to the entry '{pattern.Slug}' would not be read back");
    }

    /// <summary>The file with an incident noted at the end of an entry; the same bytes where the entry names it already.</summary>
    /// <param name="bytes">The file as it is.</param>
    /// <param name="slug">The entry.</param>
    /// <param name="line">What is noted, in one line.</param>
    /// <param name="label">The label of the incident.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/> when the entry is gone, or the file would be read differently afterwards.</exception>
    public byte[] AddIncident(byte[] bytes, string slug, string line, string label, CancellationToken stop)
    {
        IReadOnlyList<CriticalPattern> before = Read(bytes, stop);
        int at = Index(before, slug);
        if (at < 0) throw Refused($"it holds no entry '{slug}' any more");
        string[] lines = Lines(bytes);
        int end = Math.Min(before[at].EndLine, lines.Length), heading = -1, last = end;
        while (last > before[at].Line && string.IsNullOrWhiteSpace(lines[last - 1])) last--;
        for (int i = before[at].Line; i < end; i++)
        {
            if (lines[i].Contains(label, StringComparison.OrdinalIgnoreCase)) return bytes;
            if (lines[i].TrimEnd() == PatternEntryText.PastIncidents) heading = i + 1;
        }

        string item = $"- {Redaction.SecretRedactor.Redact(line)}\n";
        while (heading > 0 && heading < end && (lines[heading].Length == 0 || lines[heading].StartsWith("- ", StringComparison.Ordinal)) && (lines[heading].Length > 0 || (heading + 1 < end && lines[heading + 1].StartsWith("- ", StringComparison.Ordinal)))) heading++;
        bool isFollowed = last < lines.Length && !string.IsNullOrWhiteSpace(lines[last]);
        byte[] edited = new PatternFileText(bytes).Insert([heading > 0 ? (heading, item) : (last, $"\n{PatternEntryText.PastIncidents}\n\n{item}{(isFollowed ? "\n" : "")}")]);
        IReadOnlyList<CriticalPattern> after = Read(edited, stop);
        bool isKept = after.Count == before.Count && !before.Where((pattern, i) => !IsSame(pattern, after[i])).Any() && after[at].Text.Contains(label, StringComparison.Ordinal);
        return isKept ? edited : throw Refused($"a line added to the entry '{slug}' would not be read back");
    }

    /// <summary>The entries of a file.</summary>
    public IReadOnlyList<CriticalPattern> Read(byte[] bytes, CancellationToken stop)
    {
        FrontMatter front = FrontMatter.Split(TextDocument.Decode(bytes).Text);
        return new CriticalPatternReader(markdown).Read(front.Body, front.BodyLine, file, repository, stop);
    }

    // A recurrence stands at the end of its entry; where that is inside a fence or comment that never closes, it stands under the links.
    private List<(int AfterLine, string Text)> Insertions(CriticalPattern pattern, PatternEntryPlaces places, Solution document, DateOnly? recurredAt, bool isTogether)
    {
        string link = PatternEntryText.Link(document, repository);
        string end = recurredAt is { } day ? "\n" + PatternEntryText.Recurrence(document, day, repository) : "";
        if (places.LinksEnd is not { } line)
        {
            string links = "\n**Documented in:**\n\n" + string.Concat(pattern.Links.Select(known => $"- `{known}`\n")) + $"- {link}\n";
            return isTogether ? [(pattern.Line, links + end + "\n")] : [(places.End, links + end + (places.IsFollowed ? "\n" : ""))];
        }

        string item = $"{(places.SaysNoDocument ? "\n" : "")}{places.LinkIndent}{link}\n";
        if (end.Length == 0) return [(line, item)];
        if (isTogether || line == places.End) return [(line, item + end + (isTogether || places.IsFollowed ? "\n" : ""))];
        return [(line, item), (places.End, end + (places.IsFollowed ? "\n" : ""))];
    }

    private static bool IsExtended(IReadOnlyList<CriticalPattern> before, IReadOnlyList<CriticalPattern> after, int at, int recurrences)
    {
        if (after.Count != before.Count || before.Where((known, i) => i != at && !IsSame(known, after[i])).Any()) return false;
        CriticalPattern now = after[at];
        return IsSame(before[at] with { Links = now.Links, Recurrences = now.Recurrences }, now) && now.Links.Count > before[at].Links.Count && before[at].Links.All(now.Links.Contains) && now.Recurrences == before[at].Recurrences + recurrences;
    }

    private bool HasBreaks(byte[] bytes, IReadOnlyList<CriticalPattern> patterns)
    {
        if (patterns.Count == 0) return false;
        FrontMatter front = FrontMatter.Split(TextDocument.Decode(bytes).Text);
        IReadOnlyList<MarkdownBlock> blocks = markdown.Read(front.Body, front.BodyLine);
        for (int i = 1; i < blocks.Count; i++)
        {
            if (blocks[i].Line == patterns[^1].Line && blocks[i - 1].Kind == MarkdownBlockKind.Break) return true;
        }

        return false;
    }

    private static int Index(IReadOnlyList<CriticalPattern> patterns, string slug)
    {
        for (int i = 0; i < patterns.Count; i++)
        {
            if (patterns[i].Slug == slug) return i;
        }

        return -1;
    }

    private static bool IsSame(CriticalPattern left, CriticalPattern right) =>
        left.Slug == right.Slug && left.Name == right.Name && left.Number == right.Number && left.Problem == right.Problem && left.Wrong == right.Wrong && left.Correct == right.Correct
        && left.Why == right.Why && left.Context == right.Context && left.PromotedAt == right.PromotedAt && left.Recurrences == right.Recurrences && left.Links.SequenceEqual(right.Links);

    private static string[] Lines(byte[] bytes)
    {
        string text = TextDocument.Decode(bytes).Text.ReplaceLineEndings("\n");
        if (text.EndsWith('\n')) text = text[..^1];
        return text.Split('\n');
    }

    private OperationException Refused(string why) => new(ErrorId.FileUnwritable, file, $"'{file}' was left as it is: {why}. Is a fence or a comment open in it?");
}
