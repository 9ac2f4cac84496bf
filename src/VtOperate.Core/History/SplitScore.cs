namespace VtOperate.Core.History;

/// <summary>
/// How badly a text is cut between two lines, by their indentation and the blank lines around: git's indent heuristic. The rules and the weights were found
/// by M. Haggerty by training on hand-marked differences (git 2.11, diff.indentHeuristic; github.com/mhagger/diff-slider-tools).
/// </summary>
/// <param name="Indent">The indentation of what follows; less is better and weighs most.</param>
/// <param name="Penalty">What else speaks against it.</param>
internal readonly record struct SplitScore(int Indent, int Penalty)
{
    private const int MostBlanks = 20;
    private const int AtStart = 1, AtEnd = 21, EachBlank = -30, EachBlankAfter = 6;
    private const int Deeper = -4, DeeperAfterBlank = 10, Outdent = 24, OutdentAfterBlank = 17, Dedent = 23, DedentAfterBlank = 17;
    private const int IndentWeight = 60;

    /// <summary>The score of a cut before a line; <paramref name="lines"/> is one past the last.</summary>
    internal static SplitScore Of(TextLines text, int lines, int line)
    {
        int indent = line < lines ? text.IndentOf(line) : -1;
        (int before, int blanksBefore) = Look(text, lines, line - 1, -1);
        (int after, int blanksAfter) = Look(text, lines, line + 1, 1);
        blanksAfter = indent < 0 ? blanksAfter + 1 : 0;
        int blanks = blanksBefore + blanksAfter, penalty = (EachBlank * blanks) + (EachBlankAfter * blanksAfter);
        if (before < 0 && blanksBefore == 0) penalty += AtStart;
        if (line >= lines) penalty += AtEnd;
        int first = indent < 0 ? after : indent;
        if (first >= 0 && before >= 0 && first != before)
        {
            bool isOutdent = after > first;
            penalty += first > before ? (blanks > 0 ? DeeperAfterBlank : Deeper)
                : isOutdent ? (blanks > 0 ? OutdentAfterBlank : Outdent)
                : (blanks > 0 ? DedentAfterBlank : Dedent);
        }

        return new SplitScore(first, penalty);
    }

    /// <summary>Both ends of a group count.</summary>
    public static SplitScore operator +(SplitScore left, SplitScore right) => new(left.Indent + right.Indent, left.Penalty + right.Penalty);

    /// <summary>Whether a cut is as good as another or better.</summary>
    internal bool IsNoWorseThan(SplitScore other) => (IndentWeight * Indent.CompareTo(other.Indent)) + Penalty - other.Penalty <= 0;

    // The indentation of the next line that is not blank, -1 at the end of the text, and the blank lines before it.
    private static (int Indent, int Blanks) Look(TextLines text, int lines, int from, int step)
    {
        int blanks = 0;
        for (int line = from; line >= 0 && line < lines; line += step)
        {
            int indent = text.IndentOf(line);
            if (indent >= 0) return (indent, blanks);
            if (++blanks == MostBlanks) return (0, blanks);
        }

        return (-1, blanks);
    }
}
