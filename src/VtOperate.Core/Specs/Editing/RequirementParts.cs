using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Where the parts of a requirement stand in the text of its specification, as it is written and not as it reads.</summary>
/// <param name="Form">How it stands on the page.</param>
/// <param name="LineStart">Where its first line begins.</param>
/// <param name="IdStart">Where its id begins.</param>
/// <param name="IdEnd">Where its id ends.</param>
/// <param name="MarkerAt">Where a word about its state goes: behind the id and the emphasis that closes there.</param>
/// <param name="Marker">Where the words inside a bracket behind the id begin and end; null where there is none.</param>
/// <param name="TextStart">Where what it demands begins.</param>
/// <param name="TextEnd">Where that ends, without blanks and comments at the end.</param>
internal sealed record RequirementParts(RequirementForm Form, int LineStart, int IdStart, int IdEnd, int MarkerAt, (int Start, int End)? Marker, int TextStart, int TextEnd)
{
    private const int LongestMarker = 120;
    private const string Emphasis = "*_`";

    /// <summary>What is closed behind the id, or open before it: <c>**</c>; empty where the id is plain.</summary>
    public string Opening { get; private init; } = "";

    /// <summary>Finds the parts.</summary>
    /// <param name="lines">The specification.</param>
    /// <param name="requirement">The requirement as it was read from it.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.DocumentNotEditable"/> where they cannot be told apart with certainty.</exception>
    public static RequirementParts Of(SpecLines lines, RequirementText requirement, string file)
    {
        string text = lines.Text;
        int lineStart = lines.Start(requirement.Line), lineEnd = lines.End(requirement.Line);
        int id = FindId(text, lineStart, lineEnd, requirement.Id);
        if (id < 0 || text.AsSpan(lineStart, id - lineStart).IndexOf("~~") >= 0 || text.AsSpan(lineStart, id - lineStart).IndexOf("<!--") >= 0)
            throw FrontMatterPlaces.Refused(file, requirement.Line, $"the place of {requirement.Id} is not certain");
        RequirementForm form = RequirementLine.Parse(lines[requirement.Line])?.Form ?? throw FrontMatterPlaces.Refused(file, requirement.Line, $"the place of {requirement.Id} is not certain");
        int idEnd = id + RequirementId.Match(text.AsSpan(id, lineEnd - id)), open = id;
        while (open > lineStart && Emphasis.Contains(text[open - 1], StringComparison.Ordinal)) open--;
        string opening = text[open..id];
        int at = idEnd;
        while (opening.Length > 0 && at < lineEnd && Emphasis.Contains(text[at], StringComparison.Ordinal)) at++;
        bool isClosed = opening.Length == 0 || at > idEnd;
        int markerAt = at;
        (int Start, int End)? marker = TakeMarker(text, ref at, lineEnd);
        isClosed |= marker is not null && Emphasis.Contains(text[at - 1], StringComparison.Ordinal);
        if (form == RequirementForm.TableRow) return new RequirementParts(form, lineStart, id, idEnd, markerAt, marker, idEnd, lineEnd) { Opening = opening };
        at = TakeSeparator(text, at, lineEnd, ref isClosed);
        int end = isClosed ? End(text, at, lines.End(requirement.LastLine)) : End(text, at, lineEnd, opening);
        return new RequirementParts(form, lineStart, id, idEnd, markerAt, marker, at, Math.Max(at, end)) { Opening = opening };
    }

    private static int FindId(string text, int start, int end, string id)
    {
        for (int at = start; at < end; at++)
        {
            if (at > start && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '-')) continue;
            int length = RequirementId.Match(text.AsSpan(at, end - at));
            if (length > 0 && RequirementId.Normalize(text.AsSpan(at, length)) == id) return at;
        }

        return -1;
    }

    private static (int Start, int End)? TakeMarker(string text, ref int at, int end)
    {
        int next = at;
        while (next < end && (text[next] == ' ' || Emphasis.Contains(text[next], StringComparison.Ordinal))) next++;
        if (next >= end || text[next] is not ('(' or '[' or '（' or '【')) return null;
        int close = text.AsSpan(next, end - next).IndexOfAny(")]）】");
        if (close is < 0 or > LongestMarker) return null;
        at = next + close + 1;
        while (at < end && Emphasis.Contains(text[at], StringComparison.Ordinal)) at++;
        return (next + 1, next + close);
    }

    private static int TakeSeparator(string text, int at, int end, ref bool isClosed)
    {
        int next = at;
        while (next < end && text[next] is ' ' or '\t') next++;
        bool isSeparator = next < end && (text[next] is ':' or '：' or '—' or '–' or '.' or '．' or '。' or '=' || (text[next] == '-' && next + 1 < end && text[next + 1] == ' '));
        if (isSeparator) next++;
        int closed = next;
        while (!isClosed && closed < end && Emphasis.Contains(text[closed], StringComparison.Ordinal)) closed++;
        isClosed |= closed > next;
        while (closed < end && text[closed] is ' ' or '\t' or '\u3000') closed++;
        return closed;
    }

    private static int End(string text, int start, int end, string closing = "")
    {
        for (int last = -1; last != end;)
        {
            last = end;
            while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
            if (end - start < 4 || !text.AsSpan(start, end - start).EndsWith("-->")) continue;
            int comment = text.AsSpan(start, end - start).LastIndexOf("<!--");
            if (comment >= 0) end = start + comment;
        }

        return closing.Length > 0 && text.AsSpan(start, end - start).EndsWith(closing) ? end - closing.Length : end;
    }
}
