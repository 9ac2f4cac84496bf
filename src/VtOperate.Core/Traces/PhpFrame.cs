namespace VtOperate.Core.Traces;

/// <summary>One frame as PHP prints it: <c>#0 /srv/cart.php(12): Shop\Cart->total(Array)</c>, <c>#1 [internal function]: array_map(Object(Closure))</c>, <c>#2 {main}</c>.</summary>
internal static class PhpFrame
{
    /// <summary>Reads a frame from a text without blanks at its ends.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts)
    {
        parts = default;
        if (text.Length < 6 || text[0] != '#') return false;
        int at = 1;
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        if (at is 1 or > 8 || at + 1 >= text.Length || text[at] != ' ') return false;
        int start = at + 1;
        ReadOnlySpan<char> rest = text[start..];
        if (rest is "{main}") return true;
        const string Internal = "[internal function]: ";
        if (rest.StartsWith(Internal, StringComparison.Ordinal))
        {
            int name = NameLength(rest[Internal.Length..]);
            parts = new FrameParts((start + Internal.Length)..(start + Internal.Length + name), null, null, null, IsCertain: true);
            return name > 0;
        }

        int place = rest.IndexOf("): ", StringComparison.Ordinal);
        if (place <= 0) return false;
        int digits = FrameParts.DigitsAtEnd(rest[..place]);
        int open = place - digits - 1;
        if (digits == 0 || open <= 0 || rest[open] != '(') return false;
        int call = start + place + 3, length = NameLength(text[call..]);
        if (length == 0) return false;
        parts = new FrameParts(call..(call + length), start..(start + open), FrameParts.Number(rest.Slice(open + 1, digits)), null, IsCertain: true);
        return true;
    }

    /// <summary>How long the name before the arguments is; the name of a closure can hold parentheses of its own, in braces.</summary>
    private static int NameLength(ReadOnlySpan<char> call)
    {
        int braces = 0;
        for (int i = 0; i < call.Length; i++)
        {
            char c = call[i];
            if (c == '{') braces++;
            else if (c == '}') braces--;
            else if (c == '(' && braces <= 0) return i;
            else if (c == ' ' && braces <= 0) return 0;
        }

        return 0;
    }
}
