using System.Globalization;

namespace VtOperate.Core.History.Suspects;

/// <summary>Says in words why a candidate stands where it stands, and how much each reason counted.</summary>
/// <param name="search">The search.</param>
/// <param name="measured">The measured report.</param>
internal sealed class SuspectReasons(SuspectSearch search, SuspectCase measured)
{
    private const double Least = 0.005;
    private const int MostTies = 6;
    private const int MostWords = 5;

    private static readonly SuspectFeature[] s_named = [SuspectFeature.Named, SuspectFeature.IsNewestNamed, SuspectFeature.Matching, SuspectFeature.IsMostMatching];
    private static readonly SuspectFeature[] s_coChange = [SuspectFeature.FileCoverage, SuspectFeature.CoChange];
    private static readonly SuspectFeature[] s_message = [SuspectFeature.Message, SuspectFeature.IsBestMessage, SuspectFeature.TitleInSubject];
    private static readonly SuspectFeature[] s_added = [SuspectFeature.AddedTerms, SuspectFeature.AddedDensity, SuspectFeature.TitleInAdded, SuspectFeature.AddedNames, SuspectFeature.NewestAdder, SuspectFeature.RemovedTerms, SuspectFeature.TitleInPaths];
    private static readonly SuspectFeature[] s_age = [SuspectFeature.Age, SuspectFeature.Pace, SuspectFeature.AgeInFiles];
    private static readonly SuspectFeature[] s_fixes = [SuspectFeature.FixShare, SuspectFeature.IsFix, SuspectFeature.IsFollowedByFix];
    private static readonly SuspectFeature[] s_shape = [SuspectFeature.Files, SuspectFeature.IsMassChange, SuspectFeature.Removes, SuspectFeature.IsWithoutCode, SuspectFeature.IsRefactoring, SuspectFeature.IsAddition, SuspectFeature.IsMerge];
    private static readonly SuspectFeature[] s_files = [.. Enum.GetValues<SuspectFeature>().Except([.. s_named, .. s_coChange, .. s_message, .. s_added, .. s_age, .. s_fixes, .. s_shape])];

    /// <summary>The reasons of a candidate, strongest first.</summary>
    internal IReadOnlyList<Evidence> Describe(int at)
    {
        SuspectCandidate candidate = measured.Candidates[at];
        double[] figures = measured.Figures[at], parts = SuspectModel.Parts(figures);
        string sha = candidate.Commit.Id.ToString();
        List<Evidence> reasons = [];
        foreach (SuspectTie tie in candidate.Ties)
            reasons.Add(new Evidence(tie.Kind, tie.Text, Math.Round(tie.Weight * SuspectModel.OfTie(tie.Kind), 3), tie.File, tie.Line, sha));
        reasons = [.. reasons.OrderByDescending(reason => reason.Weight).Take(MostTies)];
        if (candidate.RevertedBy is { } revert) reasons.Add(new Evidence("Reverted", $"was taken back by {revert.ToString()[..8]}", SuspectModel.Reverted, null, null, sha));
        (string? file, string log) = LogText(candidate);
        Add("FileHistory", log, s_files, file);
        Add("NamedCode", NamedText(candidate), s_named, candidate.NamedAt?.File, candidate.NamedAt?.Line);
        Add("Coverage", CoverageText(candidate, figures), s_coChange);
        Add("SharedWords", candidate.Message > 0 ? $"its message shares {Quote(candidate.MessageWords)}" : "its message shares no word with the report", s_message);
        Add("AddedWords", measured.Features.AddedWords(candidate) is { Count: > 0 } words ? $"added lines that share {Quote(words)}" : "its added lines share no word with the report", s_added);
        Add("Recency", AgeText(candidate), s_age);
        Add("FixHistory", FixText(candidate, figures), s_fixes);
        Add("Shape", ShapeText(candidate, figures), s_shape);
        if (candidate.Commit.IsBoundary) reasons.Add(new Evidence("Boundary", "the history of this shallow clone ends here: what is blamed on it may be older", 0, null, null, sha));
        return [.. reasons.OrderByDescending(reason => Math.Abs(reason.Weight)).ThenBy(reason => reason.Kind, StringComparer.Ordinal)];

        void Add(string kind, string text, SuspectFeature[] features, string? path = null, int? line = null)
        {
            double weight = 0;
            foreach (SuspectFeature feature in features) weight += parts[(int)feature];
            if (Math.Abs(weight) >= Least) reasons.Add(new Evidence(kind, text, Math.Round(weight, 3), path, line, sha));
        }
    }

    private (string? File, string Text) LogText(SuspectCandidate candidate)
    {
        if (candidate.Places.Count == 0) return (null, measured.Gathered.Files.Count == 0 ? "no file is in question" : "is not among the newest changes of the files in question");
        (int number, int place) = candidate.Places.OrderByDescending(entry => measured.Gathered.Files[entry.Key].Share / (1 + entry.Value)).ThenBy(entry => entry.Key).First();
        QuestionedFile file = measured.Gathered.Files[number];
        string rank = place switch { 0 => "the newest change", 1 => "the second newest change", 2 => "the third newest change", _ => $"number {place + 1} of the newest changes" };
        string why = file.IsNamed ? "which was named" : number == 0 ? "the likeliest file" : string.Create(CultureInfo.InvariantCulture, $"file {number + 1} in question");
        return (file.Path, $"{rank} of {file.Path}, {why}");
    }

    private static string NamedText(SuspectCandidate candidate) => candidate.NamedAt is { } at
        ? $"last touched {(candidate.NamedLines == 1 ? "1 line" : $"{candidate.NamedLines} lines")} of what the report names ({at.Name})"
        : candidate.Matching > 0 ? string.Create(CultureInfo.InvariantCulture, $"last touched {100 * candidate.Matching:0} % of the lines with the report's words") : "last touched no line that the report speaks of";

    private string CoverageText(SuspectCandidate candidate, double[] figures)
    {
        int files = measured.Gathered.Files.Count;
        if (candidate.Places.Count > 0) return $"changed {candidate.Places.Count} of the {files} files in question";
        return figures[(int)SuspectFeature.CoChange] > 0 ? "changed a file that is often changed together with the likeliest" : "changed none of the files in question";
    }

    private string AgeText(SuspectCandidate candidate)
    {
        double days = search.DaysBefore(candidate.Commit);
        string since = search.Scope.Until is { } until && until <= search.Head.Time ? "the bug was seen" : search.ShortHead;
        if (candidate.Commit.Id == search.Head.Id && since == search.ShortHead) return "is the commit that ran";
        return days < 1 ? $"committed on the last day before {since}" : $"committed {Days(days)} before {since}";
    }

    private static string FixText(SuspectCandidate candidate, double[] figures) =>
        candidate.IsFollowedByFix ? "a fix of the same file followed within a month" : figures[(int)SuspectFeature.IsFix] > 0 ? "is a fix itself: it worked where bugs are" : "is no fix, and no fix followed soon";

    private static string ShapeText(SuspectCandidate candidate, double[] figures)
    {
        if (candidate.Commit.Parents.Count > 1) return "is a merge";
        int files = (int)Math.Round(Math.Pow(10, -figures[(int)SuspectFeature.Files])) - 1;
        string size = files == 1 ? "changed 1 file" : $"changed {files} files";
        if (figures[(int)SuspectFeature.IsWithoutCode] > 0) return size + ", none of them code but tests";
        return figures[(int)SuspectFeature.IsRefactoring] > 0 ? size + "; its subject speaks of a clean-up" : size;
    }

    private static string Quote(IReadOnlyList<string> words)
    {
        string[] distinct = [.. words.Distinct(StringComparer.OrdinalIgnoreCase)];
        string listed = string.Join(", ", distinct.Take(MostWords));
        int more = distinct.Length - MostWords;
        return more <= 0 ? listed : string.Create(CultureInfo.InvariantCulture, $"{listed} and {more} more {(more == 1 ? "word" : "words")}");
    }

    private static string Days(double days) => days < 1.5 ? "1 day" : days < 60 ? $"{days:0} days" : days < 730 ? $"{days / 30.4:0} months" : $"{days / 365.25:0} years";
}
