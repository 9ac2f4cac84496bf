using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Benchmarks.Retrieval;

/// <summary>
/// Ranks duplicates with plain BM25, with the weights of the module, and cross-validated: in turn each fold is ranked with the weights that the other folds choose, so that
/// no pair has a say in the weights it is measured with.
/// </summary>
internal static class DuplicateRun
{
    private const int FoldCount = 5;

    internal static void Run(string file, bool withMisses, bool withFolds, TextWriter output)
    {
        foreach (DuplicateSet set in DuplicateSet.Read(file))
        {
            RetrievalFigures.PrintHead(output, $"duplicates: {set.Name}, {set.Reports} reports");
            int[] plain = set.Plain(), ours = set.Ours(SolutionSearch.Weights, SolutionSearch.Fields);
            RetrievalFigures.Of(plain).Print(output, "plain BM25, summary twice");
            RetrievalFigures.Of(set.Ours(SearchWeights.Textbook, SolutionSearch.Fields)).Print(output, "BM25F without what was chosen");
            if (withFolds) CrossValidate(set, output);
            RetrievalFigures.Of(ours).Print(output, "ours, as it ships (fitted)");
            if (!withMisses) continue;
            output.WriteLine("misses of the first ten (rank, plain BM25's rank):");
            for (int i = 0; i < ours.Length; i++)
            {
                if (ours[i] is 0 or > 10) output.WriteLine($"  {ours[i]} ({plain[i]}) {set.Describe(i)}");
            }
        }
    }

    private static void CrossValidate(DuplicateSet set, TextWriter output)
    {
        int[] folds = set.Folds(FoldCount), held = new int[set.Pairs];
        var search = new WeightSearch(set);
        for (int fold = 0; fold < FoldCount; fold++)
        {
            WeightChoice choice = search.Choose(pair => folds[pair] != fold);
            int[] ranks = search.Ranks(choice);
            for (int pair = 0; pair < held.Length; pair++)
            {
                if (folds[pair] == fold) held[pair] = ranks[pair];
            }

            output.WriteLine($"  fold {fold + 1} of {FoldCount}: {choice}");
        }

        RetrievalFigures.Of(held).Print(output, $"ours, cross-validated ({FoldCount} folds)");
        output.WriteLine($"  all pairs together would choose: {search.Choose(_ => true)}");
    }
}
