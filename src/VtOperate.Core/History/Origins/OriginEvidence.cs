using System.Globalization;

namespace VtOperate.Core.History.Origins;

/// <summary>Says in words why a candidate stands where it stands, and how much each reason counted.</summary>
internal static class OriginEvidence
{
    private const int MostLines = 5;
    private const int LongestLine = 120;
    private const double Least = 0.005;

    private static readonly OriginFeature[] s_words = [OriginFeature.SharedTerms, OriginFeature.RemovedTerms, OriginFeature.RestoredTerms, OriginFeature.AddedBack, OriginFeature.Restored, OriginFeature.SharedTermsOfAddedOnly, OriginFeature.TermCosine, OriginFeature.RemovedCosine, OriginFeature.NewestAdder, OriginFeature.OnlyAdder];
    private static readonly OriginFeature[] s_log = [OriginFeature.FileCoverage, OriginFeature.LogPlace, OriginFeature.IsNewestInLog, OriginFeature.Nearness, OriginFeature.SharesStem, OriginFeature.AddedInFixed, OriginFeature.NewestOfAddedOnly, OriginFeature.TouchedPlace];
    private static readonly OriginFeature[] s_age = [OriginFeature.Age, OriginFeature.Pace, OriginFeature.HistoryPlace];
    private static readonly OriginFeature[] s_message = [OriginFeature.MessageInSubject, OriginFeature.MessageInChange];
    private static readonly OriginFeature[] s_shape = [OriginFeature.Files, OriginFeature.IsMassChange, OriginFeature.Removes, OriginFeature.IsRefactoring, OriginFeature.IsFix, OriginFeature.IsMerge, OriginFeature.IsSameAuthor];
    private static readonly OriginFeature[] s_blame =
        [.. Enum.GetValues<OriginFeature>().Except([.. s_words, .. s_log, .. s_age, .. s_message, .. s_shape])];

    /// <summary>The reasons, strongest first, then the lines.</summary>
    /// <param name="fix">The measured fix.</param>
    /// <param name="at">Which candidate.</param>
    /// <param name="parts">What each figure added to its score, by feature.</param>
    /// <param name="days">How many days before the fix it was made.</param>
    internal static IReadOnlyList<Evidence> Describe(OriginCase fix, int at, double[] parts, double days)
    {
        OriginCandidate candidate = fix.Candidates[at];
        double[] figures = fix.Figures[at];
        string sha = candidate.Commit.Id.ToString();
        List<Evidence> reasons = [];
        Add("Blame", BlameText(candidate, figures), s_blame);
        Add("FileHistory", LogText(candidate, figures), s_log);
        Add("SharedWords", WordText(figures), s_words);
        Add("Recency", string.Create(CultureInfo.InvariantCulture, $"was made {Days(days)} before the fix"), s_age);
        Add("Message", figures[(int)OriginFeature.MessageInSubject] + figures[(int)OriginFeature.MessageInChange] > 0 ? "shares words with the message of the fix" : "shares no word with the message of the fix", s_message);
        Add("Shape", ShapeText(candidate, figures), s_shape);
        List<Evidence> ordered = [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight))];
        foreach (TiedLine line in candidate.Lines.Where(line => line.Kind != TieKind.Function && !CodeBlock.IsTrivial(line.Text)).OrderBy(line => line.Kind).Take(MostLines))
        {
            string text = line.Text.Length > LongestLine ? line.Text[..LongestLine] + "…" : line.Text;
            ordered.Add(new Evidence(line.Kind == TieKind.Removed ? "RemovedLine" : "NearbyLine", text, 0, line.File, line.Line, sha));
        }

        return ordered;

        void Add(string kind, string text, OriginFeature[] features)
        {
            double weight = features.Sum(feature => parts[(int)feature]);
            if (Math.Abs(weight) >= Least) reasons.Add(new Evidence(kind, text, Math.Round(weight, 3), null, null, sha));
        }
    }

    private static string BlameText(OriginCandidate candidate, double[] figures)
    {
        if (candidate.Removed > 0) return $"wrote {Percent(figures, OriginFeature.RemovedShare)} of the lines that the fix removed";
        if (candidate.Around > 0) return "wrote lines around the place where the fix inserted";
        if (candidate.Near > 0) return "wrote lines beside those that the fix replaced";
        return candidate.Function > 0 ? "wrote lines of the function that the fix changed" : "wrote no line at the fix";
    }

    private static string LogText(OriginCandidate candidate, double[] figures)
    {
        if (candidate.Logs == 0) return figures[(int)OriginFeature.Nearness] > 0 ? "is not among the newest changes of the fixed files, but changed files near them" : "is not among the newest changes of the fixed files";
        string place = candidate.LogPlace switch { 0 => "the newest change", 1 => "the second newest change", 2 => "the third newest change", _ => $"number {candidate.LogPlace + 1} of the newest changes" };
        return candidate.Logs == 1 ? $"is {place} of a fixed file" : $"is {place} of a fixed file, and changed {candidate.Logs} of them";
    }

    private static string WordText(double[] figures) =>
        figures[(int)OriginFeature.SharedTerms] > 0 ? $"its added lines hold {Percent(figures, OriginFeature.SharedTerms)} of the fix's words, rare ones counting more" : "its added lines share no word with the fix";

    private static string ShapeText(OriginCandidate candidate, double[] figures)
    {
        if (candidate.Commit.Parents.Count > 1) return "is a merge";
        int files = (int)Math.Round(Math.Pow(10, -figures[(int)OriginFeature.Files])) - 1;
        string size = files == 1 ? "changed 1 file" : $"changed {files} files";
        return figures[(int)OriginFeature.IsRefactoring] > 0 ? size + "; its subject speaks of a refactoring" : figures[(int)OriginFeature.IsSameAuthor] > 0 ? size + "; has the author of the fix" : size;
    }

    private static string Percent(double[] figures, OriginFeature feature) => string.Create(CultureInfo.InvariantCulture, $"{100 * figures[(int)feature]:0} %");

    private static string Days(double days) => days < 1 ? "less than a day" : days < 1.5 ? "1 day" : days < 60 ? $"{days:0} days" : days < 730 ? $"{days / 30.4:0} months" : $"{days / 365.25:0} years";
}
