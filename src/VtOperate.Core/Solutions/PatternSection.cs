using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Gathers what stands under one heading of <c>critical-patterns.md</c> and decides whether it is an entry.</summary>
/// <param name="heading">The heading.</param>
/// <param name="block">The heading's block.</param>
internal sealed class PatternSection(PatternHeading heading, MarkdownBlock block)
{
    private const int LabelsThatMakeAnEntry = 2;

    private readonly Dictionary<PatternPart, StringBuilder> _parts = [];
    private readonly StringBuilder _prose = new();
    private readonly StringBuilder _text = new();
    private readonly HashSet<PatternPart> _labels = [];
    private readonly StringBuilder _wrongCode = new();
    private readonly StringBuilder _correctCode = new();
    private string _language = "";
    private PatternPart _current = PatternPart.Other;
    private int _endLine = block.EndLine;

    /// <summary>The level of the heading.</summary>
    public int Level => block.Level;

    /// <summary>Whether the heading has a number.</summary>
    public bool IsNumbered => heading.Number is not null;

    /// <summary>Begins a part named by a heading of its own.</summary>
    /// <param name="label">The heading.</param>
    /// <param name="part">The part.</param>
    /// <param name="rest">What follows the label in the heading.</param>
    public void Begin(MarkdownBlock label, PatternPart part, string rest)
    {
        _labels.Add(part);
        _current = part;
        _endLine = label.EndLine;
        Append(part, rest);
    }

    /// <summary>Takes a block under the heading.</summary>
    public void Add(MarkdownBlock below)
    {
        Separate(_text).Append(below.Text);
        if (below.Kind != MarkdownBlockKind.Break) _endLine = below.EndLine;
        switch (below.Kind)
        {
            case MarkdownBlockKind.Break:
                _current = PatternPart.Other;
                break;
            case MarkdownBlockKind.Code when _current is PatternPart.Wrong or PatternPart.Correct:
                Append(_current, below.Text);
                AddCode(_current, below.Text, below.Info);
                break;
            case MarkdownBlockKind.Code:
                AddCodeOfBothSides(below.Text, below.Info);
                break;
            case MarkdownBlockKind.Html:
                break;
            default:
                AddProse(below.Text);
                break;
        }
    }

    /// <summary>The entry, or null when the section is none: a placeholder, an introduction, instructions.</summary>
    public CriticalPattern? Close(string slug, string file, string repository)
    {
        bool hasSides = _labels.Contains(PatternPart.Wrong) || _labels.Contains(PatternPart.Correct);
        bool isEntry = hasSides || _labels.Count >= LabelsThatMakeAnEntry || (IsNumbered && _text.Length > 0);
        if (!isEntry) return null;
        string linked = Part(PatternPart.Links);
        return new CriticalPattern
        {
            Slug = slug,
            Name = heading.Name,
            Number = heading.Number,
            Problem = Part(PatternPart.Problem),
            Wrong = Part(PatternPart.Wrong),
            Correct = Part(PatternPart.Correct),
            WrongCode = _wrongCode.ToString(),
            CorrectCode = _correctCode.ToString(),
            CodeLanguage = _language,
            Why = Part(PatternPart.Why),
            Context = Part(PatternPart.Context),
            Links = MarkdownLinks.Paths(linked.Length > 0 ? linked : _prose.ToString(), SolutionLibrary.Suffix),
            Text = _text.ToString(),
            File = file,
            PromotedAt = Promoted(),
            Recurrences = Recurrences(),
            Line = block.Line,
            EndLine = _endLine,
            Repository = repository,
        };
    }

    private void AddProse(string text)
    {
        Separate(_prose).Append(text);
        bool isFirst = true;
        foreach (string line in text.Split('\n'))
        {
            if (PatternLine.TryLine(line, out PatternPart part, out string rest))
            {
                _current = part;
                if (part != PatternPart.Other) _labels.Add(part);
                Append(part, rest);
            }
            else
            {
                Append(_current, line, isFirst ? "\n\n" : "\n");
            }

            isFirst = false;
        }
    }

    // Some files show both sides in one fence, each under a comment that says which it is.
    private void AddCodeOfBothSides(string code, string info)
    {
        PatternPart side = PatternPart.Other;
        bool begins = false;
        foreach (string line in code.Split('\n'))
        {
            if (PatternLine.TryHeading(line, out PatternPart part, out string rest) && part is PatternPart.Wrong or PatternPart.Correct && IsComment(line))
            {
                (side, begins) = (part, true);
                _labels.Add(part);
                Append(part, rest);
                continue;
            }

            if (side == PatternPart.Other && _current != PatternPart.Other) Append(_current, line, "\n");
            else Append(side, line, begins ? "\n\n" : "\n");
            AddCode(side, line, info);
            begins = false;
        }
    }

    private void AddCode(PatternPart side, string code, string info)
    {
        if (side == PatternPart.Wrong && _language.Length == 0) _language = info.Split(' ', 2)[0];
        if (side == PatternPart.Wrong) _wrongCode.Append(code).Append('\n');
        else if (side == PatternPart.Correct) _correctCode.Append(code).Append('\n');
    }

    private static bool IsComment(string line)
    {
        ReadOnlySpan<char> text = line.AsSpan().TrimStart();
        return text.StartsWith("//") || text.StartsWith("#") || text.StartsWith("--") || text.StartsWith("/*") || text.StartsWith("<!--") || text.StartsWith("\u274C") || text.StartsWith("\u2705");
    }

    private void Append(PatternPart part, string text, string separator = "\n\n")
    {
        if (part == PatternPart.Other) return;
        if (!_parts.TryGetValue(part, out StringBuilder? into)) _parts[part] = into = new StringBuilder();
        if (into.Length == 0 && string.IsNullOrWhiteSpace(text)) return;
        if (into.Length > 0) into.Append(separator);
        into.Append(text.TrimEnd());
    }

    private string Part(PatternPart part) => _parts.TryGetValue(part, out StringBuilder? text) ? text.ToString().Trim() : "";

    private DateOnly? Promoted()
    {
        string text = Part(PatternPart.Promoted);
        int end = text.AsSpan().IndexOfAny("\n,;(");
        if (DateText.TryParse(end < 0 ? text : text[..end], out DateTime date) || DateText.TryFind(text, out date)) return DateOnly.FromDateTime(date);
        return null;
    }

    // One line, or one item of a list, is one recurrence.
    private int Recurrences()
    {
        int count = 0;
        foreach (ReadOnlySpan<char> line in Part(PatternPart.Recurrence).AsSpan().EnumerateLines())
        {
            if (!line.IsWhiteSpace()) count++;
        }

        return count;
    }

    private static StringBuilder Separate(StringBuilder text) => text.Length > 0 ? text.Append("\n\n") : text;
}
