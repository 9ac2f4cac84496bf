using System.Globalization;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Decides in how many of five parts two solutions agree. Words are compared as sets weighted by rarity (the coefficient of Dice), code by runs of three terms,
/// files by path. A part that one side does not have never agrees. The limits were set on public knowledge bases; decision 10 says how. Pure.
/// </summary>
internal sealed class OverlapRule
{
    private const double EnoughProblem = 0.22;
    private const double EnoughSolution = 0.24;
    private const double EnoughCode = 0.30;
    private const double EnoughPrevention = 0.20;
    private const double EnoughCause = 0.40;
    private const double EnoughFiles = 0.5;
    private const double CommonShare = 0.3;
    private const int LeastShared = 3;
    private const double EnoughOfTwo = 0.34;
    private const int MostNamed = 6;

    private readonly Func<string, double> _weight;

    /// <summary>Makes the rule for a knowledge base.</summary>
    /// <param name="rarity">The inverse document frequency of a term (<see cref="Bm25.Rarity"/>).</param>
    /// <param name="documents">How many documents there are.</param>
    public OverlapRule(Func<string, double> rarity, int documents)
    {
        // In a base of three documents nothing is rare: a few imagined documents keep the weights apart from chance.
        const double Imagined = 20, ImaginedWith = 4;
        _weight = term =>
        {
            double with = Math.Max(0, ((documents + 1) / Math.Exp(rarity(term))) - 0.5);
            double weight = Math.Log(1 + ((documents + Imagined) / (with + ImaginedWith)));
            return CommonWords.Contains(term) ? weight * CommonShare : weight;
        };
    }

    /// <summary>The parts that agree, each with its reason.</summary>
    public (IReadOnlyList<OverlapDimension> Dimensions, IReadOnlyList<Evidence> Evidence) Compare(OverlapParts left, OverlapParts right)
    {
        var dimensions = new List<OverlapDimension>();
        var evidence = new List<Evidence>();
        void Agree(OverlapDimension dimension, string text, double share)
        {
            dimensions.Add(dimension);
            evidence.Add(new Evidence(dimension.ToString(), text, Math.Round(share, 2)));
        }

        double share = Dice(left.Problem, right.Problem);
        if (share >= EnoughProblem) Agree(OverlapDimension.Problem, $"the problem says the same: {Shared(left.Problem, right.Problem)}", share);
        if (Cause(left, right) is { } cause) Agree(OverlapDimension.RootCause, cause.Text, cause.Share);
        bool hasCode = left.SolutionCode.Count > 0 && right.SolutionCode.Count > 0;
        double code = hasCode ? Containment(left.SolutionCode, right.SolutionCode) : 0;
        double words = Dice(left.SolutionWords, right.SolutionWords);
        if (code >= EnoughCode) Agree(OverlapDimension.Solution, Percent("the code of the solution is the same to", code), code);
        else if (words >= EnoughSolution) Agree(OverlapDimension.Solution, $"the solution says the same: {Shared(left.SolutionWords, right.SolutionWords)}", words);
        List<string> files = SharedFiles(left.Files, right.Files);
        share = files.Count == 0 ? 0 : (double)files.Count / Math.Min(left.Files.Count, right.Files.Count);
        if (share >= EnoughFiles) Agree(OverlapDimension.Files, $"both cite {string.Join(", ", files.Take(MostNamed))}", Math.Min(1, share));
        share = Dice(left.Prevention, right.Prevention);
        if (share >= EnoughPrevention) Agree(OverlapDimension.Prevention, $"the prevention says the same: {Shared(left.Prevention, right.Prevention)}", share);
        return (dimensions, evidence);
    }

    /// <summary>The level that a number of parts makes.</summary>
    public static OverlapLevel Level(int dimensions) => dimensions >= 4 ? OverlapLevel.High : dimensions >= 2 ? OverlapLevel.Moderate : OverlapLevel.Low;

    private (string Text, double Share)? Cause(OverlapParts left, OverlapParts right)
    {
        if (left.RootCause is { } a && right.RootCause is { } b)
        {
            if (WordForm.Folded(a) == WordForm.Folded(b)) return ($"both have the root cause {b}", 1);
            return WordForm.Nearness(a, b) >= 2 ? ($"the root causes {a} and {b} mean the same", 0.9) : null;
        }

        double share = Dice(left.Cause, right.Cause);
        return share >= EnoughCause ? ($"the causes say the same: {Shared(left.Cause, right.Cause)}", share) : null;
    }

    private double Dice(Dictionary<string, string> left, Dictionary<string, string> right)
    {
        double shared = 0, all = 0;
        int telling = 0, leftTelling = 0, rightTelling = 0;
        foreach (string term in left.Keys)
        {
            double weight = _weight(term);
            bool tells = !CommonWords.Contains(term), isShared = right.ContainsKey(term);
            all += weight;
            if (isShared) shared += weight;
            if (tells) leftTelling++;
            if (tells && isShared) telling++;
        }

        foreach (string term in right.Keys)
        {
            all += _weight(term);
            if (!CommonWords.Contains(term)) rightTelling++;
        }

        // Two sentences that share a word or two are about the same thing only when they hold next to nothing else.
        double share = all > 0 ? 2 * shared / all : 0;
        int needed = Math.Clamp(Math.Min(leftTelling, rightTelling), 2, LeastShared);
        bool isEnough = telling >= needed || (telling == 2 && share >= EnoughOfTwo);
        return isEnough || (left.Count > 0 && left.Count == right.Count && left.Keys.All(right.ContainsKey)) ? share : 0;
    }

    // The shorter piece of code may be a part of the longer one.
    private static double Containment(HashSet<string> left, HashSet<string> right)
    {
        (HashSet<string> small, HashSet<string> large) = left.Count <= right.Count ? (left, right) : (right, left);
        int shared = 0;
        foreach (string shingle in small)
        {
            if (large.Contains(shingle)) shared++;
        }

        return (double)shared / small.Count;
    }

    private static List<string> SharedFiles(IReadOnlyList<string> left, IReadOnlyList<string> right)
    {
        var shared = new List<string>();
        foreach (string file in left)
        {
            foreach (string other in right)
            {
                if (!IsSame(file, other)) continue;
                shared.Add(file.Length >= other.Length ? file : other);
                break;
            }
        }

        return shared;
    }

    // "Pool.cs" names "src/Data/Pool.cs".
    private static bool IsSame(string a, string b)
    {
        (string shorter, string longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return longer.EndsWith(shorter, StringComparison.OrdinalIgnoreCase) && (longer.Length == shorter.Length || longer[longer.Length - shorter.Length - 1] == '/');
    }

    // Stems are for counting; a reason names the words as the other document has them, each once.
    private string Shared(Dictionary<string, string> left, Dictionary<string, string> right) =>
        string.Join(", ", left.Keys.Where(right.ContainsKey).OrderByDescending(_weight).ThenBy(term => term, StringComparer.Ordinal).Select(term => right[term]).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostNamed));

    private static string Percent(string text, double share) => string.Create(CultureInfo.InvariantCulture, $"{text} {100 * share:0} %");
}
