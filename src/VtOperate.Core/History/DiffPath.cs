using System.Globalization;
using System.Text;

namespace VtOperate.Core.History;

/// <summary>Reads paths as they stand in the headers of a unified diff.</summary>
internal static class DiffPath
{
    /// <summary>The path of a <c>---</c> or <c>+++</c> line; null for <c>/dev/null</c>. A time behind a tab is no part of it.</summary>
    /// <param name="text">What stands after the signs.</param>
    /// <param name="hasPrefix">Whether paths begin with a letter and a slash, as git writes them unless it is told not to.</param>
    public static string? Read(string text, bool hasPrefix)
    {
        string path = text;
        if (path.StartsWith('"'))
        {
            path = Unquote(path, out _);
        }
        else
        {
            int tab = path.IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0) path = path[..tab];
        }

        if (path == "/dev/null") return null;
        return hasPrefix && path.Length > 2 && path[1] == '/' ? path[2..] : path;
    }

    /// <summary>The second path of a <c>diff --git a/x b/x</c> line, which stands alone where nothing but the mode changed or the file is binary.</summary>
    public static string? ReadSecond(string text)
    {
        if (text.StartsWith('"'))
        {
            Unquote(text, out int end);
            return end + 1 < text.Length ? Read(text[(end + 1)..], hasPrefix: true) : null;
        }

        if (text.EndsWith('"') && text.IndexOf(" \"", StringComparison.Ordinal) is var quoted && quoted > 0) return Read(text[(quoted + 1)..], hasPrefix: true);

        // Both are the same but for the letter, so the blank between them is in the middle; blanks in the path do not matter.
        int middle = text.Length / 2;
        bool isSame = text.Length % 2 == 1 && text[middle] == ' ' && middle > 2 && text.AsSpan(2, middle - 2).SequenceEqual(text.AsSpan(middle + 3));
        return isSame ? text[(middle + 3)..] : null;
    }

    /// <summary>A path in quotes as git writes it: C escapes, bytes above ASCII as three octal digits of UTF-8.</summary>
    /// <param name="text">Text that begins with the quote.</param>
    /// <param name="end">The place after the closing quote, or the end of the text.</param>
    public static string Unquote(string text, out int end)
    {
        var bytes = new List<byte>(text.Length);
        int at = 1;
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] != '\\' || at + 1 >= text.Length)
            {
                int width = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
                bytes.AddRange(Encoding.UTF8.GetBytes(text.Substring(at, width)));
                at += width;
                continue;
            }

            char escape = text[at + 1];
            if (escape is >= '0' and <= '3' && at + 3 < text.Length && IsOctal(text[at + 2]) && IsOctal(text[at + 3]))
            {
                bytes.Add((byte)(((escape - '0') << 6) | ((text[at + 2] - '0') << 3) | (text[at + 3] - '0')));
                at += 4;
                continue;
            }

            bytes.Add((byte)(escape switch { 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', _ => escape }));
            at += 2;
        }

        end = Math.Min(at + 1, text.Length);
        return Encoding.UTF8.GetString([.. bytes]);
    }

    /// <summary>Reads <c>12,3</c> or <c>12</c>, which stands for one line.</summary>
    public static bool TryRange(ReadOnlySpan<char> text, out int start, out int count)
    {
        (start, count) = (0, 1);
        int comma = text.IndexOf(',');
        if (comma < 0) return TryNumber(text, out start);
        return TryNumber(text[..comma], out start) && TryNumber(text[(comma + 1)..], out count);
    }

    private static bool TryNumber(ReadOnlySpan<char> text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);

    private static bool IsOctal(char sign) => sign is >= '0' and <= '7';
}
