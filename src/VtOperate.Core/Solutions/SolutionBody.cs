using System.Text;
using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>The body of a solution by its parts, whatever generation and spelling its headings have. Text before the first heading belongs to the problem.</summary>
public sealed class SolutionBody
{
    private readonly Dictionary<SolutionSection, StringBuilder> _prose = [];
    private readonly Dictionary<SolutionSection, StringBuilder> _code = [];

    private SolutionBody() { }

    /// <summary>The parts that the blocks of a body make.</summary>
    public static SolutionBody Of(IReadOnlyList<MarkdownBlock> blocks)
    {
        var parts = new SolutionBody();
        SolutionSection current = SolutionSection.Problem;
        int level = int.MaxValue;
        foreach (MarkdownBlock block in blocks)
        {
            if (block.Kind == MarkdownBlockKind.Heading)
            {
                SolutionSection found = block.Level == 1 ? SolutionSection.Problem : SolutionHeading.Find(block.Text);
                bool isBelow = block.Level > level && found == SolutionSection.Other;
                if (isBelow) Append(parts._prose, current, block.Text);
                else if (block.Level > 1) (current, level) = (found, block.Level);
                continue;
            }

            Append(block.Kind == MarkdownBlockKind.Code ? parts._code : parts._prose, current, block.Text);
        }

        return parts;
    }

    /// <summary>The prose of a part; empty when the document has no such part.</summary>
    public string Prose(SolutionSection section) => _prose.TryGetValue(section, out StringBuilder? text) ? text.ToString() : "";

    /// <summary>The code of a part, without its fences; empty when there is none.</summary>
    public string Code(SolutionSection section) => _code.TryGetValue(section, out StringBuilder? text) ? text.ToString() : "";

    /// <summary>Prose and code of a part.</summary>
    public string Text(SolutionSection section) => (Prose(section) + "\n" + Code(section)).Trim();

    private static void Append(Dictionary<SolutionSection, StringBuilder> into, SolutionSection section, string text)
    {
        if (text == SolutionText.Unknown) return;
        if (!into.TryGetValue(section, out StringBuilder? known)) into[section] = known = new StringBuilder();
        if (known.Length > 0) known.Append('\n');
        known.Append(text);
    }
}
