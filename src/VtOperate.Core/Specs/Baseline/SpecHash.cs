using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Code;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Names what a requirement says and what a piece of code does, so that a stamp can tell later whether either has changed. Pure.</summary>
public static class SpecHash
{
    private const int Length = 16;

    /// <summary>The hash of a requirement's words: case, blanks and Markdown do not count.</summary>
    public static string OfRequirement(string text)
    {
        var words = new StringBuilder(text.Length);
        bool isApart = false;
        foreach (char sign in text)
        {
            if (char.IsWhiteSpace(sign) || sign is '*' or '_' or '`' or '~')
            {
                isApart |= char.IsWhiteSpace(sign);
                continue;
            }

            if (isApart && words.Length > 0) words.Append(' ');
            isApart = false;
            words.Append(char.ToLowerInvariant(sign));
        }

        return Of(words.ToString());
    }

    /// <summary>The hash of a function or type, or of a whole file: comments, blanks and line breaks do not count.</summary>
    /// <param name="code">The file.</param>
    /// <param name="path">Its path, whose ending tells dialects apart.</param>
    /// <param name="name">The function or type; null for the whole file.</param>
    /// <returns>The hash; null where the file has nothing of that name, or several things.</returns>
    public static string? OfSymbol(CodeText code, string path, string? name)
    {
        if (name is null) return OfCode(code, 1, code.LineCount);
        IReadOnlyList<CodeScope> found = CodeScopes.Named(code, name, path);
        return found.Count == 1 ? OfCode(code, found[0].FirstLine, found[0].LastLine) : null;
    }

    private static string OfCode(CodeText code, int first, int last)
    {
        var words = new StringBuilder();
        for (int line = first; line <= Math.Min(last, code.LineCount); line++)
        {
            int start = code.StartOf(line), end = code.EndOf(line);
            for (int at = start; at < end; at++)
            {
                // What stands in a string is hidden in the mask and counts.
                char sign = code.Mask[at] == ' ' ? ' ' : code.Text[at];
                if (!char.IsWhiteSpace(sign)) words.Append(sign);
                else if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
            }

            if (words.Length > 0 && words[^1] != ' ') words.Append(' ');
        }

        return Of(words.ToString());
    }

    private static string Of(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..Length].ToLowerInvariant();
}
