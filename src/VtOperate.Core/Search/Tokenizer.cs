using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace VtOperate.Core.Search;

/// <summary>
/// Cuts text into search terms, the same way for documents and for queries. Prose gives stemmed words. An identifier gives itself with its joints removed
/// (so that <c>getUserName</c>, <c>get_user_name</c> and <c>get-user-name</c> meet) and its parts; a dotted name or a path gives itself, its file name and its parts.
/// Chinese, Japanese, Korean, Thai, Lao, Khmer and Burmese give pairs of characters. Every term that comes out gives itself again when it is cut.
/// </summary>
public static class Tokenizer
{
    /// <summary>The longest word or identifier, in characters. A longer one is cut off and gives no parts.</summary>
    public const int MaxTermLength = 64;

    /// <summary>The longest dotted name or path, in characters. A longer one gives only its parts and its file name.</summary>
    public const int MaxNameLength = 160;

    /// <summary>Cuts a text and hands each term to the sink.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Read<TSink>(ReadOnlySpan<char> text, ref TSink sink)
        where TSink : ITokenSink
    {
        Span<char> buffer = stackalloc char[MaxTermLength];
        int at = 0;
        while (at < text.Length)
        {
            int width = WordCharacter(text, at);
            if (width == 0) at++;
            else if (IsIdeograph(text[at])) at = ReadIdeographs(text, at, buffer, ref sink);
            else at = ReadCompound(text, at, buffer, ref sink);
        }
    }

    /// <summary>The terms of a text in order, doubles included.</summary>
    public static IReadOnlyList<string> Terms(string text)
    {
        var sink = new ListSink([]);
        Read(text, ref sink);
        return sink.Terms;
    }

    private static int ReadIdeographs<TSink>(ReadOnlySpan<char> text, int start, Span<char> buffer, ref TSink sink)
        where TSink : ITokenSink
    {
        int end = start;
        while (end < text.Length && IsIdeograph(text[end])) end++;
        if (end == start + 1) sink.Take(text.Slice(start, 1), TermKind.Word, start, 1);
        for (int at = start; at + 1 < end; at++)
        {
            text.Slice(at, 2).CopyTo(buffer);
            sink.Take(buffer[..2], TermKind.Word, at, 2);
        }

        return end;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ReadCompound<TSink>(ReadOnlySpan<char> text, int start, Span<char> buffer, ref TSink sink)
        where TSink : ITokenSink
    {
        int end = Identifier.End(text, start);
        int next = SeparatorEnd(text, end, out bool isPath);
        if (next < 0)
        {
            int signs = LanguageSigns(text, start, end);
            if (signs == 0)
            {
                Identifier.Emit(text, start, end, isPart: false, buffer, ref sink);
                return end;
            }

            // As a tag spells it (TechnologyName): csharp, fsharp, cpp.
            ReadOnlySpan<char> name = signs == 1 ? "sharp" : "pp";
            buffer[0] = char.ToLowerInvariant(text[start]);
            name.CopyTo(buffer[1..]);
            sink.Take(buffer[..(1 + name.Length)], TermKind.Identifier, start, 1 + signs);
            return end + signs;
        }

        Identifier.Emit(text, start, end, isPart: true, buffer, ref sink);
        var whole = new NameBuffer(stackalloc char[MaxNameLength]);
        var file = new NameBuffer(stackalloc char[MaxNameLength]);
        whole.Append(text[start..end]);
        file.Append(text[start..end]);
        int fileStart = start;
        bool isFile = false;
        while (next >= 0)
        {
            isFile = !isPath;
            whole.Append(isPath ? "/" : ".");
            if (isPath) (file.Length, fileStart) = (0, next);
            else file.Append(".");
            end = Identifier.End(text, next);
            Identifier.Emit(text, next, end, isPart: true, buffer, ref sink);
            whole.Append(text[next..end]);
            file.Append(text[next..end]);
            next = SeparatorEnd(text, end, out isPath);
        }

        if (whole.Length > 0) sink.Take(whole.Text, TermKind.Compound, start, end - start);
        if (isFile && fileStart > start && file.Length > 0) sink.Take(file.Text, TermKind.Compound, fileStart, end - fileStart);
        return end;
    }

    // The place after the separator where the next segment begins, or -1 when the name ends here.
    private static int SeparatorEnd(ReadOnlySpan<char> text, int start, out bool isPath)
    {
        isPath = false;
        int at = start, dots = 0, colons = 0, slashes = 0;
        for (; at < text.Length && at < start + 4; at++)
        {
            char sign = text[at];
            if (sign == '.') dots++;
            else if (sign is '/' or '\\') slashes++;
            else if (sign == ':') colons++;
            else break;
        }

        while (at < text.Length && at > start && text[at] == '_') at++;
        if (at == start || at >= text.Length || WordCharacter(text, at) == 0 || IsIdeograph(text[at])) return -1;
        isPath = slashes > 0;
        bool isName = slashes == 0 && (dots, colons) is (1, 0) or (0, 2);
        return (isPath && colons == 0) || isName ? at : -1;
    }

    // C#, F#, C++
    private static int LanguageSigns(ReadOnlySpan<char> text, int start, int end)
    {
        if (end != start + 1 || !char.IsAsciiLetter(text[start])) return 0;
        ReadOnlySpan<char> rest = text[end..];
        return rest.StartsWith("++") ? 2 : rest.StartsWith("#") ? 1 : 0;
    }

    /// <summary>How many characters the letter, digit or mark at this place takes; 0 when it is none.</summary>
    internal static int WordCharacter(ReadOnlySpan<char> text, int at)
    {
        char first = text[at];
        if (first < 128) return char.IsAsciiLetterOrDigit(first) ? 1 : 0;
        if (!char.IsSurrogate(first)) return IsWord(char.GetUnicodeCategory(first)) ? 1 : 0;
        return Rune.DecodeFromUtf16(text[at..], out Rune rune, out int width) == System.Buffers.OperationStatus.Done && IsWord(Rune.GetUnicodeCategory(rune)) ? width : 0;
    }

    /// <summary>Whether the character belongs to a script that is written without spaces between words, or nearly so.</summary>
    internal static bool IsIdeograph(char sign) =>
        sign is (>= '\u0E01' and <= '\u0E4E') or (>= '\u0E81' and <= '\u0ECD') or (>= '\u1000' and <= '\u109F') or (>= '\u1780' and <= '\u17D3') ? IsWord(char.GetUnicodeCategory(sign)) :
        sign is '\u3005' or (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uAC00' and <= '\uD7AF') or (>= '\uF900' and <= '\uFAFF')
        && char.IsLetter(sign);

    private static bool IsWord(UnicodeCategory category) =>
        category is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber;

    // A name in lower case; one that does not fit is none at all, which a negative length says.
    private ref struct NameBuffer(Span<char> buffer)
    {
        private readonly Span<char> _buffer = buffer;

        public int Length { get; set; }

        public readonly ReadOnlySpan<char> Text => _buffer[..Length];

        public void Append(ReadOnlySpan<char> piece)
        {
            if (Length < 0 || piece.Length > _buffer.Length - Length) Length = -1;
            else Length += piece.ToLowerInvariant(_buffer[Length..]);
        }
    }

    private sealed class ListSink(List<string> terms) : ITokenSink
    {
        public List<string> Terms { get; } = terms;

        public void Take(ReadOnlySpan<char> term, TermKind kind, int start, int length) => Terms.Add(term.ToString());
    }
}
