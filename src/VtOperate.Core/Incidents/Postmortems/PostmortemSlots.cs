using System.Buffers;

namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>The places of a post-mortem in which a person must write. A slot is a line that begins with a mark, or with the word for evidence and a mark, and asks a question; whoever answers puts the answer in its place. Pure.</summary>
internal static class PostmortemSlots
{
    private const string Mark = "TODO(";
    private static readonly SearchValues<char> s_before = SearchValues.Create(" \t>-*+0123456789.)#");

    /// <summary>A slot, ending with LF.</summary>
    /// <param name="name">What it is about, one word.</param>
    /// <param name="question">What is asked.</param>
    internal static string Write(string name, string question) => $"{Mark}{name}): {question}\n";

    /// <summary>The name of the slot that begins a line; null where none does.</summary>
    internal static string? NameIn(string line)
    {
        int at = line.IndexOf(Mark, StringComparison.Ordinal);
        if (at < 0) return null;
        ReadOnlySpan<char> before = line.AsSpan(0, at).TrimEnd();
        if (before.EndsWith(FiveWhys.Evidence, StringComparison.OrdinalIgnoreCase)) before = before[..^FiveWhys.Evidence.Length];
        if (before.ContainsAnyExcept(s_before)) return null;
        int end = line.IndexOf("):", at, StringComparison.Ordinal);
        return end > at + Mark.Length ? line[(at + Mark.Length)..end] : null;
    }
}
