using System.Buffers;
using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.History;

/// <summary>
/// The lines around a line of code, by indentation alone, so that it works for every language: the block that a deeper indentation forms,
/// widened to the function where the line above it looks like the head of one.
/// </summary>
internal static class CodeBlock
{
    /// <summary>How far a block reaches at most, in lines, to either side.</summary>
    internal const int Furthest = 80;
    private const int LongestFunction = 2000;
    private const int TabWidth = 4;

    private static readonly SearchValues<char> s_punctuation = SearchValues.Create("{}()[];, ");

    private static readonly string[] s_control =
        ["if", "else", "elif", "elseif", "for", "foreach", "while", "do", "switch", "case", "default", "try", "catch", "except", "finally", "using", "lock", "with", "match", "when", "synchronized", "fixed", "checked", "unchecked", "trap", "begin", "process", "end"];

    private static readonly string[] s_types = ["class", "record", "struct", "interface", "enum", "namespace", "module", "impl", "trait", "union", "object", "package"];

    /// <summary>First and last line, from 0, of the function or block that holds the line.</summary>
    internal static (int First, int Last) Find(IReadOnlyList<string> lines, int line)
    {
        int inner = Indent(lines, line), first = line, least = inner;
        for (int i = line - 1; i >= 0 && i >= line - Furthest; i--)
        {
            if (IsBlank(lines[i])) continue;
            int indent = Indent(lines[i]);
            if (indent >= least) continue;
            (first, least) = (i, indent);
            if (IsHead(lines, i)) break;
        }

        int last = line;
        for (int i = line + 1; i < lines.Count && i <= line + Furthest; i++)
        {
            if (IsBlank(lines[i])) continue;
            if (Indent(lines[i]) <= least && first != line)
            {
                // A lone closing brace still belongs to the block.
                if (IsTrivial(lines[i])) last = i;
                break;
            }

            if (first == line && Indent(lines[i]) < inner) break;
            last = i;
        }

        return (first, last);
    }

    /// <summary>The line, from 0, that begins the function which holds a line, or null: the outermost line to the left of it that reads as the head of a function and of no type.</summary>
    internal static int? Head(IReadOnlyList<string> lines, int line)
    {
        // A brace on a line of its own belongs to the line above it.
        if (line > 0 && lines[line].AsSpan().Trim() is "{") line--;
        int? head = IsFunctionHead(lines, line) ? line : null;
        int least = Indent(lines, line);
        for (int i = line - 1; i >= 0 && least > 0 && i >= line - LongestFunction; i--)
        {
            if (IsBlank(lines[i])) continue;
            int indent = Indent(lines[i]);
            if (indent >= least) continue;
            least = indent;
            int at = lines[i].AsSpan().Trim() is "{" && i > 0 ? i - 1 : i;
            if (IsFunctionHead(lines, at)) head = at;
        }

        return head;
    }

    /// <summary>First and last line, from 0, of the first function whose head holds a name as a word of its own, or null.</summary>
    internal static (int First, int Last)? FindFunction(IReadOnlyList<string> lines, string name)
    {
        for (int line = 0; line < lines.Count; line++)
        {
            if (!WholeWord.Stands(lines[line], name, StringComparison.Ordinal, "_-") || !IsFunctionHead(lines, line)) continue;
            int last = line;
            while (last + 1 < lines.Count && (IsBlank(lines[last + 1]) || Head(lines, last + 1) == Head(lines, line))) last++;
            int next = last + 1;
            while (last > line && IsBlank(lines[last])) last--;

            // The brace that ends it stands as far left as its head.
            if (next < lines.Count && lines[next].AsSpan().Trim().StartsWith("}") && Indent(lines[next]) == Indent(lines[line])) last = next;
            return (line, last);
        }

        return null;
    }

    /// <summary>The lines of a text, without their ends.</summary>
    internal static string[] Split(ReadOnlySpan<byte> text)
    {
        string all = Encoding.UTF8.GetString(text);
        string[] lines = all.Split('\n');
        return all.EndsWith('\n') || all.Length == 0 ? lines[..^1] : lines;
    }

    /// <summary>Whether changing the line says little: blank, a lone brace, or a comment.</summary>
    internal static bool IsTrivial(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().Trim();
        return text.Length < 2 || text.IndexOfAnyExcept(s_punctuation) < 0 || text.StartsWith("//") || text.StartsWith("/*") || text.StartsWith("* ") || text.StartsWith("*/") || text.StartsWith("#");
    }

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line);

    private static int Indent(IReadOnlyList<string> lines, int line)
    {
        for (int i = line; i >= 0; i--)
        {
            if (!IsBlank(lines[i])) return Indent(lines[i]);
        }

        return 0;
    }

    /// <summary>The columns before the first sign of a line; a tab reaches to the next fourth.</summary>
    internal static int Indent(string line)
    {
        int width = 0;
        foreach (char sign in line)
        {
            if (sign == '\t') width += TabWidth - (width % TabWidth);
            else if (sign == ' ') width++;
            else break;
        }

        return width;
    }

    private static bool IsFunctionHead(IReadOnlyList<string> lines, int line)
    {
        ReadOnlySpan<char> text = lines[line].AsSpan().Trim();
        if (text.Length < 2 || text.EndsWith(";") || text.EndsWith(",") || IsTrivial(lines[line]) || !IsHead(lines, line)) return false;
        int open = text.IndexOf('(');
        foreach (string word in (open < 0 ? text : text[..open]).ToString().Split(' '))
        {
            if (s_types.Contains(word, StringComparer.Ordinal)) return false;
        }

        return true;
    }

    // "function x", "def x(", "public void X(int a)": a word that is no control word, and parentheses on this line or, with the brace on its own line, above.
    private static bool IsHead(IReadOnlyList<string> lines, int line)
    {
        ReadOnlySpan<char> text = lines[line].AsSpan().Trim();
        if (text.Length <= 1 && line > 0) text = lines[line - 1].AsSpan().Trim();
        int end = 0;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '-')) end++;
        ReadOnlySpan<char> word = text[..end];
        if (word.IsEmpty) return false;
        foreach (string control in s_control)
        {
            if (word.Equals(control, StringComparison.OrdinalIgnoreCase)) return false;
        }

        return text.Contains('(') || word.Equals("function", StringComparison.OrdinalIgnoreCase) || word.SequenceEqual("def") || word.SequenceEqual("class");
    }
}
