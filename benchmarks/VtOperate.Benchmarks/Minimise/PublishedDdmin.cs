namespace VtOperate.Benchmarks.Minimise;

/// <summary>
/// ddmin as it was published, for comparison only. The textbook order tries each part and then each complement, from the front, and begins again after each success (Zeller and Hildebrandt, 2002,
/// figure 5). The other is the setting that does best in published implementations: complements only, from the back, going on where it succeeded. Both begin with halves and keep every verdict.
/// </summary>
internal static class PublishedDdmin
{
    internal static int[] Textbook(int count, Func<int[], bool> fails)
    {
        int[] list = [.. Enumerable.Range(0, count)];
        int grain = 2;
        while (list.Length >= 2)
        {
            List<int[]> parts = Split(list, grain);
            if (parts.FirstOrDefault(fails) is { } part)
            {
                (list, grain) = (part, 2);
                continue;
            }

            int[]? rest = Enumerable.Range(0, parts.Count).Select(i => Without(parts, i)).FirstOrDefault(fails);
            if (rest is not null)
            {
                (list, grain) = (rest, Math.Max(grain - 1, 2));
                continue;
            }

            if (grain >= list.Length) break;
            grain = Math.Min(2 * grain, list.Length);
        }

        return list;
    }

    internal static int[] ComplementsFromTheBack(int count, Func<int[], bool> fails)
    {
        int[] list = [.. Enumerable.Range(0, count)];
        List<int[]> parts = Split(list, 2);
        int offset = 0;
        while (list.Length >= 2)
        {
            int tried = 0;
            for (; tried < parts.Count && parts.Count > 1; tried++)
            {
                int i = parts.Count - 1 - ((offset + tried) % parts.Count);
                int[] rest = Without(parts, i);
                if (!fails(rest)) continue;
                list = rest;
                offset = (offset + tried) % parts.Count;
                parts.RemoveAt(i);
                tried = -1;
                break;
            }

            if (tried < 0 && parts.Count > 1) continue;
            if (parts.All(part => part.Length == 1)) break;
            parts = tried < 0 ? Split(list, 2) : [.. parts.SelectMany(part => part.Length > 1 ? Split(part, 2) : [part])];
            offset = 0;
        }

        return list;
    }

    private static List<int[]> Split(int[] list, int count)
    {
        var parts = new List<int[]>();
        int start = 0;
        for (int i = 0; i < count; i++)
        {
            int end = start + ((list.Length - start) / (count - i));
            parts.Add(list[start..end]);
            start = end;
        }

        return parts;
    }

    private static int[] Without(List<int[]> parts, int left) => [.. parts.Where((_, i) => i != left).SelectMany(part => part)];
}
