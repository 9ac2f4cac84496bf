namespace VtOperate.Core.Traces;

/// <summary>
/// One frame as virtual machines of Java print it: <c>at java.base@17/java.lang.Thread.run(Thread.java:833) ~[app.jar:1.0]</c>. The class loader, the
/// module and the archive are optional; the place can be <c>Native Method</c> or <c>Unknown Source</c>.
/// </summary>
internal static class JavaFrame
{
    private static readonly string[] s_endings = [".java", ".kt", ".kts", ".scala", ".groovy", ".clj", ".cljc", ".gradle", ".jsp", ".aj", ".jrag"];

    /// <summary>Reads a frame from a text without blanks at its ends.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parts">The places of function, file and line.</param>
    /// <param name="module">The place of the module or class loader, or else of the archive.</param>
    internal static bool TryRead(ReadOnlySpan<char> text, out FrameParts parts, out Range? module)
    {
        parts = default;
        module = null;
        if (text.Length < 8 || !text.StartsWith("at ", StringComparison.Ordinal)) return false;
        int end = text.Length;
        if (text[^1] == ']')
        {
            int archive = text.LastIndexOf(") [", StringComparison.Ordinal);
            if (archive < 0) archive = text.LastIndexOf(") ~[", StringComparison.Ordinal);
            if (archive < 0) return false;
            end = archive + 1;
            int from = archive + text[archive..].IndexOf('[') + 1;
            if (text[from..^1] is not ("?:?" or "na:na" or "?:1.0")) module = from..(text.Length - 1);
        }

        if (text[end - 1] != ')') return false;
        int open = text[..end].LastIndexOf('(');
        if (open < 6 || !TryReadPlace(text[(open + 1)..(end - 1)], open + 1, out Range? file, out int? line, out bool certain)) return false;
        int start = 3;
        while (start < open && text[start] == ' ') start++;
        int slash = ModuleEnd(text[start..open]);
        if (slash > 0)
        {
            int last = slash;
            while (last > 0 && text[start + last - 1] == '/') last--;
            module = start..(start + last);
            start += slash;
        }

        if (!IsMethod(text[start..open], certain)) return false;
        parts = new FrameParts(start..open, file, line, null, certain);
        return true;
    }

    /// <summary>Where the name of the class starts behind class loader and module; a slash in the name of a lambda is part of the name.</summary>
    private static int ModuleEnd(ReadOnlySpan<char> name)
    {
        int at = name.LastIndexOf('/');
        while (at >= 0)
        {
            if (at + 1 < name.Length && !char.IsAsciiDigit(name[at + 1])) return at + 1;
            at = name[..at].LastIndexOf('/');
        }

        return 0;
    }

    private static bool TryReadPlace(ReadOnlySpan<char> place, int at, out Range? file, out int? line, out bool certain)
    {
        file = null;
        line = null;
        certain = true;
        if (place is "Native Method" or "Unknown Source" or "<generated>" or "Compiled Code" or "Native method") return true;
        if (place.IsEmpty || place.IndexOfAny("/\\( ") >= 0) return false;
        int colon = place.LastIndexOf(':');
        ReadOnlySpan<char> name = colon < 0 ? place : place[..colon];
        if (colon >= 0)
        {
            ReadOnlySpan<char> digits = place[(colon + 1)..];
            if (digits.IsEmpty || FrameParts.DigitsAtEnd(digits) != digits.Length) return false;
            line = FrameParts.Number(digits);
        }

        bool ending = false;
        foreach (string one in s_endings) ending |= name.EndsWith(one, StringComparison.Ordinal);
        if (!ending && (colon < 0 || !IsPlaceName(name))) return false;
        file = at..(at + name.Length);
        return true;
    }

    /// <summary>Tools that shorten names print <c>SourceFile</c>, <c>PG</c> or nothing for the file. A script's name is none of them.</summary>
    private static bool IsPlaceName(ReadOnlySpan<char> name)
    {
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '$')) return false;
        }

        return name.IsEmpty || !char.IsAsciiDigit(name[0]);
    }

    private static bool IsMethod(ReadOnlySpan<char> name, bool certain)
    {
        int dot = name.LastIndexOf('.');
        if (dot <= 0 || dot == name.Length - 1 || !(char.IsLetter(name[0]) || name[0] is '_' or '$')) return false;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (char.IsLetterOrDigit(c) || c is '.' or '_' or '$' or '<' or '>' or '-' or '/' or '@' or '+') continue;
            // Tests in Kotlin, Groovy and Scala are named by sentences.
            if (i > dot && certain && c is ' ' or '\'' or ',' or '`' or ':' or '#') continue;
            return false;
        }

        return true;
    }
}
