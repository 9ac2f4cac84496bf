namespace VtOperate.Core.Traces;

/// <summary>One frame as Ruby prints it: <c>app/cart.rb:12:in 'Cart#total'</c>, with <c>from</c>, a number or a gem before it and the message behind the newest.</summary>
internal static class RubyFrame
{
    /// <summary>Reads a frame from a text without blanks at its ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The places of function, file and line.</param>
    /// <param name="gem">The place of the gem's name, or null.</param>
    /// <param name="message">Where the message starts; the length of the text when there is none.</param>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts, out Range? gem, out int message)
    {
        parts = default;
        gem = null;
        message = text.Length;
        int start = SkipFrom(text);
        bool led = start > 0;
        if (text.Length > start && text[start] != '<' && text[start..].IndexOf(" (", StringComparison.Ordinal) is var open and > 0)
        {
            int close = text[(start + open)..].IndexOf(") ", StringComparison.Ordinal);
            if (close > 2 && char.IsAsciiDigit(text[start + open + 2]) && text.Slice(start, open).IndexOfAny(' ', '/') < 0)
            {
                gem = start..(start + open);
                start += open + close + 2;
            }
        }

        int place = text[start..].IndexOf(":in ", StringComparison.Ordinal);
        int end = place < 0 ? text.Length : start + place;
        int digits = FrameParts.DigitsAtEnd(text[start..end]);
        int colon = end - digits - 1;
        if (digits == 0 || colon <= start || text[colon] != ':' || !IsPath(text[start..colon])) return false;
        if (place < 0)
        {
            if (!led) return false;
            parts = new FrameParts(null, start..colon, FrameParts.Number(text[(colon + 1)..end]), null, IsCertain: false);
            return true;
        }

        int quote = end + 4;
        if (quote >= text.Length || text[quote] is not ('`' or '\'')) return false;
        int closing = text[(quote + 1)..].IndexOf('\'');
        if (closing <= 0) return false;
        closing += quote + 1;
        if (closing + 1 < text.Length)
        {
            if (text[closing + 1] != ':') return false;
            message = closing + 2;
            while (message < text.Length && text[message] == ' ') message++;
        }

        parts = new FrameParts((quote + 1)..closing, start..colon, FrameParts.Number(text[(colon + 1)..end]), null, IsCertain: true);
        return true;
    }

    /// <summary>Whether a line is a frame of the order that Ruby 2.5 to 2.7 print: <c>2: from a.rb:1:in `f'</c>, oldest first.</summary>
    internal static bool IsNumbered(ReadOnlySpan<char> text) => text.Length > 8 && char.IsAsciiDigit(text[0]) && SkipFrom(text) > 5 && TryRead(text, out _, out _, out _);

    private static int SkipFrom(ReadOnlySpan<char> text)
    {
        int at = 0;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at > 0)
        {
            if (at + 2 >= text.Length || text[at] != ':' || text[at + 1] != ' ') return 0;
            at += 2;
        }

        return text[at..].StartsWith("from ", StringComparison.Ordinal) ? at + 5 : 0;
    }

    private static bool IsPath(ReadOnlySpan<char> path)
    {
        if (path.Length > 1000 || path.IndexOfAny("\"'`*|") >= 0 || path.IndexOf(": ", StringComparison.Ordinal) >= 0) return false;
        return path[0] is '<' or '(' or '/' or '.' or '-' || path.IndexOf(' ') < 0 || path.EndsWith(".rb", StringComparison.Ordinal);
    }
}
