using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Benchmarks.Minimise;

/// <summary>Rules over lists, each from a seed: where the needed items stand, and what else must hold for a subset to be read at all.</summary>
internal static class GeneratedRules
{
    internal static readonly string[] Places = ["spread", "together", "pieces", "near"];
    internal static readonly string[] Odd = ["needs earlier", "needs any", "pairs", "masked", "several causes"];

    /// <summary>A rule that any larger list than a failing one keeps failing.</summary>
    internal static Func<int[], CandidateVerdict> Monotone(string place, int count, int needed, Random random)
    {
        int[] items = Needed(place, count, needed, random);
        return kept => Verdict(HoldsAll(kept, items));
    }

    /// <summary>A rule where left-out items can make the list unreadable, hide the failure, or leave another cause.</summary>
    internal static Func<int[], CandidateVerdict> Other(string kind, int count, int needed, Random random)
    {
        int[] items = Needed("spread", count, needed, random);
        if (kind == "several causes")
        {
            int[][] causes = [items, .. Enumerable.Range(0, 3).Select(_ => Needed("spread", count, needed, random))];
            return kept => Verdict(causes.Any(cause => HoldsAll(kept, cause)));
        }

        (int Item, int Needs)[] links = kind switch
        {
            "needs earlier" => [.. Enumerable.Range(1, count - 1).Where(_ => random.NextDouble() < .7).Select(i => (i, Math.Max(0, i - 1 - random.Next(12))))],
            "needs any" => [.. Enumerable.Range(0, count / 2).Select(_ => (random.Next(count), random.Next(count)))],
            "pairs" => [.. Pairs(count, random)],
            _ => [.. Enumerable.Range(0, count / 10).Select(_ => (random.Next(count), random.Next(count)))],
        };
        CandidateVerdict broken = kind == "masked" ? CandidateVerdict.Passes : CandidateVerdict.Unclear;
        return kept =>
        {
            var has = new bool[count];
            foreach (int item in kept) has[item] = true;
            foreach ((int item, int needs) in links)
            {
                if (has[item] && !has[needs]) return broken;
            }

            return Verdict(items.All(item => has[item]));
        };
    }

    private static IEnumerable<(int Item, int Needs)> Pairs(int count, Random random)
    {
        var open = new Stack<int>();
        for (int i = 0; i < count; i++)
        {
            double chance = random.NextDouble();
            if (chance < .2)
            {
                open.Push(i);
            }
            else if (chance < .4 && open.TryPop(out int first))
            {
                yield return (first, i);
                yield return (i, first);
            }
        }
    }

    private static int[] Needed(string place, int count, int needed, Random random)
    {
        var items = new SortedSet<int>();
        int centre = random.Next(count), width = Math.Max(2 * needed, count / 20), first = random.Next(count - needed + 1);
        while (items.Count < needed)
        {
            if (place == "together")
            {
                items.Add(first + items.Count);
            }
            else if (place == "pieces")
            {
                int start = random.Next(count);
                for (int i = start; i < Math.Min(count, start + Math.Max(1, needed / 3)) && items.Count < needed; i++) items.Add(i);
            }
            else
            {
                int item = place == "near" ? centre + random.Next(-width, width + 1) : random.Next(count);
                if (item >= 0 && item < count) items.Add(item);
            }
        }

        return [.. items];
    }

    private static bool HoldsAll(int[] kept, int[] items) => items.All(item => Array.BinarySearch(kept, item) >= 0);

    private static CandidateVerdict Verdict(bool fails) => fails ? CandidateVerdict.Fails : CandidateVerdict.Passes;
}
