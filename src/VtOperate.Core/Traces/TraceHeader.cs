namespace VtOperate.Core.Traces;

/// <summary>Finds the exception that a line names, in the way <c>Namespace.Type: message</c> of .NET, Java and Python.</summary>
internal static class TraceHeader
{
    private static readonly string[] s_endings =
        ["Exception", "Error", "Fault", "Throwable", "Failure", "Violation", "Warning", "Interrupt", "Exit", "Timeout", "Abort", "Panic"];

    /// <summary>Finds the type in a line. Words before it, such as a time or "Unhandled exception.", are passed over.</summary>
    /// <param name="line">The line.</param>
    /// <param name="immediate">Whether the frames follow at once, so that any <c>Some.Name: text</c> at the start of the line counts.</param>
    /// <param name="type">The type as printed.</param>
    /// <param name="message">Where the message starts; the length of the line when there is none.</param>
    /// <param name="script">Whether names without a namespace count, as JavaScript has none: <c>Error: text</c>.</param>
    internal static bool TryFind(ReadOnlySpan<char> line, bool immediate, out Range type, out int message, bool script = false)
    {
        int i = 0;
        bool first = true;
        while (i < line.Length)
        {
            while (i < line.Length && char.IsWhiteSpace(line[i])) i++;
            int start = i;
            while (start < line.Length && line[start] is '(' or '[' or '"' or '\'' or '{') start++;
            i = start;
            while (i < line.Length && !char.IsWhiteSpace(line[i])) i++;
            if (i == start) continue;
            int end = i;
            bool colon = line[end - 1] == ':';
            if (colon) end--;
            ReadOnlySpan<char> name = line[start..end];
            bool known = IsType(name, first && immediate && colon) || (script && (first || immediate) && IsPlainName(name, first && immediate && colon));
            if (known && (colon || IsLast(line, i) || IsCode(line, i)))
            {
                type = start..end;
                message = SkipBlanks(line, i);
                return true;
            }

            first = false;
        }

        type = default;
        message = line.Length;
        return false;
    }

    /// <summary>Whether a name is that of an exception: identifiers divided by dots that end as exceptions are called, or any qualified name where the place proves it.</summary>
    internal static bool IsType(ReadOnlySpan<char> name, bool placeProves)
    {
        int dots = 0, segment = 0;
        for (int i = 0; i < name.Length; i++)
        {
            char c = name[i];
            if (c is '[' or '`' && i > 0) { name = name[..i]; break; }
            if (c is '.' or '/')
            {
                if (i == segment || i == name.Length - 1) return false;
                dots++;
                segment = i + 1;
            }
            else if (i == segment ? !(char.IsLetter(c) || c is '_' or '$' or '<') : !(char.IsLetterOrDigit(c) || c is '_' or '$' or '+' or '<' or '>' or '-' or '@'))
            {
                return false;
            }
        }

        ReadOnlySpan<char> last = name[segment..];
        if (last.IsEmpty || name.SequenceEqual("java.lang.Thread.State")) return false;
        foreach (string ending in s_endings)
        {
            if (last.EndsWith(ending, StringComparison.Ordinal)) return dots > 0 || last.Length > ending.Length;
        }

        return placeProves && dots > 0 && char.IsUpper(last[0]);
    }

    /// <summary>A name of JavaScript: the plain error, or any capitalised name where the place proves it.</summary>
    private static bool IsPlainName(ReadOnlySpan<char> name, bool placeProves)
    {
        if (name is "Error" or "Exception") return true;
        if (!placeProves || name.IsEmpty || !char.IsUpper(name[0])) return false;
        bool lower = false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('_' or '$')) return false;
            lower |= char.IsLower(c);
        }

        return lower;
    }

    private static bool IsLast(ReadOnlySpan<char> line, int end) => line[end..].IsWhiteSpace();

    /// <summary>Some exceptions print a code between type and message: <c>SocketException (111): Connection refused</c>, <c>TypeError [ERR_X]: text</c>.</summary>
    private static bool IsCode(ReadOnlySpan<char> line, int end)
    {
        ReadOnlySpan<char> rest = line[end..];
        if (rest.Length < 4 || rest[0] != ' ' || rest[1] is not ('(' or '[')) return false;
        int close = rest.IndexOf(rest[1] == '(' ? ')' : ']');
        return close is > 2 and < 64 && close + 1 < rest.Length && rest[close + 1] == ':' && rest[2..close].IndexOf(' ') < 0;
    }

    private static int SkipBlanks(ReadOnlySpan<char> line, int from)
    {
        while (from < line.Length && char.IsWhiteSpace(line[from])) from++;
        return from;
    }
}
