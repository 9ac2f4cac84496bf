using System.Globalization;
using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Documents;

/// <summary>Shows how a text changes, as a unified difference of lines. Pure.</summary>
public static class TextDifference
{
    private const int Context = 2;

    /// <summary>The difference, its lines parted by LF and without one at the end; empty where the texts are the same.</summary>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it becomes.</param>
    /// <param name="name">The file's name for the two head lines.</param>
    public static string Of(string before, string after, string name)
    {
        if (before == after) return "";
        string[] old = Lines(before), now = Lines(after);
        var numbers = new Dictionary<string, ulong>(StringComparer.Ordinal);
        List<LineRun> shared = LineDiff.FindShared(Numbered(old, numbers), Numbered(now, numbers), CancellationToken.None);
        var text = new StringBuilder().Append("--- a/").Append(name).Append("\n+++ b/").Append(name);
        List<(int Old, int OldEnd, int New, int NewEnd)> changes = Changes(shared, old.Length, now.Length);
        for (int first = 0, last; first < changes.Count; first = last + 1)
        {
            last = first;
            while (last + 1 < changes.Count && changes[last + 1].Old - changes[last].OldEnd <= 2 * Context) last++;
            Hunk(text, old, now, changes.GetRange(first, last - first + 1));
        }

        return text.ToString();
    }

    /// <summary>For each line of a text as it becomes, the number from 1 of the line that it was; a line that is new has the number of the one it stands for or before.</summary>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it becomes.</param>
    public static int[] Origins(string before, string after)
    {
        string[] old = Lines(before), now = Lines(after);
        var numbers = new Dictionary<string, ulong>(StringComparer.Ordinal);
        List<LineRun> shared = LineDiff.FindShared(Numbered(old, numbers), Numbered(now, numbers), CancellationToken.None);
        int[] origins = new int[now.Length];
        foreach (LineRun run in shared)
        {
            for (int i = 0; i < run.Length; i++) origins[run.After + i] = run.Before + i + 1;
        }

        foreach ((int from, int to, int newFrom, int newTo) in Changes(shared, old.Length, now.Length))
        {
            int last = Math.Clamp(Math.Max(from, to - 1), 0, Math.Max(0, old.Length - 1));
            for (int i = newFrom; i < newTo; i++) origins[i] = Math.Min(from + (i - newFrom), last) + 1;
        }

        return origins;
    }

    private static void Hunk(StringBuilder text, string[] old, string[] now, List<(int Old, int OldEnd, int New, int NewEnd)> changes)
    {
        int start = Math.Max(0, changes[0].Old - Context), end = Math.Min(old.Length, changes[^1].OldEnd + Context);
        int newStart = changes[0].New - (changes[0].Old - start), newEnd = changes[^1].NewEnd + (end - changes[^1].OldEnd);
        text.Append(CultureInfo.InvariantCulture, $"\n@@ -{start + 1},{end - start} +{newStart + 1},{newEnd - newStart} @@");
        int at = start;
        foreach ((int from, int to, int newFrom, int newTo) in changes)
        {
            for (; at < from; at++) Line(text, ' ', old[at]);
            for (; at < to; at++) Line(text, '-', old[at]);
            for (int added = newFrom; added < newTo; added++) Line(text, '+', now[added]);
        }

        for (; at < end; at++) Line(text, ' ', old[at]);
    }

    private static void Line(StringBuilder text, char sign, string line) => text.Append('\n').Append(sign).Append(line.AsSpan().TrimEnd("\r\n"));

    private static List<(int Old, int OldEnd, int New, int NewEnd)> Changes(List<LineRun> shared, int oldCount, int newCount)
    {
        var changes = new List<(int, int, int, int)>();
        int old = 0, now = 0;
        foreach (LineRun run in shared)
        {
            if (run.Before > old || run.After > now) changes.Add((old, run.Before, now, run.After));
            (old, now) = (run.Before + run.Length, run.After + run.Length);
        }

        if (old < oldCount || now < newCount) changes.Add((old, oldCount, now, newCount));
        return changes;
    }

    private static string[] Lines(string text)
    {
        var lines = new List<string>();
        for (int start = 0, next; start < text.Length; start = next)
        {
            int end = text.AsSpan(start).IndexOfAny('\r', '\n');
            next = end < 0 ? text.Length : start + end + 1;
            if (end >= 0 && text[next - 1] == '\r' && next < text.Length && text[next] == '\n') next++;
            lines.Add(text[start..next]);
        }

        return [.. lines];
    }

    private static ulong[] Numbered(string[] lines, Dictionary<string, ulong> numbers)
    {
        ulong[] result = new ulong[lines.Length];
        for (int i = 0; i < lines.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out ulong number)) numbers[lines[i]] = number = (ulong)numbers.Count;
            result[i] = number;
        }

        return result;
    }
}
