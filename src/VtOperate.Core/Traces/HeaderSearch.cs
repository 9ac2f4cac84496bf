namespace VtOperate.Core.Traces;

/// <summary>Looks back from the first frame for the line that names the exception.</summary>
internal static class HeaderSearch
{
    private const int MaxBlankLines = 3;
    private const int MaxLinesBehindPrefix = 12;
    private const int MaxMessage = 1000;

    /// <summary>Finds the nearest line before the block that names an exception.</summary>
    /// <param name="block">The block.</param>
    /// <param name="trace">Gets the number of the line.</param>
    /// <param name="text">The line from the name of the exception on.</param>
    /// <param name="script">Whether names without a namespace count.</param>
    /// <returns>Its index in <see cref="TraceBlock.Before"/>, or -1.</returns>
    internal static int Find(TraceBlock block, TraceBuilder trace, out string text, bool script = false)
    {
        int blank = 0, last = block.Before.Count - 1;
        for (int i = last; i >= 0 && blank <= MaxBlankLines; i--)
        {
            if (block.Prefix.Length > 0 && last - i >= MaxLinesBehindPrefix) break;
            TraceLine line = block.Before[i];
            ReadOnlySpan<char> content = line.Trimmed;
            if (content.IsEmpty)
            {
                blank++;
                continue;
            }

            if (TraceHeader.TryFind(content, immediate: i == last, out Range type, out _, script))
            {
                text = content[type.Start..].ToString();
                trace.InputLine = line.Number;
                return i;
            }

            if (LogPrefix.StartsRecord(content)) break;
        }

        text = "";
        return -1;
    }

    /// <summary>Takes the line directly before the frames as the message of a trace that names no exception.</summary>
    internal static void TakeLineBefore(TraceBlock block, TraceBuilder trace)
    {
        int last = block.Before.Count - 1;
        // A stack overflow says between the two how often the frames that follow were repeated.
        while (last >= 0 && block.Before.Count - last <= MaxBlankLines && IsOrnament(block.Before[last].Trimmed)) last--;
        if (last < 0) return;
        TraceLine line = block.Before[last];
        ReadOnlySpan<char> content = line.Trimmed;
        if (content.IsEmpty || content.Length > MaxMessage) return;
        trace.AddMessage(content);
        trace.InputLine = line.Number;
    }

    private static bool IsOrnament(ReadOnlySpan<char> text) =>
        (text.StartsWith("Repeat ", StringComparison.Ordinal) && text.EndsWith(" times:", StringComparison.Ordinal)) || (text.Length > 3 && text.TrimStart('-').IsEmpty);
}
