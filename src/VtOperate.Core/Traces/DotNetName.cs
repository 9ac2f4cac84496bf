namespace VtOperate.Core.Traces;

/// <summary>
/// Turns the names that compilers make into those that people wrote: <c>Shop.Cart.&lt;Total&gt;d__3.MoveNext</c> is <c>Shop.Cart.Total</c>,
/// <c>Shop.Cart.&lt;Main&gt;g__Sum|0_0</c> is <c>Shop.Cart.Main.Sum</c>. Lambdas carry the name of the method they stand in.
/// Source: the naming of the C#, Visual Basic and F# compilers and of Mono's, as seen in their output.
/// </summary>
internal static class DotNetName
{
    private const int MaxNesting = 8;

    /// <summary>The name without what compilers add.</summary>
    internal static string Demangle(ReadOnlySpan<char> raw) => Demangle(raw, 0);

    private static string Demangle(ReadOnlySpan<char> raw, int depth)
    {
        List<string> parts = [];
        bool machine = false;
        foreach (string segment in Segments(raw))
        {
            if (machine && segment is "MoveNext" or "Invoke")
            {
                machine = false;
                continue;
            }

            machine = Add(parts, segment, depth);
        }

        return parts.Count == 0 ? raw.ToString() : string.Join('.', parts);
    }

    /// <summary>Adds what a person wrote of one segment. True when the next segment is only the compiler's method of a state machine.</summary>
    private static bool Add(List<string> parts, string segment, int depth)
    {
        if (segment.StartsWith("<>", StringComparison.Ordinal)) return false;
        if (segment.StartsWith("VB$StateMachine_", StringComparison.Ordinal))
        {
            int name = segment.IndexOf('_', "VB$StateMachine_".Length);
            if (name > 0) parts.Add(segment[(name + 1)..]);
            return true;
        }

        if (segment.StartsWith("_Closure$__", StringComparison.Ordinal)) return false;
        int at = segment.IndexOf('@');
        if (at > 0 && at + 1 < segment.Length && char.IsAsciiDigit(segment[at + 1]))
        {
            parts.Add(segment[..at]);
            return true;
        }

        int close = segment[0] == '<' ? Closing(segment) : -1;
        if (close < 2 || depth >= MaxNesting)
        {
            int generic = segment.IndexOf('<');
            parts.Add(generic > 0 ? segment[..generic] : segment);
            return false;
        }

        string inner = Demangle(segment.AsSpan(1, close - 1), depth + 1);
        ReadOnlySpan<char> rest = segment.AsSpan(close + 1);
        int underscores = rest.IndexOf("__", StringComparison.Ordinal);
        if (rest.StartsWith("g__", StringComparison.Ordinal))
        {
            int bar = rest.IndexOf('|');
            AddOnce(parts, inner);
            parts.Add(rest[3..(bar < 0 ? rest.Length : bar)].ToString());
            return false;
        }

        if (rest.Length > 0 && rest[0] == 'F' && underscores > 8)
        {
            // A type that is local to its file carries a hash of the file's path.
            parts.Add(rest[(underscores + 2)..].ToString());
            return false;
        }

        AddOnce(parts, inner);
        return rest.Length > 0 && rest[0] is 'd' or 'c';
    }

    private static void AddOnce(List<string> parts, string name)
    {
        if (parts.Count == 0 || parts[^1] != name) parts.Add(name);
    }

    private static int Closing(string segment)
    {
        int depth = 0;
        for (int i = 0; i < segment.Length; i++)
        {
            if (segment[i] == '<') depth++;
            else if (segment[i] == '>' && --depth == 0) return i;
        }

        return -1;
    }

    /// <summary>The segments between dots and plus signs outside angle brackets, without generic arguments. Constructors keep their leading dot.</summary>
    private static List<string> Segments(ReadOnlySpan<char> raw)
    {
        List<string> segments = [];
        var current = new System.Text.StringBuilder();
        int angle = 0, square = 0;
        for (int i = 0; i < raw.Length; i++)
        {
            char c = raw[i];
            if (c == '[') square++;
            else if (c == ']') square = Math.Max(square - 1, 0);
            else if (square > 0) continue;
            else if (c == '`')
            {
                while (i + 1 < raw.Length && char.IsAsciiDigit(raw[i + 1])) i++;
            }
            else if (angle == 0 && c is '.' or '+' or ':')
            {
                if (current.Length == 0) current.Append('.');
                else { segments.Add(current.ToString()); current.Clear(); }
            }
            else
            {
                if (c == '<') angle++;
                else if (c == '>') angle = Math.Max(angle - 1, 0);
                current.Append(c);
            }
        }

        if (current.Length > 0) segments.Add(current.ToString());
        return segments;
    }
}
