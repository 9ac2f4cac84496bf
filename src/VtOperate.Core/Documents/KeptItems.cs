namespace VtOperate.Core.Documents;

/// <summary>Which items of a list stay when it becomes another: what both begin and end with, and between them a longest common subsequence, so that what stays keeps its spelling. Pure.</summary>
internal static class KeptItems
{
    private const int DearestTable = 1 << 20;

    /// <summary>For each new item the index of the old one that it is, or -1.</summary>
    public static int[] Of(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        int[] kept = new int[after.Count];
        Array.Fill(kept, -1);
        int start = 0, end = 0, most = Math.Min(before.Count, after.Count);
        for (; start < most && before[start] == after[start]; start++) kept[start] = start;
        for (; end < most - start && before[^(end + 1)] == after[^(end + 1)]; end++) kept[^(end + 1)] = before.Count - 1 - end;
        int rows = before.Count - start - end, columns = after.Count - start - end;
        if ((long)rows * columns > DearestTable) return kept;
        int[,] longest = new int[rows + 1, columns + 1];
        for (int i = rows - 1; i >= 0; i--)
        {
            for (int j = columns - 1; j >= 0; j--)
                longest[i, j] = before[start + i] == after[start + j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
        }

        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (before[start + i] == after[start + j]) kept[start + j++] = start + i++;
            else if (longest[i + 1, j] >= longest[i, j + 1]) i++;
            else j++;
        }

        return kept;
    }
}
