using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Reading;

/// <summary>
/// Reads closed sets out of words: <c>one of `a`, `b` or `c`</c>, <c>enum (A, B, C)</c>, <c>"a" | "b"</c>. A set with a word that leaves it open ("such as", "e.g.", "...") is none, nor is one of a condition, nor one whose members are no single
/// words and stand in no quotes. Pure.
/// </summary>
internal static partial class SetWords
{
    private const int LongestMember = 60;

    private static readonly HashSet<string> s_fillers = new(StringComparer.OrdinalIgnoreCase) { "the", "a", "an", "these", "those", "its", "their", "following", "several", "many", "some", "any", "two", "three", "four", "five", "six", "seven", "which", "that", "each", "other", "or", "and", "to", "not", "no", "if", "when" };

    /// <summary>The set that words close, behind a phrase that says so or by their form alone; null where they close none.</summary>
    /// <param name="words">A sentence, or what a bullet says.</param>
    /// <param name="isField">Whether they are said of a field, so that <c>a | b</c> alone closes a set too.</param>
    /// <param name="before">What stands before the phrase: the subject is in it.</param>
    public static IReadOnlyList<string>? In(string words, bool isField, out string before)
    {
        bool isEnumeration = isField && Enumeration().IsMatch(words);
        foreach (Match phrase in Phrase().Matches(words))
        {
            before = words[..phrase.Index] + phrase.Groups["subject"].Value;
            if (List(words, phrase.Index + phrase.Length, out int end) is not { } members) continue;
            return IsClosed(words, phrase.Index, phrase.Index + phrase.Length, end, isField) ? members : null;
        }

        foreach (Match run in MarkedRun().Matches(words))
        {
            before = words[..run.Index];
            bool isAfter = PhraseBehind().IsMatch(words, run.Index + run.Length), isAlternative = isEnumeration || (isField && run.Value.AsSpan().IndexOfAny('|', '｜') >= 0);
            if (!isAfter && !isAlternative) continue;
            if (List(words, run.Index, out int end) is { } members) return IsClosed(words, run.Index, run.Index, end, isField) ? members : null;
        }

        before = words;
        return null;
    }

    /// <summary>The members of a cell that holds nothing else; null where it does.</summary>
    public static IReadOnlyList<string>? Whole(string cell)
    {
        if (List(cell, 0, out int end) is not { } members) return null;
        ReadOnlySpan<char> rest = cell.AsSpan(end).Trim(" .。");
        return (rest.IsEmpty || rest[0] is '—' or '–' or '-' or '(' or '（') && IsClosed(cell, 0, 0, end, true) ? members : null;
    }

    private static bool IsClosed(string words, int phrase, int from, int to, bool isField)
    {
        // Members may be called "other", "custom" or "removed".
        string around = words[..from] + " " + words[to..];
        if (Open().IsMatch(around) || words[from..to].Contains("...", StringComparison.Ordinal) || words[from..to].Contains('…', StringComparison.Ordinal)) return false;
        if (Open().IsMatch(Documents.MarkdownProse.WithoutCode(Quoted().Replace(words[from..to], " ")))) return false;
        return isField || !(Condition().IsMatch(words[..phrase]) || RequirementWords.SpeaksOfAbsence(around));
    }

    // Members with commas, bars, slashes, "or" and "and" between them.
    private static List<string>? List(string words, int at, out int end)
    {
        var members = new List<string>();
        bool isMarked = false, isLast = false, mayEnd = false;
        end = at;
        while (true)
        {
            while (at < words.Length && words[at] is ' ' or '\u3000' or '*' or '\t') at++;
            if (Member(words, ref at) is not { } member)
            {
                // "`a` or `b`, and must be kept" goes on with something else; "`a`, `b` or whatever" leaves it open.
                return isMarked && mayEnd ? Checked(members) : null;
            }

            if (members.Count == 0) isMarked = member.IsMarked;
            else if (isMarked != member.IsMarked) return isMarked && mayEnd ? Checked(members) : null;
            members.AddRange(member.Names);
            while (at < words.Length && words[at] is '*') at++;
            end = at;
            SkipRemark(words, ref at);
            if (SeparatorAt().Match(words, at) is not { Success: true } separator)
            {
                if (isMarked || at >= words.Length || EndSign().IsMatch(words, at)) return Checked(members);
                return null;
            }

            string word = separator.Groups["last"].Value.Trim();
            mayEnd = isLast && !word.StartsWith("or", StringComparison.OrdinalIgnoreCase);
            isLast |= word.Length > 0;
            at = separator.Index + separator.Length;
        }
    }

    private static List<string>? Checked(List<string> members)
    {
        members.RemoveAll(member => member.Equals("null", StringComparison.OrdinalIgnoreCase) || member.Length == 0);
        List<string> once = [.. members.Distinct(StringComparer.Ordinal)];
        bool tells = once.Exists(member => member.Any(char.IsLetter)) && !once.TrueForAll(member => member.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO");
        return once.Count > 1 && tells ? once : null;
    }

    private static (List<string> Names, bool IsMarked)? Member(string words, ref int at)
    {
        if (Marked().Match(words, at) is { Success: true } marked)
        {
            string said = marked.Groups["said"].Value.Trim().Trim('"', '\'');
            at += marked.Length;

            // `a | b` in one pair of marks.
            List<string> names = [.. said.Split(['|', ',', '｜', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(name => name.Trim('"', '\''))];
            return names.Count == 0 || names.Exists(name => name.Length > LongestMember) ? null : (names, true);
        }

        if (Bare().Match(words, at) is not { Success: true } bare || s_fillers.Contains(bare.Value)) return null;
        at += bare.Length;

        // "null=ongoing", "1=low": what stands for what.
        if (Assigned().Match(words, at) is not { Success: true } assigned) return ([bare.Value], false);
        at += assigned.Length;
        return bare.Value.Equals("null", StringComparison.OrdinalIgnoreCase) ? ([], false) : ([bare.Value], false);
    }

    // "(default)" behind a member; one that leaves the set open is found in the text of the whole.
    private static void SkipRemark(string words, ref int at)
    {
        int open = at;
        while (open < words.Length && words[open] == ' ') open++;
        if (open >= words.Length || words[open] is not ('(' or '（')) return;
        int close = words.IndexOfAny([')', '）'], open);
        if (close > 0 && !Quoted().IsMatch(words[open..close])) at = close + 1;
    }

    [GeneratedRegex(@"\b(?:(?:exactly\s+)?one\s+of(?:\s+the)?(?:\s+following)?(?:\s+(?:values|states|statuses|types|options|kinds|roles))?|either|(?:allowed|valid|possible|permitted|accepted|supported)\s+(?:\w+\s+)?(?:values|states|statuses|types|options|kinds|roles|levels)(?:\s+(?:for|of)\s+(?:the\s+)?(?<subject>`[^`]+`|[\w.]+(?:\s+\w+)?))?(?:\s+are|\s+is)?|values(?:\s+are)?(?=\s*[:：(（])|enum(?:eration)?(?=\s*[)]?\s*[:：(（])|enum\s+of|enum\s+values)\s*\)?\s*[:：]?\s*(?:[(（]\s*)?(?=[`""'“‘「\w*])", RegexOptions.IgnoreCase)]
    private static partial Regex Phrase();

    [GeneratedRegex(@"\G\s*(?:のいずれか|のどれか|의?\s*중\s*하나|之一|中的一个|のうちの一つ)")]
    private static partial Regex PhraseBehind();

    [GeneratedRegex("""(?:`[^`\n]+`|"[^"\n]+"|“[^”\n]+”|「[^」\n]+」|'[^'\n]+')(?:\s*(?:[,、，;；|｜/／・]|\bor\b|\band\b|または|또는|或)\s*(?:or\s+|and\s+)?(?:`[^`\n]+`|"[^"\n]+"|“[^”\n]+”|「[^」\n]+」|'[^'\n]+'))+""")]
    private static partial Regex MarkedRun();

    [GeneratedRegex("""\G(?:`(?<said>[^`\n]+)`|"(?<said>[^"\n]+)"|“(?<said>[^”\n]+)”|‘(?<said>[^’\n]+)’|「(?<said>[^」\n]+)」|'(?<said>[^'\n]+)')""")]
    private static partial Regex Marked();

    [GeneratedRegex("""`[^`\n]+`|"[^"\n]+"|“[^”\n]+”|‘[^’\n]+’|「[^」\n]+」|'[^'\n]+'""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G[\p{L}\d_][\p{L}\p{M}\d_-]*(?:\.[\p{L}\d_-]+)*")]
    private static partial Regex Bare();

    [GeneratedRegex(@"\G\s*=\s*[\p{L}\d_-]+")]
    private static partial Regex Assigned();

    [GeneratedRegex(@"\G\s*(?:(?:[,、，;；/／・]|\\?[|｜])\s*(?<last>(?:or|and)\s+|または|또는\s*|或)?|(?<last>(?:or|and)\s+|または|또는\s+|或))", RegexOptions.IgnoreCase)]
    private static partial Regex SeparatorAt();

    [GeneratedRegex(@"\G\s*(?:[.。)）;；:：|]|—|–|- |$)")]
    private static partial Regex EndSign();

    [GeneratedRegex(@"\b(?:e\.?g|for\s+example|for\s+instance|such\s+as|includ\w+|etc|and\s+(?:so\s+on|more|others)|or\s+(?:more|others?|custom|similar|any)|at\s+least|more\s+than\s+one|extensible|extend\w*|configurable|additional\w*|initially|future|currently|examples?|among|some\s+of|other\s+than|except|besides|subset|any\s+other|typically|usually|not\s+limited)\b|\.\.\.|…|など|등(?=[\s.)])|等(?=[\s。)、，]|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Open();

    [GeneratedRegex(@"\benum(?:eration)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"\b(?:if|when|whenever|where|unless|while|once|for)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Condition();
}
