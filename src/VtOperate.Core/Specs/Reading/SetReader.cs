using System.Text.RegularExpressions;
using VtOperate.Core.Code;
using VtOperate.Core.Code.Sets;

namespace VtOperate.Core.Specs.Reading;

/// <summary>Finds the sets of values that requirements and data models close: sentences, rows of tables, bullets and samples of code. What stands between the marks of a merge is not read. Pure.</summary>
internal static partial class SetReader
{
    private static readonly HashSet<string> s_valueHeads = new(StringComparer.OrdinalIgnoreCase) { "values", "allowed values", "valid values", "possible values", "enum", "enum values", "options", "허용값", "값 목록", "許容値", "取りうる値", "valores", "valores permitidos" };

    private static readonly HashSet<string> s_between = new(StringComparer.OrdinalIgnoreCase)
    {
        "must", "shall", "should", "be", "is", "are", "can", "may", "will", "have", "has", "having", "with", "a", "an", "the", "as", "to", "set", "field", "value", "values", "property", "column", "attribute", "only", "of", "in", "from", "limited",
        "restricted", "its", "take", "takes", "contain", "contains", "accept", "accepts", "support", "supports", "hold", "holds", "system", "exactly", "enum", "and", "or", "each", "every", "by", "at",
    };

    /// <summary>The sets that active requirements close.</summary>
    public static IEnumerable<SpecSet> OfRequirements(IReadOnlyList<SpecRequirement> requirements)
    {
        foreach (SpecRequirement requirement in requirements)
        {
            if (requirement.State != RequirementState.Active) continue;
            foreach (string sentence in Sentences(requirement.Text))
            {
                if (SetWords.In(sentence, isField: false, out string before) is { } members)
                    yield return new SpecSet("", Subject(before), members, sentence.Trim(), requirement.File, requirement.Line) { Requirement = requirement.Key };
            }
        }
    }

    /// <summary>The sets that a data model closes, in the order of its lines.</summary>
    /// <param name="text">The data model.</param>
    /// <param name="file">Its file.</param>
    /// <param name="fields">The rows of its tables.</param>
    public static IEnumerable<SpecSet> OfModel(string text, string file, IReadOnlyList<SpecField> fields)
    {
        if (text.Length == 0) return [];
        HashSet<int> merged = Merged(text);
        return fields.Select(OfRow).OfType<SpecSet>().Concat(OfBullets(text, file)).Concat(OfSamples(text, file)).Where(set => !merged.Contains(set.Line)).OrderBy(set => set.Line);
    }

    private static SpecSet? OfRow(SpecField field)
    {
        bool isEnumeration = false;
        foreach ((string head, string cell) in field.Cells)
        {
            isEnumeration |= Enumeration().IsMatch(cell);
            if (s_valueHeads.Contains(head) && SetWords.Whole(cell) is { } listed) return Set(field, listed);
        }

        foreach ((_, string cell) in field.Cells)
        {
            if (SetWords.In(cell, isField: true, out _) is { } said) return Set(field, said);
        }

        foreach ((_, string cell) in field.Cells)
        {
            if (isEnumeration && SetWords.Whole(cell) is { } whole) return Set(field, whole);
        }

        return null;
    }

    private static SpecSet Set(SpecField field, IReadOnlyList<string> members) =>
        new(field.Entity, field.Name, members, $"{field.Entity}.{field.Name}: {string.Join(", ", members)}", field.File, field.Line) { Type = TypeName().IsMatch(field.Type) ? field.Type.TrimEnd('?') : "" };

    private static IEnumerable<SpecSet> OfBullets(string text, string file)
    {
        var headings = new EntityTrail();
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            headings.Take(words);
            if (words.Length < 5 || words[0] is not ('-' or '*' or '+') || words[1] != ' ') continue;
            Match named = Bullet().Match(words);
            if (SetWords.In(words[2..], named.Success, out string before) is not { } members) continue;
            string subject = named.Success && !Id().IsMatch(named.Groups["name"].Value) ? named.Groups["name"].Value : Subject(before);
            yield return new SpecSet(headings.Entity, subject[(subject.LastIndexOf('.') + 1)..], members, words[2..], file, line.Number);
        }
    }

    private static IEnumerable<SpecSet> OfSamples(string text, string file)
    {
        foreach (Match fence in Fence().Matches(text))
        {
            CodeFamily family = CodeLanguage.OfName(fence.Groups["language"].Value);
            if (family == CodeFamily.Unknown) continue;
            Group sample = fence.Groups["sample"];
            int above = text.AsSpan(0, sample.Index).Count('\n');
            CodeText code = CodeText.Of(sample.Value, family);
            foreach (CodeSet set in CodeSets.Read(code))
            {
                int last = set.Members.Count == 0 ? set.Line : set.Members[^1].Line;
                if (!set.IsWhole || LeavesOpen().IsMatch(code.Text[code.StartOf(set.Line)..code.EndOf(Math.Min(last + 1, code.LineCount))])) continue;
                string[] members = [.. set.Members.Select(member => member.Name).Distinct(StringComparer.Ordinal)];
                yield return new SpecSet(set.Owner, set.Name, members, $"{set.Name}: {string.Join(", ", members)}", file, above + set.Line) { IsSample = true };
            }
        }
    }

    // The last name in backticks, or the words before the verb.
    private static string Subject(string before)
    {
        if (Code().Matches(before).LastOrDefault() is { } code) return code.Groups[1].Value is var name && name.LastIndexOf('.') is var dot ? name[(dot + 1)..] : "";
        var words = new List<string>();
        foreach (string word in before.Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
        {
            string plain = word.Trim('*', '_', ':', '：', '(', '"', '\'');
            bool isBetween = s_between.Contains(plain) || plain.Length == 0;
            if (words.Count == 0 && isBetween) continue;
            if (isBetween || words.Count == 2 || word[^1] is ',' or ';' or ')') break;
            words.Insert(0, plain);
        }

        return string.Join(' ', words);
    }

    private static IEnumerable<string> Sentences(string text)
    {
        int start = 0;
        bool inCode = false;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '`') inCode = !inCode;
            if (inCode || !(text[at] == '。' || (text[at] is '.' or '!' or '?' && at + 1 < text.Length && text[at + 1] == ' '))) continue;
            yield return text[start..at];
            start = at + 1;
        }

        if (start < text.Length) yield return text[start..];
    }

    private static HashSet<int> Merged(string text)
    {
        var lines = new HashSet<int>();
        if (!text.Contains("<<<<<<<", StringComparison.Ordinal)) return lines;
        bool isInside = false;
        int number = 0;
        foreach (ReadOnlySpan<char> line in text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.StartsWith("<<<<<<<")) isInside = true;
            if (isInside) lines.Add(number);
            if (line.StartsWith(">>>>>>>")) isInside = false;
        }

        return lines;
    }

    [GeneratedRegex(@"\benum(?:eration)?\b", RegexOptions.IgnoreCase)]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"^[\p{Lu}][\w.]*\??$")]
    private static partial Regex TypeName();

    [GeneratedRegex(@"^[-*+]\s+(?:\*\*|__)?`?(?<name>[\p{L}_][\w.-]*(?: [\w-]+)?)\??`?(?:\*\*|__)?\s*(?:[(（][^)）]*[)）]\s*)?(?:\*\*|__)?[:：]")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^[ \t>]*```+[ \t]*(?<language>[\w#+-]+)[^\n`]*\n(?<sample>.*?)^[ \t>]*```+[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\.\.\.|…|\betc\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeavesOpen();

    // VR-002 names a rule and no field.
    [GeneratedRegex(@"^\p{Lu}{1,5}-?\d+$")]
    private static partial Regex Id();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();
}
