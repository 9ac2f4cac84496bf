using System.Globalization;

namespace VtOperate.Core.Solutions;

/// <summary>The heading of an entry in <c>critical-patterns.md</c>.</summary>
/// <param name="Name">The name without number and decoration.</param>
/// <param name="Number">The number, or null.</param>
internal sealed record PatternHeading(string Name, int? Number)
{
    private const string Word = "Pattern";

    /// <summary>Reads <c>3. Name (ALWAYS REQUIRED)</c>, <c>Pattern 3: Name</c>, <c>#3 Name</c> or just a name.</summary>
    public static PatternHeading Parse(string heading)
    {
        string text = PatternLine.WithoutDecoration(WithoutLinks(heading));
        int? number = null;
        ReadOnlySpan<char> rest = text;
        bool hasWord = rest.StartsWith(Word, StringComparison.OrdinalIgnoreCase) && rest.Length > Word.Length && rest[Word.Length] is ' ' or '-' or '#';
        if (hasWord) rest = rest[(Word.Length + 1)..];
        bool hasSign = rest.StartsWith("#");
        rest = rest.TrimStart('#');
        int digits = 0;
        while (digits < rest.Length && digits < 6 && char.IsAsciiDigit(rest[digits])) digits++;
        if (digits > 0 && (digits == rest.Length || IsAfterNumber(rest[digits..], hasWord || hasSign)))
        {
            number = int.Parse(rest[..digits], NumberStyles.None, CultureInfo.InvariantCulture);
            text = rest[digits..].TrimStart(".):- \u2013\u2014").ToString();
            if (text.Length == 0) text = $"{Word} {number.Value.ToString(CultureInfo.InvariantCulture)}";
        }

        return new PatternHeading(WithoutShout(text).Replace("`", "", StringComparison.Ordinal).TrimEnd(' ', ':'), number);
    }

    // "3. Name" and "3) Name" are numbered, "3 Names" is not, unless "Pattern" or a number sign stands before it.
    private static bool IsAfterNumber(ReadOnlySpan<char> rest, bool isMarked) =>
        rest[0] is '.' or ')' ? rest.Length == 1 || rest[1] == ' ' : isMarked && rest[0] is ':' or ' ' or '-' or '\u2013' or '\u2014';

    // "(ALWAYS REQUIRED)", "(CRITICAL)": letters in capitals only.
    private static string WithoutShout(string text)
    {
        int open = text.LastIndexOf('(');
        if (open <= 0 || !text.EndsWith(')')) return text;
        bool letters = false;
        foreach (char sign in text.AsSpan(open))
        {
            if (char.IsLower(sign) || char.IsDigit(sign)) return text;
            letters |= char.IsLetter(sign);
        }

        return letters ? text[..open].TrimEnd() : text;
    }

    private static string WithoutLinks(string text)
    {
        int open = text.IndexOf('[', StringComparison.Ordinal), middle = text.IndexOf("](", StringComparison.Ordinal);
        int close = middle < 0 ? -1 : text.IndexOf(')', middle);
        return open >= 0 && open < middle && close > middle ? text[..open] + text[(open + 1)..middle] + text[(close + 1)..] : text;
    }
}
