namespace VtOperate.Core.Solutions;

/// <summary>Recognises the labels of the short form: <c>Problem:</c>, <c>root cause:</c>, <c>**Fix:**</c>, <c>- Why:</c>, or a heading that is a label.</summary>
internal static class ShortFormLabel
{
    private const int Longest = 24;

    private static readonly Dictionary<string, ShortFormPart> s_labels = new(StringComparer.Ordinal)
    {
        ["problem"] = ShortFormPart.Problem,
        ["problems"] = ShortFormPart.Problem,
        ["issue"] = ShortFormPart.Problem,
        ["whathappened"] = ShortFormPart.Problem,
        ["solution"] = ShortFormPart.Solution,
        ["solutions"] = ShortFormPart.Solution,
        ["fix"] = ShortFormPart.Solution,
        ["fixed"] = ShortFormPart.Solution,
        ["fixedby"] = ShortFormPart.Solution,
        ["thefix"] = ShortFormPart.Solution,
        ["resolution"] = ShortFormPart.Solution,
        ["title"] = ShortFormPart.Title,
        ["symptom"] = ShortFormPart.Symptoms,
        ["symptoms"] = ShortFormPart.Symptoms,
        ["cause"] = ShortFormPart.RootCause,
        ["causes"] = ShortFormPart.RootCause,
        ["rootcause"] = ShortFormPart.RootCause,
        ["rootcauses"] = ShortFormPart.RootCause,
        ["why"] = ShortFormPart.Why,
        ["whythisworks"] = ShortFormPart.Why,
        ["whyitworks"] = ShortFormPart.Why,
        ["prevention"] = ShortFormPart.Prevention,
        ["prevent"] = ShortFormPart.Prevention,
        ["howtoprevent"] = ShortFormPart.Prevention,
        ["tried"] = ShortFormPart.Attempts,
        ["attempt"] = ShortFormPart.Attempts,
        ["attempts"] = ShortFormPart.Attempts,
        ["attempted"] = ShortFormPart.Attempts,
        ["didntwork"] = ShortFormPart.Attempts,
        ["didnotwork"] = ShortFormPart.Attempts,
        ["whatdidntwork"] = ShortFormPart.Attempts,
        ["whatdidnotwork"] = ShortFormPart.Attempts,
        ["module"] = ShortFormPart.Module,
        ["area"] = ShortFormPart.Module,
        ["category"] = ShortFormPart.Category,
        ["problemtype"] = ShortFormPart.ProblemType,
        ["type"] = ShortFormPart.ProblemType,
        ["component"] = ShortFormPart.Component,
        ["severity"] = ShortFormPart.Severity,
        ["tag"] = ShortFormPart.Tags,
        ["tags"] = ShortFormPart.Tags,
        ["resolutiontype"] = ShortFormPart.ResolutionType,
        ["relatedcomponent"] = ShortFormPart.RelatedComponents,
        ["relatedcomponents"] = ShortFormPart.RelatedComponents,
        ["frameworkversion"] = ShortFormPart.FrameworkVersion,
        ["applieswhen"] = ShortFormPart.AppliesWhen,
        ["date"] = ShortFormPart.Date,
        ["file"] = ShortFormPart.Files,
        ["files"] = ShortFormPart.Files,
        ["commit"] = ShortFormPart.Commits,
        ["commits"] = ShortFormPart.Commits,
        ["sha"] = ShortFormPart.Commits,
    };

    /// <summary>Reads a label at a place where one may stand.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where it would begin; blanks and, at the beginning of a line, Markdown's marks may stand before it.</param>
    /// <param name="isLineStart">Whether the place is the beginning of a line.</param>
    /// <param name="part">What the label begins.</param>
    /// <param name="end">Where the words after the label begin.</param>
    public static bool TryRead(string text, int start, bool isLineStart, out ShortFormPart part, out int end)
    {
        (part, end) = (default, start);
        int at = start;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        bool isHeading = isLineStart && at < text.Length && text[at] == '#';
        while (isLineStart && at < text.Length && text[at] is '#' or '*' or '-' or '>' or '_' or ' ') at++;
        while (at < text.Length && text[at] == '*') at++;
        Span<char> label = stackalloc char[Longest];
        int length = 0;
        for (; at < text.Length && IsLabelSign(text[at]); at++)
        {
            if (!char.IsAsciiLetter(text[at])) continue;
            if (length == Longest) return false;
            label[length++] = char.ToLowerInvariant(text[at]);
        }

        if (length == 0 || !s_labels.TryGetValue(label[..length].ToString(), out part)) return false;
        int after = at;
        while (after < text.Length && text[after] is '*') after++;
        if (after < text.Length && text[after] is ':' or '\uFF1A')
        {
            // "Fix::Apply" is a name and "fix://" an address.
            if (after + 1 < text.Length && text[after + 1] is ':' or '/') return false;
            after++;
            while (after < text.Length && text[after] == '*') after++;
            end = after;
            return true;
        }

        end = after;
        return isHeading && (after == text.Length || text[after] == '\n');
    }

    private static bool IsLabelSign(char sign) => char.IsAsciiLetter(sign) || sign is ' ' or '-' or '_' or '\'' or '\u2019';
}
