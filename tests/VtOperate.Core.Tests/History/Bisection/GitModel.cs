using VtOperate.Core.History.Bisection;

namespace VtOperate.Core.Tests.History.Bisection;

/// <summary>How many probes <c>git bisect</c> needs, told step by step and slowly from its documentation and behaviour; the module's own rule is held against it.</summary>
internal static class GitModel
{
    internal static List<int> Probes(int[][] parents, bool[] isBad, Func<int, bool> isSkipped, Func<int, byte[]> id)
    {
        int bad = parents.Length - 1;
        var goods = new List<int>();
        var skipped = new HashSet<int>();
        List<int> probes = [];
        while (true)
        {
            HashSet<int> left = Ancestors(parents, bad);
            foreach (int good in goods) left.ExceptWith(Ancestors(parents, good));
            int[] list = [.. left.Order()];
            var weight = list.ToDictionary(commit => commit, commit => Ancestors(parents, commit).Count(left.Contains));
            int next = skipped.Count == 0 ? Halfway(parents, list, left, weight) : Away(list, weight, skipped, bad, id);
            if (next < 0 || next == bad) return probes;
            probes.Add(next);
            if (isSkipped(next)) skipped.Add(next);
            else if (isBad[next]) bad = next;
            else goods.Add(next);
        }
    }

    private static int Halfway(int[][] parents, int[] list, HashSet<int> left, Dictionary<int, int> weight)
    {
        bool Is(int commit) => Math.Abs((2 * weight[commit]) - list.Length) is var off && (off <= 1 || off < list.Length / 1024);
        int Open(int commit) => parents[commit].Count(left.Contains);
        foreach (int commit in list.Where(commit => Open(commit) > 1).Concat(list.Where(commit => Open(commit) == 1)))
        {
            if (Is(commit)) return commit;
        }

        return list.MaxBy(commit => (Math.Min(weight[commit], list.Length - weight[commit]), -commit));
    }

    private static int Away(int[] list, Dictionary<int, int> weight, HashSet<int> skipped, int bad, Func<int, byte[]> id)
    {
        List<int> sorted = [.. list.OrderByDescending(commit => Math.Min(weight[commit], list.Length - weight[commit])).ThenBy(commit => Convert.ToHexString(id(commit)), StringComparer.Ordinal)];
        if (!skipped.Contains(sorted[0])) return sorted[0];
        sorted.RemoveAll(skipped.Contains);
        uint seed = unchecked(((uint)sorted.Count * 1103515245u) + 12345u);
        int number = (int)(seed / 65536 % 32768);
        int index = sorted.Count * number / 32768 * (int)Math.Sqrt(number) / 181;
        return sorted[index] == bad && index > 0 ? sorted[index - 1] : sorted[index];
    }

    private static HashSet<int> Ancestors(int[][] parents, int commit)
    {
        HashSet<int> found = [];
        var open = new Stack<int>([commit]);
        while (open.TryPop(out int at))
        {
            if (at == BisectGraph.Outside || !found.Add(at)) continue;
            foreach (int parent in parents[at]) open.Push(parent);
        }

        return found;
    }
}
