namespace VtOperate.Core.Code;

/// <summary>Compares lines of code by their tokens.</summary>
public static class TokenRun
{
    private const double WithMoreArguments = 0.75;

    /// <summary>
    /// The share of a line that stands in another in one piece, 0 to 1: the longest run of tokens that both have, by the length of the first. An argument more
    /// breaks the run or, behind the last one, makes it count less, because it may be just what makes the line right.
    /// </summary>
    public static double Share(IReadOnlyList<CodeToken> line, IReadOnlyList<CodeToken> other)
    {
        double best = 0;
        int[] above = new int[other.Count + 1], row = new int[other.Count + 1];
        for (int i = 1; i <= line.Count; i++)
        {
            for (int j = 1; j <= other.Count; j++)
            {
                row[j] = line[i - 1] == other[j - 1] ? above[j - 1] + 1 : 0;
                if (row[j] == 0) continue;
                bool hasMore = i < line.Count && j < other.Count && other[j].Text == "," && line[i].Text == ")";
                best = Math.Max(best, (double)row[j] / line.Count * (hasMore ? WithMoreArguments : 1));
            }

            (above, row) = (row, above);
        }

        return best;
    }
}
