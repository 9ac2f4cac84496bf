using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Editing;

/// <summary>Finds the next id that no requirement of a specification has or ever had. Pure.</summary>
internal static class RequirementNumbers
{
    private const int UsualWidth = 3;

    /// <summary>
    /// Every id that a text defines or says it has defined: requirements, struck-out ones and those inside comments, duplicates, and what notes about fixes name. Ids that a sentence only
    /// mentions are another feature's as often as not and do not count.
    /// </summary>
    public static IEnumerable<string> Taken(string text)
    {
        var lines = new SpecLines(text);
        for (int line = 1; line <= lines.Count; line++)
        {
            string words = lines[line];
            string bare = words.Replace("~~", "", StringComparison.Ordinal).Replace("<!--", "", StringComparison.Ordinal).TrimStart();
            if (RequirementLine.Parse(bare) is { } requirement) yield return requirement.Id;
            if (!SpecNote.IsNote(words)) continue;
            for (int at = 0; at < words.Length; at++)
            {
                if (at > 0 && (char.IsLetterOrDigit(words[at - 1]) || words[at - 1] == '-')) continue;
                int length = RequirementId.Match(words.AsSpan(at));
                if (length > 0) yield return RequirementId.Normalize(words.AsSpan(at, length));
            }
        }
    }

    /// <summary>The next id of a family.</summary>
    /// <param name="family">The family, or a family with its infix: <c>FR</c>, <c>FR-AB</c>.</param>
    /// <param name="taken">Every id that must not be used again.</param>
    /// <param name="target">The specification, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/> where the family is none, or has several infixes and none was named.</exception>
    public static string Next(string family, IEnumerable<string> taken, string target)
    {
        string prefix = family.Trim().TrimEnd('-').ToUpperInvariant();
        if (RequirementId.Match(prefix + "-001") != prefix.Length + 4) throw new OperationException(ErrorId.ValueNotAllowed, family, $"'{family}' is no family of requirements. Give FR, NFR, SC or another one that the specification uses.");
        List<RequirementNumber> all = [.. taken.Select(RequirementNumber.Of).OfType<RequirementNumber>()];
        List<RequirementNumber> own = all.FindAll(number => number.Prefix == prefix);
        if (own.Count == 0)
        {
            string[] infixes = [.. all.Where(number => number.Family == prefix).Select(number => number.Prefix).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            if (infixes.Length > 1) throw new OperationException(ErrorId.ValueNotAllowed, family, $"The ids of '{target}' that begin with {prefix} have several prefixes: {string.Join(", ", infixes)}. Name one of them as the family.");
            if (infixes.Length == 1) own = all.FindAll(number => number.Prefix == infixes[0]);
        }

        if (own.Count == 0) return new RequirementNumber(prefix, 0, UsualWidth).Next();
        RequirementNumber last = own.MaxBy(number => number.Number);
        return last.Next();
    }
}
