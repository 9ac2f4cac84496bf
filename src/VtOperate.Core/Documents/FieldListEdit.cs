using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>Changes a list of the front matter item by item: what stays keeps its quotes, its comment and its place. Pure.</summary>
internal static class FieldListEdit
{
    private const string DefaultGap = ", ";

    /// <summary>The splice that makes a list in brackets hold these items; null when it would lose a comment.</summary>
    public static TextSplice? Flow(string text, FieldPlace field, IReadOnlyList<string> items)
    {
        List<Range> places = YamlTokens.FlowItems(text, field.ValueStart, field.ValueEnd, out int close)!;
        int[] kept = KeptItems.Of(Values(field), items);
        int first = places.Count > 0 ? places[0].Start.Value : close, last = places.Count > 0 ? places[^1].End.Value : close;
        string head = text[(field.ValueStart + 1)..first], tail = text[last..close];
        if (places.Count == 0) tail = "";
        if (items.Count == 0) return text.AsSpan(field.ValueStart, close - field.ValueStart).Contains('#') ? null : new TextSplice(field.ValueStart, field.ValueEnd, "[]");
        var result = new StringBuilder("[").Append(head);
        int gaps = 0;
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0)
            {
                bool isOldGap = kept[i] > 0 && kept[i - 1] == kept[i] - 1;
                result.Append(isOldGap ? Gap(text, places, kept[i]) : DefaultGap);
                if (isOldGap && HasComment(Gap(text, places, kept[i]))) gaps++;
            }

            result.Append(kept[i] >= 0 ? text[places[kept[i]]] : YamlText.FlowItem(items[i]));
        }

        int comments = 0;
        for (int i = 1; i < places.Count; i++) if (HasComment(Gap(text, places, i))) comments++;
        return gaps < comments ? null : new TextSplice(field.ValueStart, field.ValueEnd, result.Append(tail).Append(']').ToString());
    }

    /// <summary>The splice that makes a list of hyphens hold these items, at least one; null when its lines are not one item each.</summary>
    public static TextSplice? Block(string text, FieldPlace field, IReadOnlyList<string> items, string lineEnd)
    {
        int first = YamlTokens.NextLine(text, field.Colon, field.End);
        List<int>? starts = Dashes(text, first, field.End);
        if (starts is null || starts.Count != Values(field).Count) return null;
        int dash = YamlTokens.SkipBlanks(text, starts[0], field.End), value = YamlTokens.SkipBlanks(text, dash + 1, field.End);
        string indent = text[starts[0]..dash], room = YamlTokens.IsBlankOrComment(text, value, field.End) ? " " : text[(dash + 1)..value];
        var result = new StringBuilder(text, first, starts[0] - first, 64);
        int[] kept = KeptItems.Of(Values(field), items);
        int copied = 0;
        for (int i = 0; i < items.Count; i++)
        {
            if (kept[i] < 0)
            {
                result.Append(indent).Append('-').Append(room).Append(YamlText.Scalar(items[i])).Append(lineEnd);
                continue;
            }

            for (; copied < kept[i]; copied++) Comments(text, starts, copied, field.End, result);
            result.Append(text, starts[copied], ItemEnd(starts, copied, field.End) - starts[copied]);
            copied++;
        }

        for (; copied < starts.Count; copied++) Comments(text, starts, copied, field.End, result);
        return new TextSplice(first, field.End, result.ToString());
    }

    /// <summary>The lines of a new list of hyphens, each with its line end.</summary>
    public static string Lines(IReadOnlyList<string> items, string lineEnd) => string.Concat(items.Select(item => $"  - {YamlText.Scalar(item)}{lineEnd}"));

    /// <summary>The texts of a list, or of a single value the one; empty for none.</summary>
    public static IReadOnlyList<string> Values(FieldPlace field) => field.Value switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Value)],
        YamlScalar { IsNull: false } scalar => [scalar.Value],
        _ => [],
    };

    private static string Gap(string text, List<Range> places, int index) => text[places[index - 1].End.Value..places[index].Start.Value];

    private static bool HasComment(string gap) => gap.Contains('#', StringComparison.Ordinal);

    // The starts of the lines that begin an item; null when the list holds text that no item of its own column begins.
    private static List<int>? Dashes(string text, int start, int end)
    {
        var starts = new List<int>();
        int column = -1;
        for (int line = start; line < end; line = YamlTokens.NextLine(text, line, end))
        {
            if (YamlTokens.IsBlankOrComment(text, line, end)) continue;
            int at = YamlTokens.SkipBlanks(text, line, end);
            if (column < 0) column = at - line;
            if (at - line < column) return null;
            if (at - line > column) continue;
            if (text[at] != '-' || at + 1 < end && text[at + 1] is not (' ' or '\t' or '\r' or '\n')) return null;
            int value = YamlTokens.SkipBlanks(text, at + 1, end);
            if (value < end && text[value] is '&' or '*' or '!' or '|' or '>') return null;
            starts.Add(line);
        }

        return starts;
    }

    private static int ItemEnd(List<int> starts, int index, int end) => index + 1 < starts.Count ? starts[index + 1] : end;

    // A comment below an item that goes may be about the one that follows.
    private static void Comments(string text, List<int> starts, int index, int end, StringBuilder result)
    {
        int limit = ItemEnd(starts, index, end);
        for (int line = YamlTokens.NextLine(text, starts[index], limit); line < limit;)
        {
            int next = YamlTokens.NextLine(text, line, limit);
            if (YamlTokens.IsBlankOrComment(text, line, limit)) result.Append(text, line, next - line);
            line = next;
        }
    }
}
