namespace VtOperate.Core;

/// <summary>Finds what somebody probably meant to type.</summary>
public static class NearestWord
{
    /// <summary>
    /// The candidate that is the fewest slips away from a word, whatever the case; the first one of several. Null when none is near: more than
    /// a third of the word would have to change.
    /// </summary>
    public static string? Find(string word, IEnumerable<string> candidates)
    {
        string? nearest = null;
        int fewest = Math.Max(1, word.Length / 3) + 1;
        foreach (string candidate in candidates)
        {
            int slips = Distance(word, candidate);
            if (slips >= fewest) continue;
            fewest = slips;
            nearest = candidate;
        }

        return nearest;
    }

    /// <summary>
    /// The number of letters inserted, left out, replaced, or swapped with their neighbour between two words, whatever the case:
    /// the optimal string alignment distance of Damerau and Levenshtein.
    /// </summary>
    public static int Distance(string left, string right)
    {
        int[] before = new int[right.Length + 1], above = new int[right.Length + 1], row = new int[right.Length + 1];
        for (int j = 0; j <= right.Length; j++) above[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int cost = Same(left[i - 1], right[j - 1]) ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                bool swapped = i > 1 && j > 1 && Same(left[i - 1], right[j - 2]) && Same(left[i - 2], right[j - 1]);
                if (swapped) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, above, row) = (above, row, before);
        }

        return above[right.Length];
    }

    private static bool Same(char a, char b) => char.ToLowerInvariant(a) == char.ToLowerInvariant(b);
}
