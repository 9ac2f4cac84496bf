using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Drift;

/// <summary>A sentence of a document that says that something took the place of something else.</summary>
/// <param name="Old">What was before, without marks.</param>
/// <param name="New">What is now, without marks.</param>
/// <param name="Line">The line that the sentence begins on, from 1.</param>
/// <param name="Sentence">The sentence.</param>
internal sealed partial record Replacement(string Old, string New, int Line, string Sentence)
{
    private const string Words = @"(?:[\w-]+\s+){0,4}?";
    private const string Value = """(?:`[^`\n]+`|"[^"\n]+"|“[^”\n]+”|\d[\d_,]*(?:\.\d+)?(?:\s?%|[ -]?\p{L}+\b)?|\p{Lu}[\w.+#-]*(?:\s\p{Lu}[\w.+#-]*)?)""";
    private const string Old1 = "(?<old>" + Value + ")", New1 = "(?<new>" + Value + ")";

    /// <summary>The sentences of a document, in their order. What is proposed, rejected, undone or stands in code says nothing of what is.</summary>
    /// <param name="text">The document.</param>
    /// <param name="isSolution">Whether it tells what was done, so that "replace this by that" was done too.</param>
    public static IReadOnlyList<Replacement> In(string text, bool isSolution)
    {
        var found = new List<Replacement>();
        foreach ((string paragraph, IReadOnlyList<(int At, int Line)> starts) in Paragraphs(text))
        {
            int at = 0;
            foreach (string sentence in SpecLiteral.Clauses(paragraph))
            {
                int begin = paragraph.IndexOf(sentence, at, StringComparison.Ordinal);
                at = begin + sentence.Length;
                if (Read(sentence, isSolution) is { } pair) found.Add(new Replacement(pair.Old, pair.New, starts.Last(start => start.At <= begin + pair.At).Line, sentence.Trim()));
            }
        }

        return found;
    }

    private static (string Old, string New, int At)? Read(string sentence, bool isSolution)
    {
        foreach (Regex form in (Regex[])[Passive(), Replaced(), FromTo(), Renamed(), Was(), Instead(), Arrow()])
        {
            if (form.Match(sentence) is not { Success: true } match) continue;
            string before = sentence[..(match.Index + match.Length)];
            bool isDone = Done().IsMatch(before) || (isSolution && Imperative().IsMatch(before));
            if (!isDone || Doubtful().IsMatch(before)) return null;
            string old = Plain(match.Groups["old"].Value), @new = Plain(match.Groups["new"].Value);
            if (old.Length > 1 || char.IsDigit(old[0])) return old.Equals(@new, StringComparison.OrdinalIgnoreCase) ? null : (old, @new, match.Index);
        }

        return null;
    }

    private static string Plain(string value) => value.Trim('`', '"', '“', '”', '.', ' ');

    private static IEnumerable<(string Text, IReadOnlyList<(int At, int Line)> Starts)> Paragraphs(string text)
    {
        var said = new System.Text.StringBuilder();
        var starts = new List<(int, int)>();
        bool isLeftOut = false;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            string words = line.Text.Trim();
            bool isHeading = words.StartsWith('#');
            if ((words.Length == 0 || isHeading || Begins().IsMatch(words)) && said.Length > 0)
            {
                yield return (said.ToString(), starts);
                said.Clear();
                starts = [];
            }

            if (isHeading) isLeftOut = LeftOut().IsMatch(words);
            if (isHeading || isLeftOut || words.Length == 0) continue;
            if (said.Length > 0) said.Append(' ');
            starts.Add((said.Length, line.Number));
            said.Append(words);
        }

        if (said.Length > 0) yield return (said.ToString(), starts);
    }

    [GeneratedRegex(Old1 + @"\s+" + Words + @"(?:was|were|is|are|has\s+been|have\s+been)\s+(?:now\s+)?(?:replaced|superseded)\s+(?:with|by)\s+(?:the\s+|an?\s+)?" + New1)]
    private static partial Regex Passive();

    [GeneratedRegex(@"\b[Rr]eplac(?:e|ed|es|ing)\s+" + Words + Old1 + @"\s+" + Words + @"(?:with|by)\s+" + Words + New1)]
    private static partial Regex Replaced();

    [GeneratedRegex(@"\bfrom\s+(?:the\s+|an?\s+)?" + Old1 + @"\s+" + Words + @"to\s+(?:the\s+|an?\s+)?" + New1)]
    private static partial Regex FromTo();

    [GeneratedRegex(@"\b(?:[Rr]enamed?|[Ss]witch(?:ed)?|[Cc]hanged?)\s+(?:the\s+)?" + Old1 + @"\s+(?:to|into)\s+" + New1)]
    private static partial Regex Renamed();

    [GeneratedRegex(New1 + @"\s*,?\s*[(（]?(?:was|previously|formerly|up\s+from|down\s+from)\s+" + Old1 + @"\s*[)）]")]
    private static partial Regex Was();

    [GeneratedRegex(@"\bnow\b[^.]{0,60}?" + New1 + @"\s+" + Words + @"(?:instead\s+of|rather\s+than|in\s+place\s+of)\s+(?:the\s+|an?\s+)?" + Old1)]
    private static partial Regex Instead();

    [GeneratedRegex(Old1 + @"\s*(?:→|->|=>)\s*" + New1)]
    private static partial Regex Arrow();

    [GeneratedRegex(@"\b(?:replaced|superseded|changed|switched|moved|migrated|renamed|raised|lowered|increased|reduced|decreased|bumped|updated|extended|shortened|doubled|halved|now|previously|formerly|was)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Done();

    [GeneratedRegex(@"^\W*(?:\d+[.)]\s*)?(?:\*\*[^*]+\*\*[:：]?\s*)?(?:replace|change|switch|move|migrate|rename|raise|lower|increase|reduce)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Imperative();

    [GeneratedRegex(@"\b(?:not|never|n't|should|could|would|might|may|can|consider\w*|propos\w*|recommend\w*|suggest\w*|todo|plan\w*|option\w*|alternativ\w*|revert\w*|rolled\s+back|undone|if|unless|mistaken\w*|wrong\w*|incorrect\w*|accident\w*|tried|attempt\w*|expected|e\.g|example|temporar\w*)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Doubtful();

    [GeneratedRegex(@"\b(?:recommend\w*|propos\w*|option\w*|alternativ\w*|considered|rejected|plan|plans|todo|next|prevent\w*|future|suggest\w*|workaround|reproduc\w*|expected|actual|symptom\w*|what\s+didn|didn't|attempt\w*|investigation|trac(?:e|es|eability)|fix\s+plan|missing)\b", RegexOptions.IgnoreCase)]
    private static partial Regex LeftOut();

    [GeneratedRegex(@"^(?:[-*+>|]\s|\d+[.)]\s|\|)")]
    private static partial Regex Begins();
}
