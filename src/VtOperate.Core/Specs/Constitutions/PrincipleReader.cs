using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Reads the principles of a constitution by the structure of its Markdown. Code is an example and never a rule.</summary>
public static partial class PrincipleReader
{
    private static readonly string[] s_notRules = ["Governance", "Amendment", "Version", "Compliance", "Sync Impact", "Exceptions"];

    /// <summary>The principles in order: each section that holds sentences of its own, but for those about the constitution itself.</summary>
    /// <param name="markdown">What reads Markdown.</param>
    /// <param name="text">The constitution.</param>
    /// <param name="file">Its path relative to the project.</param>
    public static IReadOnlyList<Principle> Read(IMarkdownReader markdown, string text, string file)
    {
        var found = new List<Principle>();
        var body = new List<MarkdownBlock>();
        MarkdownBlock? heading = null;
        int skipped = 0;
        foreach (MarkdownBlock block in markdown.Read(text))
        {
            if (block.Kind == MarkdownBlockKind.Heading)
            {
                bool isPart = heading is not null && skipped == 0 && heading.Level >= 3 && block.Level > heading.Level;
                if (isPart) continue;
                Close();
                if (skipped > 0 && block.Level > skipped) continue;
                skipped = s_notRules.Any(word => block.Text.StartsWith(word, StringComparison.OrdinalIgnoreCase)) ? block.Level : 0;
                heading = skipped == 0 && block.Level >= 2 ? block : null;
            }
            else if (heading is not null && block.Kind is MarkdownBlockKind.Paragraph or MarkdownBlockKind.Table)
            {
                body.Add(block);
            }
        }

        Close();
        return found;

        void Close()
        {
            if (heading is not null && body.Count > 0) found.Add(Make(heading, body, file, text.Contains(".psm1", StringComparison.OrdinalIgnoreCase)));
            body.Clear();
            heading = null;
        }
    }

    private static Principle Make(MarkdownBlock heading, List<MarkdownBlock> body, string file, bool holdsModules)
    {
        var rules = new List<ConstitutionRule>();
        var prose = new List<ConstitutionRule>();
        string? rationale = null;
        foreach (MarkdownBlock block in body)
        {
            if (block.Text.TrimStart('*', '_', ' ').StartsWith("Rationale", StringComparison.OrdinalIgnoreCase))
            {
                int colon = block.Text.IndexOf(':', StringComparison.Ordinal);
                rationale = OneLine(colon < 0 ? block.Text : block.Text[(colon + 1)..]).Trim('*', ' ');
                continue;
            }

            // What stands in a list or a table is meant as a rule, whatever its words and its language.
            bool isListed = block.Info.Length > 0 || block.Kind == MarkdownBlockKind.Table;
            foreach ((string sentence, int line) in Sentences(block))
            {
                (isListed || Normative().IsMatch(sentence) ? rules : prose).Add(RuleCompiler.Compile(sentence, file, line, holdsModules));
                isListed &= block.Kind == MarkdownBlockKind.Table;
            }
        }

        // A principle without a word such as MUST, or in another language, is a rule all the same; so is a plain sentence with a check.
        rules.AddRange(rules.Count == 0 ? prose : prose.Where(rule => rule.Kind != RuleKind.Unverifiable));
        string words = heading.Text + "\n" + string.Join('\n', body.Select(block => OneLine(block.Text)));
        string hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(words)))[..16].ToLowerInvariant();
        bool isFirm = words.Contains("NON-NEGOTIABLE", StringComparison.OrdinalIgnoreCase);
        return new Principle(heading.Text.Trim(), isFirm, file, heading.Line, [.. rules.OrderBy(rule => rule.Line)], rationale, hash);
    }

    private static IEnumerable<(string Text, int Line)> Sentences(MarkdownBlock block)
    {
        string[] lines = block.Text.Split('\n');
        if (block.Kind == MarkdownBlockKind.Table)
        {
            for (int i = 2; i < lines.Length; i++)
            {
                if (lines[i].Trim().Length > 0) yield return (OneLine(lines[i].Trim('|', ' ')), block.Line + i);
            }

            yield break;
        }

        int start = 0;
        foreach (Match end in SentenceEnd().Matches(block.Text + "\n"))
        {
            string sentence = OneLine(block.Text[start..Math.Min(end.Index + 1, block.Text.Length)]);
            int at = start;
            while (at < block.Text.Length && char.IsWhiteSpace(block.Text[at])) at++;
            if (sentence.Length > 0) yield return (sentence, block.Line + block.Text.AsSpan(0, at).Count('\n'));
            start = Math.Min(end.Index + end.Length, block.Text.Length);
        }

        string rest = OneLine(block.Text[start..]);
        if (rest.Length > 0) yield return (rest, block.Line + block.Text.AsSpan(0, start).Count('\n'));
    }

    private static string OneLine(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\b(MUST|SHALL|NEVER|REQUIRED|MANDATORY|PROHIBITED|FORBIDDEN)\b|\b(must|shall|never|prohibited|forbidden|required|only)\b|[≤≥]")]
    private static partial Regex Normative();

    [GeneratedRegex(@"[.。！!](?=\s+[\p{Lu}\p{Lo}`*])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
