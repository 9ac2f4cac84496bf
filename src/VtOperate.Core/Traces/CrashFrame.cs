namespace VtOperate.Core.Traces;

/// <summary>One call in a crash's output, before it is known whether it matters.</summary>
/// <param name="Function">The name as printed, or null where only the module is known.</param>
/// <param name="Place">The file or module as printed; may be empty.</param>
/// <param name="Number">The number that the line gives the call, or -1.</param>
internal readonly record struct CrashFrame(string? Function, string Place, int Number)
{
    /// <summary>Reads a numbered frame of sanitizers, debuggers and crash reporters: <c>#0 0x1 in f(int) /src/a.c:1:2</c>, <c>#1  f (x=1) at a.c:2</c>, <c>#00 pc 01ab  /lib/x.so (f+12)</c>.</summary>
    internal static bool TryReadNumbered(ReadOnlySpan<char> line, out CrashFrame frame)
    {
        frame = default;
        int hash = line.IndexOf('#');
        if (hash < 0 || (hash > 0 && line[hash - 1] is not (' ' or '\t'))) return false;
        int at = hash + 1;
        while (at < line.Length && char.IsAsciiDigit(line[at])) at++;
        if (at == hash + 1 || at - hash > 6) return false;
        int number = int.Parse(line[(hash + 1)..at], System.Globalization.CultureInfo.InvariantCulture);
        if (at < line.Length && line[at] == '.')
        {
            at++;
            while (at < line.Length && char.IsAsciiDigit(line[at])) at++;
        }

        if (at >= line.Length || line[at] is not (' ' or '\t')) return false;
        ReadOnlySpan<char> rest = line[at..].Trim();
        if (rest.StartsWith("pc ", StringComparison.Ordinal)) return TryReadTombstone(rest[3..].TrimStart(), number, out frame);
        rest = SkipAddress(rest, out bool addressed);
        if (rest.StartsWith("in ", StringComparison.Ordinal)) rest = rest[3..];
        else if (!addressed && rest.IndexOf('(') < 0) return false;
        if (rest.IsEmpty) return false;
        frame = Split(rest.Trim(), number);
        return true;
    }

    /// <summary>Reads the stack of a kernel: <c>[&lt;ffff&gt;] f+0x1/0x2 drivers/a.c:3</c>, <c>f+0x1/0x2</c>.</summary>
    internal static bool TryReadKernel(ReadOnlySpan<char> line, out CrashFrame frame)
    {
        frame = default;
        ReadOnlySpan<char> text = line.Trim();
        int address = text.LastIndexOf("[<", StringComparison.Ordinal);
        if (address >= 0)
        {
            int close = text[address..].IndexOf(">]", StringComparison.Ordinal);
            if (close < 0) return false;
            text = text[(address + close + 2)..].TrimStart();
        }
        else if (text.Length > 0 && text[0] == '[' && text.IndexOf("] ", StringComparison.Ordinal) is var stamp and > 0)
        {
            text = text[(stamp + 2)..].TrimStart();
        }

        if (text.StartsWith("? ", StringComparison.Ordinal)) return false;
        if (text.Length > 0 && text[0] == '(' && text.IndexOf(')') is var paren and > 0) text = text[1..paren];
        int end = 0;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '_' or '$')) end++;
        if (end == 0) return false;
        ReadOnlySpan<char> after = text[end..];
        if (!after.StartsWith("+0x", StringComparison.Ordinal) || !after.Contains('/')) return false;
        frame = new CrashFrame(text[..end].ToString(), after.ToString(), -1);
        return true;
    }

    /// <summary>Reads frames that start with a number and an address, or that have the address behind the name.</summary>
    internal static bool TryReadPlain(ReadOnlySpan<char> line, out CrashFrame frame)
    {
        frame = default;
        ReadOnlySpan<char> text = line.Trim();
        if (text.Length < 8) return false;
        if (text[0] == '@' && text[1] == ' ')
        {
            text = SkipAddress(text[1..].TrimStart(), out bool at);
            if (!at || text.IsEmpty) return false;
            frame = Split(text, -1);
            return true;
        }

        int digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is > 0 and < 5 && digits < text.Length && text[digits] is ' ' or ':')
        {
            ReadOnlySpan<char> rest = text[(digits + 1)..].TrimStart();
            int address = rest.IndexOf("0x", StringComparison.Ordinal);
            if (address < 0) return false;
            rest = SkipAddress(rest[address..], out bool found);
            if (!found || rest.IsEmpty) return false;
            if (rest.StartsWith("- ", StringComparison.Ordinal)) rest = rest[2..];
            int plus = rest.LastIndexOf(" + ", StringComparison.Ordinal);
            if (plus > 0) rest = rest[..plus];
            frame = Split(rest, int.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture));
            return true;
        }

        int bracket = text.LastIndexOf(" [0x", StringComparison.Ordinal);
        if (bracket <= 0) return false;
        ReadOnlySpan<char> name = text[..bracket];
        if (name[0] == '/')
        {
            int open = name.IndexOf('(');
            if (open < 0 || name[^1] != ')') return false;
            name = name[(open + 1)..^1];
            int plus = name.LastIndexOf("+0x", StringComparison.Ordinal);
            if (plus >= 0) name = name[..plus];
            if (name.IsEmpty) return false;
        }

        if (name.IndexOf(": ", StringComparison.Ordinal) >= 0 || (name.IndexOf(' ') >= 0 && name.IndexOf('(') < 0)) return false;
        frame = new CrashFrame(name.ToString(), text[bracket..].ToString(), -1);
        return true;
    }

    private static bool TryReadTombstone(ReadOnlySpan<char> text, int number, out CrashFrame frame)
    {
        frame = default;
        int blank = text.IndexOf(' ');
        if (blank <= 0) return false;
        ReadOnlySpan<char> rest = text[blank..].Trim();
        int open = rest.IndexOf(" (", StringComparison.Ordinal);
        string module = (open < 0 ? rest : rest[..open]).ToString();
        string? name = null;
        if (open >= 0 && !rest[(open + 2)..].StartsWith("BuildId", StringComparison.Ordinal) && !rest[(open + 2)..].StartsWith("offset", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> symbol = rest[(open + 2)..];
            int end = symbol.LastIndexOf('+');
            if (end > 0) name = symbol[..end].ToString();
        }

        frame = new CrashFrame(name, module, number);
        return true;
    }

    private static ReadOnlySpan<char> SkipAddress(ReadOnlySpan<char> text, out bool found)
    {
        found = text.StartsWith("0x", StringComparison.Ordinal);
        if (!found) return text;
        int end = text.IndexOf(' ');
        return end < 0 ? [] : text[end..].TrimStart();
    }

    /// <summary>Divides a frame into its name and what stands behind it: a file with a line, or a module in parentheses.</summary>
    private static CrashFrame Split(ReadOnlySpan<char> text, int number)
    {
        if (text.EndsWith(")", StringComparison.Ordinal) && text.IndexOf(" (BuildId: ", StringComparison.Ordinal) is var build and > 0) text = text[..build];
        if (text[0] == '(' && text[^1] == ')' && !text.StartsWith("(anonymous", StringComparison.Ordinal)) return new CrashFrame(null, text[1..^1].ToString(), number);
        if (text[0] == '/' && text.IndexOf(' ') < 0) return new CrashFrame(null, text.ToString(), number);
        int module = text.LastIndexOf(" (", StringComparison.Ordinal);
        if (module > 0 && text[^1] == ')' && text[module..].IndexOfAny('/', '\\') + text[module..].IndexOf("+0x", StringComparison.Ordinal) > 0)
            return new CrashFrame(text[..module].Trim().ToString(), text[(module + 2)..^1].ToString(), number);
        int debugger = text.IndexOf(") at ", StringComparison.Ordinal);
        if (debugger > 0) return new CrashFrame(text[..(debugger + 1)].ToString(), text[(debugger + 5)..].ToString(), number);
        // The place is the last word outside of angle brackets and parentheses.
        int depth = 0, cut = -1;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c is '(' or '<') depth++;
            else if (c is ')' or '>' && depth > 0 && !(c == '>' && i > 0 && text[i - 1] == '-')) depth--;
            else if (c == ' ' && depth == 0 && IsPlace(text[(i + 1)..])) { cut = i; break; }
        }

        return cut < 0 ? new CrashFrame(text.ToString(), "", number) : new CrashFrame(text[..cut].ToString(), text[(cut + 1)..].ToString(), number);
    }

    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return false;
        if (text[0] is '/' or '(' || text.StartsWith("../", StringComparison.Ordinal) || (text.Length > 2 && text[1] == ':' && text[2] is '\\' or '/')) return true;
        int blank = text.IndexOf(' ');
        ReadOnlySpan<char> word = blank < 0 ? text : text[..blank];
        int colon = word.IndexOf(':');
        return word.IndexOf('<') < 0 && (word.IndexOfAny('/', '\\') > 0 || (colon > 0 && colon + 1 < word.Length && char.IsAsciiDigit(word[colon + 1]))) && word is not "_asan_rtl_";
    }
}
