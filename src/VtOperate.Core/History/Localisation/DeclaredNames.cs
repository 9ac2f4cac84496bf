using VtOperate.Core.Search;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// Finds the names that code declares: what follows a word such as <c>class</c>, <c>def</c> or <c>function</c>, and what stands between a type and an opening parenthesis. It errs on the side of
/// finding: a name too many is outweighed by its rarity.
/// </summary>
/// <param name="code">Code without comments and strings.</param>
internal ref struct DeclaredNames(ReadOnlySpan<char> code)
{
    private const int LongestKeyword = 12;

    private static readonly TermTable s_declaring = Table("class interface struct enum record trait protocol extension object type def defp defmodule fn func function fun sub filter module union delegate typedef");

    // What stands before a name that is only used, or before a parenthesis and is none.
    private static readonly TermTable s_using = Table(
        "if else elif elseif for foreach while do switch case return yield try catch except finally throw raise new delete in is not and or as of with using import from assert await typeof instanceof " +
        "sizeof lock when where print echo exec unless until match go defer select goto throws synchronized function def");

    private readonly ReadOnlySpan<char> _code = code;
    private int _at;
    private int _start;
    private int _end;

    /// <summary>Takes the next declared name; false when there is none any more.</summary>
    public bool TryTake(out ReadOnlySpan<char> name)
    {
        name = default;
        while (NextWord(out int start, out int end))
        {
            ReadOnlySpan<char> word = _code[start..end], before = _code[_start.._end], between = _code[_end..start];
            bool follows = before.Length > 0 && between.Length > 0;
            (_start, _end) = (start, end);
            if (char.IsAsciiDigit(word[0]) || word.Length < 2 || IsIn(s_using, word)) continue;
            bool isDeclared = follows && between.IsWhiteSpace() && between.IndexOf('\n') < 0 && IsIn(s_declaring, before) && !IsIn(s_declaring, word);
            if (!isDeclared && !(IsCalled(end) && (IsAfterType(before, between, follows) || IsAfterReceiver(start, between)))) continue;
            name = word;
            return true;
        }

        return false;
    }

    private bool NextWord(out int start, out int end)
    {
        int at = _at;
        while (at < _code.Length && !IsWord(_code[at])) at++;
        start = end = at;
        while (end < _code.Length && (IsWord(_code[end]) || IsHyphen(start, end))) end++;
        _at = end;
        return end > start;
    }

    // Get-Thing: a hyphen between two words that begin with capitals.
    private readonly bool IsHyphen(int start, int at) =>
        _code[at] == '-' && at > start && at + 1 < _code.Length && char.IsAsciiLetterUpper(_code[start]) && char.IsAsciiLetterUpper(_code[at + 1]);

    private readonly bool IsCalled(int end) => end < _code.Length && _code[end] == '(';

    // "int Parse(" and "List<int> Parse(" declare; "return Parse(" and "x.Parse(" do not.
    private static bool IsAfterType(ReadOnlySpan<char> before, ReadOnlySpan<char> between, bool follows)
    {
        if (!follows || IsIn(s_using, before) || char.IsAsciiDigit(before[0])) return false;
        if (between.IndexOfAny('\n', '(', ')') >= 0 || between.IndexOfAny('=', '.', ',') >= 0 || !char.IsWhiteSpace(between[^1])) return false;
        ReadOnlySpan<char> signs = between.Trim();
        return signs.Length == 0 || signs[^1] is '>' or ']' or '*' or '&' or '?';
    }

    // Go's methods: func (c *Cart) Add(
    private readonly bool IsAfterReceiver(int start, ReadOnlySpan<char> between)
    {
        if (!between.TrimEnd().EndsWith(")")) return false;
        int line = _code[..start].LastIndexOf('\n') + 1;
        return _code[line..start].StartsWith("func (");
    }

    private static bool IsWord(char sign) => char.IsAsciiLetterOrDigit(sign) || sign == '_' || (sign >= 128 && char.IsLetterOrDigit(sign));

    private static bool IsIn(TermTable table, ReadOnlySpan<char> word) => word.Length <= LongestKeyword && table.Find(word) >= 0;

    private static TermTable Table(string words)
    {
        string[] all = words.Split(' ');
        var table = new TermTable(all.Length);
        foreach (string word in all) table.GetOrAdd(word);
        return table;
    }
}
