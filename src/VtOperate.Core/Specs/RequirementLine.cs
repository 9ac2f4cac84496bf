using VtOperate.Core.Specs.Reading;

namespace VtOperate.Core.Specs;

/// <summary>The line at which a requirement begins.</summary>
/// <param name="Form">How it stands on the page.</param>
/// <param name="Indent">How many characters stand before its words' marker.</param>
/// <param name="Id">Its id with plain hyphens.</param>
/// <param name="Marker">What stands in brackets or italics between the id and the colon, for instance <c>(superseded 2026-01-15)</c>; else empty.</param>
/// <param name="Text">What it demands, as far as it stands on this line.</param>
internal sealed record RequirementLine(RequirementForm Form, int Indent, string Id, string Marker, string Text)
{
    private const int MaxMarkerLength = 120;

    /// <summary>Reads a line, or null when no requirement begins there.</summary>
    public static RequirementLine? Parse(string line)
    {
        ReadOnlySpan<char> rest = line.AsSpan().TrimStart([' ', '\t', '>', '\u3000']);
        int indent = line.Length - rest.Length;
        if (rest.Length < 4) return null;
        if (rest[0] == '|') return ParseRow(rest, indent);
        RequirementForm form = RequirementForm.Paragraph;
        if (rest[0] == '#')
        {
            form = RequirementForm.Heading;
            rest = rest.TrimStart('#').TrimStart();
        }
        else if (ListMarker(rest) is > 0 and int marker)
        {
            form = RequirementForm.ListItem;
            rest = rest[marker..].TrimStart();
            if (rest.Length > 3 && rest[0] == '[' && rest[2] == ']' && rest[1] is ' ' or 'x' or 'X' or '~' or '-') rest = rest[3..].TrimStart();
        }

        return ParseWords(rest, form, indent);
    }

    /// <summary>Whether a line without its indentation begins a list item.</summary>
    public static bool BeginsItem(string words) => words.Length > 0 && ListMarker(words) > 0;

    private static RequirementLine? ParseWords(ReadOnlySpan<char> rest, RequirementForm form, int indent)
    {
        ReadOnlySpan<char> inner = rest.TrimStart(['*', '_', '`']);
        bool isMarked = inner.Length < rest.Length;
        int length = RequirementId.Match(inner);
        if (length == 0) return null;
        string id = RequirementId.Normalize(inner[..length]);
        inner = inner[length..];
        if (NamesSeveral(inner)) return null;
        string marker = TakeMarker(ref inner);
        bool hasSeparator = TakeSeparator(ref inner);

        // "FR-003 is covered by ..." mentions; "FR-003: ..." and "**FR-003** ..." define.
        if (!hasSeparator && !isMarked && form != RequirementForm.Heading) return null;
        return new RequirementLine(form, indent, id, marker, Words(inner));
    }

    private static RequirementLine? ParseRow(ReadOnlySpan<char> rest, int indent)
    {
        IReadOnlyList<string> cells = TableCells.Of(rest);
        for (int i = 0; i < Math.Min(2, cells.Count - 1); i++)
        {
            ReadOnlySpan<char> cell = cells[i].AsSpan().Trim(['*', '_', '`', ' ']);
            int length = RequirementId.Match(cell);
            if (length == 0) continue;
            ReadOnlySpan<char> after = cell[length..];
            if (NamesSeveral(after)) return null;
            string marker = TakeMarker(ref after);
            if (!after.Trim(['*', '_', '`', ' ', ':', '：']).IsEmpty) return null;
            string text = string.Join(" | ", cells.Skip(i + 1).Where(other => other.Length > 0));
            return new RequirementLine(RequirementForm.TableRow, indent, RequirementId.Normalize(cell[..length]), marker, Words(text));
        }

        return null;
    }

    /// <summary>The length of a list marker with the blank behind it, 0 for none.</summary>
    private static int ListMarker(ReadOnlySpan<char> text)
    {
        // An item whose words are struck out is left as its marker alone.
        if (text[0] is '-' or '*' or '+' or '•') return text.Length == 1 || text[1] is ' ' or '\t' ? 2 : 0;
        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        return digits is > 0 and < 10 && digits + 1 < text.Length && text[digits] is '.' or ')' && text[digits + 1] is ' ' or '\t' ? digits + 2 : 0;
    }

    /// <summary>Whether the id was the first of a list or a range, as in <c>FR-001, FR-002</c>, <c>FR-031..034</c>, <c>FR-001–FR-005</c>, <c>FR-006 to FR-009</c>.</summary>
    private static bool NamesSeveral(ReadOnlySpan<char> after)
    {
        ReadOnlySpan<char> next = after.TrimStart(['*', '_', '`', ' ']);
        if (next.IsEmpty) return false;
        if (next[0] is '/' or ',' or '、' or '，' or '&' or '+' || next.StartsWith("..", StringComparison.Ordinal) || next[0] is '…' or '~') return true;
        ReadOnlySpan<char> joined = next[0] is '-' or '–' or '—' ? next[1..] : next.StartsWith("to ", StringComparison.Ordinal) || next.StartsWith("and ", StringComparison.Ordinal) ? next[3..] : [];
        joined = joined.TrimStart(['*', '_', '`', ' ']);
        return !joined.IsEmpty && (RequirementId.Match(joined) > 0 || (next[0] is '–' && char.IsAsciiDigit(joined[0])));
    }

    private static string TakeMarker(ref ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> next = rest.TrimStart(['*', '_', '`', ' ']);
        if (next.IsEmpty || next[0] is not ('(' or '[' or '（' or '【')) return "";
        int end = next.IndexOfAny(")]）】");
        if (end is < 0 or > MaxMarkerLength) return "";
        string marker = next[1..end].Trim().ToString();
        rest = next[(end + 1)..];
        return marker;
    }

    private static bool TakeSeparator(ref ReadOnlySpan<char> rest)
    {
        ReadOnlySpan<char> next = rest.TrimStart(['*', '_', '`', ' ', '\t']);
        if (next.IsEmpty) return false;
        bool isSeparator = next[0] is ':' or '：' or '—' or '–' or '.' or '．' or '。' or '=' || (next[0] == '-' && next.Length > 1 && next[1] == ' ');
        rest = isSeparator ? next[1..] : next;
        return isSeparator;
    }

    private static string Words(ReadOnlySpan<char> text)
    {
        string words = text.TrimStart(['*', '_', ' ', '\t', '\u3000']).TrimEnd().ToString();

        // In "**FR-001: all of it**" the end of the emphasis is left over.
        bool isLeftOver = words.EndsWith("**", StringComparison.Ordinal) && words.IndexOf("**", StringComparison.Ordinal) == words.Length - 2;
        return isLeftOver ? words[..^2].TrimEnd() : words;
    }
}
