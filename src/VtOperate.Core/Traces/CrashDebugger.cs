namespace VtOperate.Core.Traces;

/// <summary>The output of the Windows debuggers: the exception's code, then the stack below a line <c>ChildEBP RetAddr</c>.</summary>
internal sealed class CrashDebugger
{
    private bool _stack, _denied;

    /// <summary>Whether the lines that follow are the stack.</summary>
    internal bool InStack => _stack;

    /// <summary>Reads the line with the code of the exception, or the one that says what was tried.</summary>
    internal bool TryReadSign(ReadOnlySpan<char> line, out CrashSign sign)
    {
        sign = default;
        ReadOnlySpan<char> text = line.Trim();
        if (text.StartsWith("ExceptionCode: ", StringComparison.Ordinal))
        {
            ReadOnlySpan<char> code = text[15..];
            if (code.StartsWith("c0000094", StringComparison.Ordinal)) sign = new CrashSign("Divide-by-zero", CrashRank.Report);
            else if (code.StartsWith("c0000374", StringComparison.Ordinal)) sign = new CrashSign("Heap-corruption", CrashRank.Report);
            else if (code.StartsWith("c00000fd", StringComparison.Ordinal)) sign = new CrashSign("Stack-overflow", CrashRank.Report);
            else if (code.StartsWith("c000001d", StringComparison.Ordinal)) sign = new CrashSign("Ill", CrashRank.Report);
            _denied = code.StartsWith("c0000005", StringComparison.Ordinal);
            return sign.Type is not null;
        }

        if (_denied && text.StartsWith("Attempt to ", StringComparison.Ordinal) && text.Contains(" address ", StringComparison.Ordinal))
        {
            string type = text.StartsWith("Attempt to read", StringComparison.Ordinal) ? "READ" : text.StartsWith("Attempt to write", StringComparison.Ordinal) ? "WRITE" : "UNKNOWN";
            sign = new CrashSign(type, CrashRank.Report);
            _denied = false;
            return true;
        }

        if ((text.StartsWith("ChildEBP", StringComparison.Ordinal) || text.StartsWith("Child-SP", StringComparison.Ordinal)) && text.Contains("RetAddr", StringComparison.Ordinal)) _stack = true;
        return false;
    }

    /// <summary>Reads a frame: two addresses, module, exclamation mark, name.</summary>
    internal static bool TryReadFrame(ReadOnlySpan<char> line, out CrashFrame frame)
    {
        frame = default;
        ReadOnlySpan<char> text = line.Trim();
        for (int word = 0; word < 2; word++)
        {
            int end = 0;
            while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] == '`')) end++;
            if (end < 8 || end >= text.Length || text[end] != ' ') return false;
            text = text[end..].TrimStart();
        }

        int bang = text.IndexOf('!');
        if (bang <= 0 || text[..bang].Contains(' ')) return false;
        ReadOnlySpan<char> name = text[(bang + 1)..];
        int offset = name.IndexOf("+0x", StringComparison.Ordinal);
        frame = new CrashFrame((offset < 0 ? name : name[..offset]).ToString(), text[..bang].ToString(), -1);
        return true;
    }
}
