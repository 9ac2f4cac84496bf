using System.Buffers;

namespace VtOperate.Core.Specs.Drift;

/// <summary>The names of a text to which a line may give a number or a duration, so that a rule about numbers reads the files alone in which there is one. What is found is more than what <see cref="CodeMeasure"/> takes, never less. Pure.</summary>
internal static class GivenNames
{
    // Apart from the names themselves, which stand in the same list.
    private const uint Mark = 0x9E3779B9;

    private static readonly SearchValues<char> s_signs = SearchValues.Create("=:");
    private static readonly string[] s_durations = ["TimeSpan.From", "Duration", "time.", "timedelta"];

    /// <summary>How it is noted that a name is given something.</summary>
    /// <param name="name">The name (<see cref="NameHash"/>).</param>
    public static uint Of(uint name) => name ^ Mark;

    /// <summary>Adds those of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">Where they are added, each as <see cref="Of"/> notes it.</param>
    public static void AddTo(ReadOnlySpan<char> text, HashSet<uint> names)
    {
        while (text.Length > 0)
        {
            int end = text.IndexOf('\n');
            ReadOnlySpan<char> line = end < 0 ? text : text[..end];
            text = end < 0 ? [] : text[(end + 1)..];
            if (line.IndexOfAnyInRange('0', '9') >= 0) AddLine(line, names);
        }
    }

    private static void AddLine(ReadOnlySpan<char> line, HashSet<uint> names)
    {
        // Comments and texts, which the rule does not see, may hold signs of their own: each sign counts.
        int last = line.LastIndexOfAny(s_signs);
        while (last >= 0 && !MayBeNumber(line[(last + 1)..].TrimStart())) last = line[..last].LastIndexOfAny(s_signs);
        for (int at = 0; at < last; at++)
        {
            if (!AssignedValue.BeginsName(line[at])) continue;
            int end = AssignedValue.EndOfName(line, at);
            names.Add(Of(NameHash.Of(line[at..end])));
            at = end;
        }
    }

    private static bool MayBeNumber(ReadOnlySpan<char> value)
    {
        if (value.Length == 0) return false;
        if (char.IsAsciiDigit(value[0])) return true;
        foreach (string word in s_durations)
        {
            if (value.Contains(word, StringComparison.Ordinal)) return true;
        }

        return false;
    }
}
