using System.Runtime.CompilerServices;

namespace VtOperate.Core.Search;

/// <summary>One word or identifier between separators: where it ends, and which terms it gives.</summary>
internal static class Identifier
{
    /// <summary>The end of the identifier that begins here. Underscores, one hyphen or one apostrophe inside belong to it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int End(ReadOnlySpan<char> text, int start)
    {
        int at = start;
        while (at < text.Length)
        {
            // Nearly all of a text are plain letters, in words too short for anything cleverer.
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at])) at++;
            if (at == text.Length) break;
            int width = Tokenizer.WordCharacter(text, at);
            if (width > 0 && !Tokenizer.IsIdeograph(text[at]))
            {
                at += width;
                continue;
            }

            int after = at;
            while (after < text.Length && text[after] == '_') after++;
            if (after == at && text[at] is '-' or '\'' or '\u2019') after++;
            if (after == at || after >= text.Length || Tokenizer.WordCharacter(text, after) == 0 || Tokenizer.IsIdeograph(text[after])) break;
            at = after;
        }

        return at;
    }

    /// <summary>Hands the identifier's terms to the sink: the whole without its joints, then its parts when there are several.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Emit<TSink>(ReadOnlySpan<char> text, int start, int end, bool isPart, Span<char> buffer, ref TSink sink)
        where TSink : ITokenSink
    {
        if (end - start <= buffer.Length && IsPlain(text[start..end]))
        {
            text[start..end].CopyTo(buffer);
            Take(buffer, end - start, isPart ? TermKind.Part : TermKind.Word, start, end - start, isAlone: !isPart, ref sink);
            return;
        }

        ReadOnlySpan<char> word = WithoutPossessive(text[start..end]);
        int length = Join(word, buffer, out bool isCut);
        bool hasParts = !isCut && !IsHexNumber(word) && PartEnd(word, 0) < word.Length;
        TermKind kind = Kind(word, hasParts, isPart);
        Take(buffer, length, kind, start, word.Length, isAlone: !isPart, ref sink);
        if (!hasParts) return;
        for (int at = 0; at < word.Length;)
        {
            int partEnd = PartEnd(word, at);
            length = Join(word[at..partEnd], buffer, out _);
            Take(buffer, length, TermKind.Part, start + at, partEnd - at, isAlone: false, ref sink);
            at = partEnd;
            while (at < word.Length && IsJoint(word[at])) at++;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Take<TSink>(Span<char> term, int length, TermKind kind, int start, int sourceLength, bool isAlone, ref TSink sink)
        where TSink : ITokenSink
    {
        if (length == 1 && (char.IsAsciiLetter(term[0]) || !isAlone)) return;
        if (length == 0 || StopWords.Contains(term[..length])) return;
        length = Stemmer.Stem(term[..length]);
        sink.Take(term[..length], kind, start, sourceLength);
    }

    private static bool IsPlain(ReadOnlySpan<char> word)
    {
        foreach (char sign in word)
        {
            if (!char.IsAsciiLetterLower(sign)) return false;
        }

        return true;
    }

    private static TermKind Kind(ReadOnlySpan<char> word, bool hasParts, bool isPart)
    {
        bool letters = false, digits = false, capitalInside = false, underscore = false;
        for (int i = 0; i < word.Length; i++)
        {
            char sign = word[i];
            if (sign == '_') underscore = true;
            else if (char.IsDigit(sign)) digits = true;
            else if (!IsJoint(sign)) letters = true;
            capitalInside |= i > 0 && char.IsUpper(sign);
        }

        if (digits && !letters) return TermKind.Number;
        if (letters && digits || underscore || (hasParts && capitalInside)) return TermKind.Identifier;
        return isPart ? TermKind.Part : TermKind.Word;
    }

    // Lower-cases without joints. Cut off where the buffer ends, but never inside a surrogate pair.
    private static int Join(ReadOnlySpan<char> word, Span<char> buffer, out bool isCut)
    {
        int length = 0;
        isCut = false;
        foreach (char sign in word)
        {
            if (IsJoint(sign)) continue;
            if (length == buffer.Length)
            {
                isCut = true;
                break;
            }

            buffer[length++] = char.ToLowerInvariant(sign);
        }

        return length > 0 && char.IsHighSurrogate(buffer[length - 1]) ? length - 1 : length;
    }

    private static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.Length > 2 && word[^1] is 's' or 'S' && word[^2] is '\'' or '\u2019' ? word[..^2] : word;

    private static bool IsHexNumber(ReadOnlySpan<char> word) => word.Length > 2 && word[0] == '0' && word[1] is 'x' or 'X';

    private static bool IsJoint(char sign) => sign is '_' or '-' or '\'' or '\u2019';

    // The end of the part that begins here, before its joint: at a joint, a change of case, or a change between digits and two or more letters.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int PartEnd(ReadOnlySpan<char> word, int start)
    {
        for (int at = start + 1; at < word.Length; at++)
        {
            char before = word[at - 1], here = word[at];
            if (here is '_' or '-') return at;
            if (char.IsLower(before) && char.IsUpper(here)) return at;
            if (char.IsUpper(before) && char.IsUpper(here) && IsLowerWord(word[(at + 1)..])) return at;
            if (char.IsDigit(here) && char.IsLetter(before) && at - start >= 2 && char.IsLetter(word[at - 2])) return at;
            if (char.IsLetter(here) && char.IsDigit(before) && at + 1 < word.Length && char.IsLetter(word[at + 1])) return at;
        }

        return word.Length;
    }

    // What follows the second capital of HTTPServer. The plural s of URLs is no word.
    private static bool IsLowerWord(ReadOnlySpan<char> rest) =>
        rest.Length > 0 && char.IsLower(rest[0]) && !(rest[0] == 's' && (rest.Length == 1 || !char.IsLetter(rest[1])));
}
