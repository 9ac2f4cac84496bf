namespace VtOperate.Core.Traces;

/// <summary>What PHP prints before the frames: <c>PHP Fatal error:  Uncaught RuntimeException: no cart in /srv/cart.php:12</c> and its relatives.</summary>
internal static class PhpHead
{
    /// <summary>Takes type, message and place of the throw from the lines of a head.</summary>
    internal static void Take(List<TraceLine> lines, TraceBuilder trace)
    {
        if (trace.InputLine == 0) trace.InputLine = lines[0].Number;
        for (int i = 0; i < lines.Count; i++)
        {
            ReadOnlySpan<char> text = lines[i].Trimmed;
            TraceFrame? thrown = null;
            if (i == lines.Count - 1 && Place(text, out int end, out FrameParts parts))
            {
                thrown = new TraceFrame { File = text[parts.File!.Value].ToString(), Line = parts.Line, Text = text.ToString(), InputLine = lines[i].Number };
                text = text[..end];
            }

            if (i == 0) text = TakeType(text, trace);
            if (!text.IsEmpty) trace.AddMessage(text);
            if (thrown is not null) trace.Frames.Add(thrown);
        }
    }

    /// <summary>Finds the place at the end of a head: <c>in /srv/cart.php:12</c>, <c>at /srv/cart.php:12)</c>.</summary>
    /// <param name="text">The line.</param>
    /// <param name="end">Where the message ends.</param>
    /// <param name="parts">File and line.</param>
    internal static bool Place(ReadOnlySpan<char> text, out int end, out FrameParts parts)
    {
        parts = default;
        end = 0;
        if (text.EndsWith(")", StringComparison.Ordinal)) text = text[..^1];
        int digits = FrameParts.DigitsAtEnd(text);
        int colon = text.Length - digits - 1;
        if (digits == 0 || colon <= 0 || text[colon] != ':') return false;
        end = Math.Max(text[..colon].LastIndexOf(" in ", StringComparison.Ordinal), text[..colon].LastIndexOf(" at ", StringComparison.Ordinal));
        if (end < 0 || end + 4 >= colon) return false;
        parts = new FrameParts(null, (end + 4)..colon, FrameParts.Number(text[(colon + 1)..]), null, IsCertain: true);
        return true;
    }

    private static ReadOnlySpan<char> TakeType(ReadOnlySpan<char> text, TraceBuilder trace)
    {
        int old = text.IndexOf("exception '", StringComparison.Ordinal);
        if (old >= 0)
        {
            ReadOnlySpan<char> name = text[(old + 11)..];
            int quote = name.IndexOf('\'');
            if (quote <= 0) return text;
            trace.Type = name[..quote].ToString();
            int message = name.IndexOf("with message '", StringComparison.Ordinal);
            return message < 0 ? [] : name[(message + 14)..].TrimEnd().TrimEnd('\'');
        }

        int from = After(text, "Uncaught "), next = After(text, "Next "), laravel = After(text, "[object] (");
        int start = from >= 0 ? from : laravel >= 0 ? laravel : next == 5 ? 5 : 0;
        ReadOnlySpan<char> rest = text[start..];
        int length = 0;
        while (length < rest.Length && (char.IsLetterOrDigit(rest[length]) || rest[length] is '_' or '\\')) length++;
        if (length == 0 || (start == 0 && !rest[length..].StartsWith(":", StringComparison.Ordinal))) return text;
        trace.Type = rest[..length].ToString();
        rest = rest[length..];
        int colon = rest.StartsWith("(code", StringComparison.Ordinal) ? rest.IndexOf("): ", StringComparison.Ordinal) + 1 : 0;
        return rest[colon..].TrimStart(':').TrimStart();
    }

    private static int After(ReadOnlySpan<char> text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? -1 : at + word.Length;
    }
}
