using VtOperate.Core.Errors;

namespace VtOperate.Core.Documents;

/// <summary>Makes the splices that change one field of a front matter and nothing else. What it makes is read back by its caller before it counts. Pure.</summary>
/// <param name="text">The whole text, readable.</param>
/// <param name="file">The file, for errors.</param>
/// <param name="places">Where the fields stand.</param>
/// <param name="lineEnd">The line end to write.</param>
internal sealed class FrontMatterEdit(string text, string file, FrontMatterPlaces places, string lineEnd)
{
    private const string Delimiter = "---";

    /// <summary>The one field with this key, however it spells case, hyphens and underscores; null when there is none.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/> when the key stands twice.</exception>
    public FieldPlace? Find(string key)
    {
        FieldPlace? found = null;
        foreach (FieldPlace field in places.Fields)
        {
            if (!DocumentFields.IsSameKey(field.Key, key)) continue;
            if (found is not null) throw Refused(field, $"the key '{key}' stands twice (also in line {LineOf(found)})");
            found = field;
        }

        return found;
    }

    /// <summary>The splices that give a field this value, written as it is to stand.</summary>
    public TextSplice[] SetScalar(FieldPlace field, string value)
    {
        if (field.Style == FieldStyle.Other) throw NotPlain(field);
        int below = YamlTokens.NextLine(text, field.Colon, field.End);
        switch (field.Style)
        {
            case FieldStyle.Empty:
                return [new(field.Colon + 1, field.Colon + 1, " " + value)];
            case FieldStyle.Scalar or FieldStyle.FlowList:
                if (field.Style == FieldStyle.FlowList && HasComment(field.ValueStart, field.ValueEnd)) throw Refused(field, $"a comment inside the value of '{field.Key}' would be lost");
                return [new(field.ValueStart, field.ValueEnd, value)];
            case FieldStyle.BlockScalar:
                return [new(field.ValueStart, field.ValueEnd, value), new(below, field.End, "")];
            default:
                if (HasComment(below, field.End)) throw Refused(field, $"a comment inside the value of '{field.Key}' would be lost");
                return [new(field.Colon + 1, field.Colon + 1, " " + value), new(below, field.End, "")];
        }
    }

    /// <summary>The splices that give a field these items, in the style that it has; a single value becomes a list in the style that is asked for.</summary>
    public TextSplice[] SetList(FieldPlace field, IReadOnlyList<string> items, ListStyle style)
    {
        switch (field.Style)
        {
            case FieldStyle.FlowList:
                return [FieldListEdit.Flow(text, field, items) ?? throw Refused(field, $"a comment inside the value of '{field.Key}' would be lost")];
            case FieldStyle.BlockList when items.Count > 0:
                return [FieldListEdit.Block(text, field, items, lineEnd) ?? throw NotPlain(field)];
            case FieldStyle.BlockList:
                return SetScalar(field, "[]");
            default:
                if (style == ListStyle.Flow || items.Count == 0) return SetScalar(field, YamlText.FlowList(items));
                return ToLines(field, items);
        }
    }

    /// <summary>The splice that takes a field out, its lines and nothing around them.</summary>
    public TextSplice Remove(FieldPlace field)
    {
        if (field.Style == FieldStyle.Other && HasReference(field)) throw NotPlain(field);
        return new(field.Start, field.End, "");
    }

    /// <summary>The splice that gives a field another key.</summary>
    public static TextSplice Rename(FieldPlace field, string key) => new(field.KeyStart, field.Colon, key);

    /// <summary>The splice that adds a field, at its place in an order of keys: after the nearest key before it that the front matter has, else before the nearest after it, else at the end.</summary>
    /// <param name="key">The key.</param>
    /// <param name="value">What stands after the colon, with the blank or line end before it and the line end after it.</param>
    /// <param name="order">The order of keys; empty for none.</param>
    public TextSplice Add(string key, string value, IReadOnlyList<string> order)
    {
        string indent = places.Fields.Count > 0 ? text[places.Fields[0].Start..places.Fields[0].KeyStart] : "";
        string line = $"{indent}{key}:{value}";
        if (!places.Exists) return new(0, 0, $"{Delimiter}{lineEnd}{line}{Delimiter}{lineEnd}{(text.Length > 0 ? lineEnd : "")}");
        int index = IndexOf(order, key), at = places.YamlEnd;
        if (index >= 0 && places.Fields.Count > 0)
        {
            FieldPlace? before = Nearest(order, index, -1), after = before is null ? Nearest(order, index, 1) : null;
            at = before?.End ?? (after is null ? at : CommentStart(after));
        }
        else if (places.Fields.Count > 0)
        {
            at = places.Fields[^1].End;
        }

        return new(at, at, line);
    }

    private TextSplice[] ToLines(FieldPlace field, IReadOnlyList<string> items)
    {
        string lines = FieldListEdit.Lines(items, lineEnd);
        int below = YamlTokens.NextLine(text, field.Colon, field.End);
        switch (field.Style)
        {
            case FieldStyle.Empty:
                return [new(below, below, lines)];
            case FieldStyle.BlockScalar:
                return [new(field.Colon + 1, field.ValueEnd, ""), new(below, field.End, lines)];
            case FieldStyle.ScalarBelow when !HasComment(below, field.End):
                return [new(below, field.End, lines)];
            case FieldStyle.Scalar:
                int next = YamlTokens.NextLine(text, field.ValueEnd, field.End);
                return [new(field.Colon + 1, field.ValueEnd, ""), new(next, next, lines)];
            default:
                throw NotPlain(field);
        }
    }

    private FieldPlace? Nearest(IReadOnlyList<string> order, int index, int step)
    {
        for (int i = index + step; i >= 0 && i < order.Count; i += step)
        {
            foreach (FieldPlace field in places.Fields)
            {
                if (DocumentFields.IsSameKey(field.Key, order[i])) return field;
            }
        }

        return null;
    }

    // Comment lines directly above a key are about it.
    private int CommentStart(FieldPlace field)
    {
        int at = field.Start;
        for (int line = places.YamlStart, first = -1; line < field.Start; line = YamlTokens.NextLine(text, line, places.YamlEnd))
        {
            int sign = YamlTokens.SkipBlanks(text, line, places.YamlEnd);
            bool isComment = text[sign] == '#';
            if (isComment && first < 0) first = line;
            if (!isComment) first = -1;
            at = first >= 0 ? first : field.Start;
        }

        return at;
    }

    private static int IndexOf(IReadOnlyList<string> order, string key)
    {
        for (int i = 0; i < order.Count; i++)
        {
            if (DocumentFields.IsSameKey(order[i], key)) return i;
        }

        return -1;
    }

    private bool HasComment(int start, int end) => text.AsSpan(start, end - start).Contains('#');

    private bool HasReference(FieldPlace field) => text.AsSpan(field.Colon, field.End - field.Colon).IndexOfAny('&', '*') >= 0;

    private OperationException NotPlain(FieldPlace field) =>
        Refused(field, HasReference(field) ? $"the value of '{field.Key}' has an anchor or an alias" : $"the value of '{field.Key}' is more than a text or a plain list");

    private OperationException Refused(FieldPlace field, string why) => FrontMatterPlaces.Refused(file, LineOf(field), why);

    private int LineOf(FieldPlace field)
    {
        int line = 1;
        for (int at = 0; at < field.Start; line++) at = YamlTokens.NextLine(text, at, text.Length);
        return line;
    }
}
