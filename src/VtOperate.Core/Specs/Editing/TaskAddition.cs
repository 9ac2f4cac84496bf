using System.Globalization;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Adds tasks to a feature's list in a phase of their own at its end, numbered behind the last one; tasks that are there stay as they are. Pure.</summary>
internal static class TaskAddition
{
    private const int UsualWidth = 3;

    /// <summary>The text with the tasks that it lacks, and their ids; itself where it has them all.</summary>
    /// <param name="text">The list of tasks.</param>
    /// <param name="tasks">What is to be done, one sentence each.</param>
    /// <param name="requirement">The id of the requirement that they are for; empty for none.</param>
    /// <param name="gap">What is between requirement and code.</param>
    /// <param name="fix">The bug whose fix they belong to; empty for none.</param>
    public static (string Text, IReadOnlyList<string> Ids) Add(string text, IReadOnlyList<string> tasks, string requirement, TaskGap gap, string fix)
    {
        var lines = new SpecLines(text);
        List<string> said = [.. SpecText.Lines(text).Select(line => line.Text)];
        string[] wanted = [.. tasks.Select(task => Words(task, requirement, gap)).Distinct(StringComparer.Ordinal).Where(task => !said.Exists(line => Task(line) is { } there && there == task))];
        if (wanted.Length == 0) return (text, []);
        (long last, int width) = LastTask(text);
        string[] ids = [.. wanted.Select((_, at) => "T" + (last + at + 1).ToString(CultureInfo.InvariantCulture).PadLeft(width, '0'))];
        List<string> added = [.. wanted.Select((task, at) => $"- [ ] {ids[at]} {task}")];
        int own = fix.Length == 0 ? 0 : said.FindLastIndex(line => line.StartsWith("## ", StringComparison.Ordinal) && SpecNote.Names(line, fix)) + 1;
        int behind = lines.Count;
        if (own > 0)
        {
            behind = own;
            while (behind < lines.Count && !said[behind].StartsWith("## ", StringComparison.Ordinal)) behind++;
        }
        else
        {
            added.InsertRange(0, [$"## Phase {LastPhase(said) + 1}: Convergence{(fix.Length == 0 ? "" : $" ({fix})")}", ""]);
        }

        while (behind > 0 && lines.IsBlank(behind)) behind--;
        bool goesOn = own > 0 && behind > own && Task(said[behind - 1]) is not null;
        if (!goesOn && behind > 0) added.Insert(0, "");
        if (behind < lines.Count && !lines.IsBlank(behind + 1)) added.Add("");
        return (TextSplice.Apply(text, lines.After(behind, added)), ids);
    }

    private static string Words(string task, string requirement, TaskGap gap)
    {
        string words = string.Join(' ', task.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return requirement.Length == 0 ? words : $"{words} per {requirement} ({gap.ToString().ToLowerInvariant()})";
    }

    // What a task says behind its box and its id; null for a line that is none.
    private static string? Task(string line)
    {
        string words = line.TrimStart();
        if (!RequirementLine.BeginsItem(words)) return null;
        int box = words.IndexOf('[', StringComparison.Ordinal);
        if (box < 0 || box > 4 || box + 4 > words.Length || words[box + 2] != ']') return null;
        words = words[(box + 3)..].TrimStart(' ', '*');
        int end = 1;
        while (end < words.Length && char.IsAsciiLetterOrDigit(words[end])) end++;
        return words.Length > 1 && words[0] == 'T' && char.IsAsciiDigit(words[1]) ? words[end..].TrimStart(' ', '*').TrimEnd() : words.TrimEnd();
    }

    // Wherever an id stands: a range names tasks, too, and a number is never given twice.
    private static (long Last, int Width) LastTask(string text)
    {
        long last = 0;
        int width = UsualWidth;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] != 'T' || (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || text[at - 1] == '_'))) continue;
            int end = at + 1;
            while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
            int digits = end - at - 1;
            if (digits is < 2 or > 9) continue;
            if (end < text.Length && char.IsAsciiLetter(text[end]) && end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])) continue;
            long number = long.Parse(text.AsSpan(at + 1, digits), CultureInfo.InvariantCulture);
            if (number <= last) continue;
            last = number;
            width = digits;
        }

        return (last, width);
    }

    private static int LastPhase(List<string> said)
    {
        int last = 0;
        foreach (string line in said)
        {
            int at = line.StartsWith("## ", StringComparison.Ordinal) ? line.IndexOf("Phase ", StringComparison.OrdinalIgnoreCase) : -1;
            if (at < 0) continue;
            int start = at + 6, end = start;
            while (end < line.Length && char.IsAsciiDigit(line[end])) end++;
            if (end > start && end - start < 6) last = Math.Max(last, int.Parse(line.AsSpan(start, end - start), CultureInfo.InvariantCulture));
        }

        return last;
    }
}
