namespace VtOperate.Core.History;

/// <summary>
/// Leaves out of a comparison what can only slow it down: a line that the other text does not have, and a line so common that it says nothing, where
/// such missing lines prevail around it. What is left out counts as changed.
/// </summary>
internal static class LineSelection
{
    private const int MostCommon = 1024;
    private const int Window = 100;
    private const int Prevalence = 4;

    /// <summary>The places, from 0 in the part, of the lines to compare; the others are flagged.</summary>
    /// <param name="numbers">The lines of the part (<see cref="LineClasses"/>).</param>
    /// <param name="total">How many lines the whole text has.</param>
    /// <param name="countInOther">How often a line occurs in the other text.</param>
    /// <param name="changed">The flags of the part's lines.</param>
    internal static int[] Select(int[] numbers, int total, Func<int, int> countInOther, Span<bool> changed)
    {
        int common = Math.Min(MostCommon, RoughRoot(total)), kept = 0;
        var kinds = new Kind[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            int count = countInOther(numbers[i]);
            kinds[i] = count == 0 ? Kind.Missing : count >= common ? Kind.Common : Kind.Telling;
        }

        int[] places = new int[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (kinds[i] == Kind.Telling || (kinds[i] == Kind.Common && !IsDrowned(kinds, i))) places[kept++] = i;
            else changed[i] = true;
        }

        return places[..kept];
    }

    /// <summary>A power of two near the square root, as cheap as the rule needs it.</summary>
    internal static int RoughRoot(long number)
    {
        int root = 1;
        for (; number > 0; number >>= 2) root <<= 1;
        return root;
    }

    // Looks from a common line in both directions up to the next telling one.
    private static bool IsDrowned(Kind[] kinds, int at)
    {
        int missing = 0, commons = 2;
        foreach (int step in (ReadOnlySpan<int>)[-1, 1])
        {
            int found = 0;
            for (int i = at + step; i >= 0 && i < kinds.Length && Math.Abs(i - at) <= Window && kinds[i] != Kind.Telling; i += step)
            {
                if (kinds[i] == Kind.Missing) found++;
                else commons++;
            }

            if (found == 0) return false;
            missing += found;
        }

        return commons * Prevalence < commons + missing;
    }

    private enum Kind : byte
    {
        Missing,
        Telling,
        Common,
    }
}
