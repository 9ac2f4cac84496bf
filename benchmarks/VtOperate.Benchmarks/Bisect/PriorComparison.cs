using System.Globalization;
using System.Security.Cryptography;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;

namespace VtOperate.Benchmarks.Bisect;

/// <summary>Probes with and without suspects on made-up histories. Suspects are right as often as those of Find-SuspectCommit were on past fixes: the first in .44, one of the first five in .64; a third of the lists is wrong altogether.</summary>
internal static class PriorComparison
{
    private static readonly double[] s_claimed = [0.44, 0.1, 0.06, 0.03, 0.02];

    internal static void Run(int histories, TextWriter output)
    {
        output.WriteLine($"Suspects: probes on {histories} histories (a prior of .44, .10, .06, .03, .02; right that often)");
        foreach (string kind in new[] { "linear", "merges" })
        {
            var random = new Random(2);
            int without = 0, with = 0, wrongWithout = 0, wrongWith = 0, wrong = 0, worst = int.MinValue;
            for (int i = 0; i < histories; i++)
            {
                var history = MadeHistory.Next(random, kind);
                ObjectId[] ids = [.. Enumerable.Range(0, history.Count).Select(Id)];
                BisectGraph graph = history.Graph(ids);
                (BisectPrior? prior, bool isRight) = Suspects(graph, history, random);
                int plain = Probes(graph, history, null), suspected = Probes(graph, history, prior);
                without += plain;
                with += suspected;
                if (!isRight)
                {
                    wrong++;
                    wrongWithout += plain;
                    wrongWith += suspected;
                }

                // The worst case of a history, over all culprits, is what suspects may not spoil.
                if (i % 10 == 0) worst = Math.Max(worst, Worst(graph, history, prior) - Worst(graph, history, null));
            }

            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {kind,-8} without {(double)without / histories:0.00}   with {(double)with / histories:0.00}   where no suspect is right {(double)wrongWithout / wrong:0.00} and {(double)wrongWith / wrong:0.00}   worst case of a history at most {worst:+0;-0;0}"));
        }

        output.WriteLine();
    }

    private static (BisectPrior? Prior, bool IsRight) Suspects(BisectGraph graph, MadeHistory history, Random random)
    {
        double dice = random.NextDouble(), sum = 0;
        bool isRight = false;
        List<(ObjectId, double)> suspects = [];
        foreach (double share in s_claimed)
        {
            bool isIt = dice >= sum && dice < sum + share;
            sum += share;
            isRight |= isIt;
            suspects.Add((graph.Ids[isIt ? history.Culprit - 1 : random.Next(graph.Count)], share));
        }

        return (BisectPrior.Of(graph, suspects), isRight);
    }

    private static int Worst(BisectGraph graph, MadeHistory history, BisectPrior? prior) =>
        Enumerable.Range(1, history.Count - 1).Max(culprit => Probes(graph, history with { Culprit = culprit }, prior));

    private static int Probes(BisectGraph graph, MadeHistory history, BisectPrior? prior)
    {
        bool[] bad = history.Bad();
        var search = new BisectSearch(graph, prior, CancellationToken.None);
        int probes = 0;
        for (; search.Next(1) is [int next]; probes++) search.Tell([(next, bad[next + 1])]);
        return probes;
    }

    internal static ObjectId Id(int number) => new(SHA256.HashData(BitConverter.GetBytes(number)).AsSpan(0, ObjectId.Size));
}
