using System.Globalization;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>The questions why of a post-mortem. Each has a place for its answer and one for what shows that the answer is true: an entry of the timeline, a commit, a link. Pure.</summary>
internal static class FiveWhys
{
    /// <summary>How many there are in a new post-mortem.</summary>
    internal const int Count = 5;

    /// <summary>The heading of their section.</summary>
    internal const string Heading = "Five whys";

    /// <summary>What stands before the evidence of an answer.</summary>
    internal const string Evidence = "Evidence:";

    private const string Entry = "entry ";
    private static readonly string[] s_unknown = ["not known", "unknown", "nobody knows"];

    /// <summary>A question with its two places, ending with LF.</summary>
    /// <param name="number">Which it is, from 1.</param>
    internal static string Write(int number)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"why-{number}");
        string question = number == 1 ? "Why did customers feel it?" : "And why was that so?";
        return string.Create(CultureInfo.InvariantCulture, $"{number}. {PostmortemSlots.Write(name, question + " Write \"not known\" where nobody knows.")}   {Evidence} {PostmortemSlots.Write(name + "-evidence", "what shows it? `entry` with the last column of the timeline, a commit, or a link; or \"not known\".")}");
    }

    /// <summary>Whether an answer says that nobody knows, or nothing else is asked.</summary>
    internal static bool IsUnknown(string answer)
    {
        string said = answer.Trim(' ', '\t', '.', '*', '_', '"');
        return s_unknown.Contains(said, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The entry of the timeline that evidence names: the end of its id; null where it names none.</summary>
    internal static string? EntryIn(string evidence)
    {
        string said = evidence.Replace("`", "", StringComparison.Ordinal).Trim();
        if (!said.StartsWith(Entry, StringComparison.OrdinalIgnoreCase)) return null;
        string mark = said[Entry.Length..].TrimStart().Split(' ', 2)[0].Trim('.', ',', ';', ':');
        return mark.Length == 0 ? null : mark;
    }
}
