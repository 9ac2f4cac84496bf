using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Tells problems that a repair would leave by the lines of the file as it is before the repair. Pure.</summary>
internal static class RemainingProblems
{
    /// <summary>The problems that would be left, by the lines of the text before, in their order.</summary>
    /// <param name="before">The text as it is.</param>
    /// <param name="after">The text as it would be.</param>
    /// <param name="found">What was found in the text as it is.</param>
    /// <param name="left">What would be left, by the lines of the text as it would be.</param>
    public static IReadOnlyList<CheckProblem> InLinesOf(string before, string after, IReadOnlyList<CheckProblem> found, IReadOnlyList<CheckProblem> left)
    {
        ILookup<(string, string), CheckProblem> same = found.ToLookup(Kind), remaining = left.ToLookup(Kind);
        var used = new Dictionary<(string, string), int>();
        int[]? origins = null;
        var result = new List<CheckProblem>(left.Count);
        foreach (CheckProblem problem in left)
        {
            (string, string) kind = Kind(problem);
            int number = used[kind] = used.GetValueOrDefault(kind) + 1;
            CheckProblem[] known = [.. same[kind]];

            // What was found before in the same words is the same problem; what is seen only now stands where its line came from.
            if (known.Length == remaining[kind].Count()) result.Add(known[number - 1]);
            else result.Add(problem with { Line = Origin(origins ??= TextDifference.Origins(before, after), problem.Line) });
        }

        return result.OrderBy(problem => problem.Line).ThenBy(problem => problem.Severity).ThenBy(problem => problem.Id, StringComparer.Ordinal).ToArray();
    }

    private static int Origin(int[] origins, int line) => origins.Length == 0 ? 1 : origins[Math.Clamp(line, 1, origins.Length) - 1];

    // Messages may name lines, which differ.
    private static (string Id, string Words) Kind(CheckProblem problem) => (problem.Id, string.Concat(problem.Message.Where(sign => !char.IsAsciiDigit(sign))));
}
