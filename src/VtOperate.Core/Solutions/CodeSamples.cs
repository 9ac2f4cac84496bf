using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Finds the code before and after a fix in a document: by the words in front of a fence, by comments in it, or by the signs of a diff.</summary>
internal static class CodeSamples
{
    private const int MostWordsOfLabel = 8;

    private static readonly HashSet<string> s_wrong = new(StringComparer.OrdinalIgnoreCase) { "before", "wrong", "broken", "bad", "incorrect", "buggy", "problematic", "old", "avoid", "don't", "dont", "never", "failing" };
    private static readonly HashSet<string> s_right = new(StringComparer.OrdinalIgnoreCase) { "after", "right", "correct", "good", "fixed", "new", "corrected", "working", "proper", "do" };

    /// <summary>The samples in the order of the document.</summary>
    public static List<CodeSample> Of(SolutionDocument document, IMarkdownReader markdown)
    {
        var samples = new List<CodeSample>();
        string section = "", label = "";
        foreach (MarkdownBlock block in markdown.Read(document.Body, document.BodyLine))
        {
            switch (block.Kind)
            {
                case MarkdownBlockKind.Heading:
                    if (block.Level <= 2) section = block.Text.Trim();
                    label = block.Text;
                    break;
                case MarkdownBlockKind.Code:
                    Add(block, label, section, samples);
                    label = "";
                    break;
                default:
                    label = block.Text[(block.Text.LastIndexOf('\n') + 1)..];
                    break;
            }
        }

        return samples;
    }

    private static void Add(MarkdownBlock block, string label, string section, List<CodeSample> samples)
    {
        string language = block.Info.Split(' ', 2)[0];
        if (language.Equals("diff", StringComparison.OrdinalIgnoreCase) || language.Equals("patch", StringComparison.OrdinalIgnoreCase))
        {
            AddDiff(block.Text, section, samples);
            return;
        }

        PatternPart side = Side(label);
        var code = new StringBuilder();
        foreach (string line in block.Text.Split('\n'))
        {
            PatternPart said = IsComment(line) ? Side(line) : PatternPart.Other;
            if (said != PatternPart.Other && said != side)
            {
                Close();
                side = said;
                continue;
            }

            code.Append(line).Append('\n');
        }

        Close();

        void Close()
        {
            if (!code.ToString().AsSpan().IsWhiteSpace()) samples.Add(new CodeSample(side, language, code.ToString().Trim('\n'), section));
            code.Clear();
        }
    }

    private static void AddDiff(string diff, string section, List<CodeSample> samples)
    {
        StringBuilder wrong = new(), right = new();
        foreach (string line in diff.Split('\n'))
        {
            if (line.StartsWith("---", StringComparison.Ordinal) || line.StartsWith("+++", StringComparison.Ordinal) || line.StartsWith("@@", StringComparison.Ordinal)) continue;
            if (line.StartsWith('-')) wrong.Append(line[1..]).Append('\n');
            else if (line.StartsWith('+')) right.Append(line[1..]).Append('\n');
        }

        if (wrong.Length > 0) samples.Add(new CodeSample(PatternPart.Wrong, "", wrong.ToString().TrimEnd('\n'), section));
        if (right.Length > 0) samples.Add(new CodeSample(PatternPart.Correct, "", right.ToString().TrimEnd('\n'), section));
    }

    // A label is short, and its first words say it: "Before (broken):", "❌ Wrong". A sentence that happens to hold "after" is none.
    private static PatternPart Side(string label)
    {
        if (label.Contains('\u274C', StringComparison.Ordinal)) return PatternPart.Wrong;
        if (label.Contains('\u2705', StringComparison.Ordinal)) return PatternPart.Correct;
        string[] words = label.Split([' ', '\t', ':', '(', ')', '*', '#', '/', '-', ',', '.', '`', '<', '!', '>', '\u2014', '\u2013'], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length is 0 or > MostWordsOfLabel) return PatternPart.Other;
        for (int i = 0; i < Math.Min(2, words.Length); i++)
        {
            if (s_wrong.Contains(words[i])) return PatternPart.Wrong;
            if (s_right.Contains(words[i])) return PatternPart.Correct;
        }

        return PatternPart.Other;
    }

    private static bool IsComment(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().TrimStart();
        return text.StartsWith("//") || text.StartsWith("#") || text.StartsWith("--") || text.StartsWith("/*") || text.StartsWith("<!--") || text.StartsWith(";") || text.StartsWith("%");
    }
}
