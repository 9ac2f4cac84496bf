using System.Text;

namespace VtOperate.Core.Traces;

/// <summary>Brings names and messages of a crash to the form that is equal from run to run.</summary>
internal static class CrashNames
{
    /// <summary>How long a line of the state can be.</summary>
    internal const int MaxLength = 80;

    /// <summary>The name of a function without arguments, anonymous scopes, thunks and the module before it.</summary>
    internal static string Function(ReadOnlySpan<char> raw)
    {
        string name = raw.ToString().Replace("(anonymous namespace)::", "", StringComparison.Ordinal).Replace("`anonymous namespace'::", "", StringComparison.Ordinal)
            .Replace("non-virtual thunk to ", "", StringComparison.Ordinal).Replace("virtual thunk to ", "", StringComparison.Ordinal);
        int bang = name.IndexOf('!', StringComparison.Ordinal);
        if (bang > 0 && name.IndexOf('(', StringComparison.Ordinal) is var early && (early < 0 || bang < early)) name = name[(bang + 1)..];
        int end = name.AsSpan().IndexOfAny('(', '[');
        if (end >= 0) name = name[..end];
        int offset = name.IndexOf("+0x", StringComparison.Ordinal);
        if (offset > 0) name = name[..offset];
        return Cut(name.Trim());
    }

    /// <summary>A message with its numbers and addresses replaced.</summary>
    internal static string Message(string text)
    {
        var result = new StringBuilder(text.Length);
        int i = 0;
        while (i < text.Length && result.Length < 4 * MaxLength)
        {
            char before = i == 0 ? '\n' : text[i - 1];
            bool word = char.IsLetterOrDigit(before) || before == '_';
            if (!word && text[i] == '0' && i + 5 < text.Length && text[i + 1] == 'x' && Run(text, i + 2, char.IsAsciiHexDigit) is var hex and >= 4)
            {
                result.Append("ADDRESS");
                i += hex + 2;
                continue;
            }

            if (!word && char.IsAsciiDigit(text[i]))
            {
                int digits = Run(text, i, char.IsAsciiDigit);
                bool ends = i + digits == text.Length || !(char.IsLetter(text[i + digits]) || text[i + digits] == '_');
                if (ends && digits >= (before is '@' or '#' ? 1 : before == ' ' ? 2 : 4)) result.Append("NUMBER");
                else result.Append(text, i, digits);
                i += digits;
                continue;
            }

            if (!char.IsControl(text[i])) result.Append(text[i]);
            i++;
        }

        return Cut(result.ToString());
    }

    /// <summary>The name of a file without its folders, whatever divides them.</summary>
    internal static string FileName(ReadOnlySpan<char> path) => path[(path.LastIndexOfAny('/', '\\') + 1)..].ToString();

    /// <summary>A text no longer than a line of the state may be.</summary>
    internal static string Cut(string text) => text.Length <= MaxLength ? text : text[..MaxLength];

    private static int Run(string text, int from, Func<char, bool> fits)
    {
        int at = from;
        while (at < text.Length && fits(text[at])) at++;
        return at - from;
    }
}
