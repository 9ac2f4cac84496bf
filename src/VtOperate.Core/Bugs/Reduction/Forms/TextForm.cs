namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Text by lines (each with its line break), then words, blanks and signs, then letters. The byte order mark stays.</summary>
internal static class TextForm
{
    /// <summary>The tree of a text: lines, their tokens, their letters.</summary>
    internal static ReductionPart Read(ReadOnlyMemory<byte> content)
    {
        var units = new TextUnits(content);
        return Root(units, (from, to) => Tokens(units, from, to));
    }

    /// <summary>The lines alone, for what means something only line by line.</summary>
    internal static ReductionPart ReadLines(ReadOnlyMemory<byte> content) => Root(new TextUnits(content), null);

    /// <summary>The words, runs of blanks, line breaks and other signs in a range.</summary>
    internal static IReadOnlyList<ReductionPart> Tokens(TextUnits units, int from, int to)
    {
        var tokens = new List<ReductionPart>();
        for (int at = from; at < to;)
        {
            int start = at, end = TokenEnd(units, at, to);
            bool hasMore = end - start > units.At(start).Length && units.Break(start) != end - start;
            tokens.Add(hasMore ? new ReductionPart(start, end, () => Letters(units, start, end)) : new ReductionPart(start, end));
            at = end;
        }

        return tokens;
    }

    private static ReductionPart Root(TextUnits units, Func<int, int, IReadOnlyList<ReductionPart>>? inside)
    {
        List<ReductionPart> lines = Lines(units, inside);
        return new ReductionPart(0, units.End, lines) { MayGo = false, Blocks = () => LineBlocks.Read(units, lines) };
    }

    private static List<ReductionPart> Lines(TextUnits units, Func<int, int, IReadOnlyList<ReductionPart>>? inside)
    {
        var lines = new List<ReductionPart>();
        int start = units.Start;
        for (int at = start; at < units.End;)
        {
            int wide = units.Break(at);
            at += wide > 0 ? wide : units.At(at).Length;
            if (wide == 0 && at < units.End) continue;
            int from = start, to = at;
            lines.Add(new ReductionPart(from, to, inside is null ? null : () => inside(from, to)));
            start = at;
        }

        return lines;
    }

    private static int TokenEnd(TextUnits units, int at, int to)
    {
        if (units.Break(at) is > 0 and int wide) return Math.Min(to, at + wide);
        (int letter, int length) = units.At(at);
        at += length;
        Func<int, bool>? more = TextUnits.IsWord(letter) ? TextUnits.IsWord : TextUnits.IsBlank(letter) ? TextUnits.IsBlank : null;
        while (more is not null && at < to && more(units.At(at).Letter)) at += units.At(at).Length;
        return Math.Min(to, at);
    }

    private static List<ReductionPart> Letters(TextUnits units, int from, int to)
    {
        var letters = new List<ReductionPart>();
        for (int at = from; at < to; at = letters[^1].End) letters.Add(new ReductionPart(at, Math.Min(to, at + units.At(at).Length)));
        return letters;
    }
}
