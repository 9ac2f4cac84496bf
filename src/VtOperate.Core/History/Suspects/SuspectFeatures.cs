using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Suspects;

/// <summary>Measures the candidates of one report (<see cref="SuspectFeature"/>).</summary>
internal sealed class SuspectFeatures
{
    /// <summary>How many figures a candidate has.</summary>
    internal static readonly int Count = Enum.GetValues<SuspectFeature>().Length;

    private const int MassChange = 60;
    private const int MostCoupled = 30;
    private const double FewTerms = 4;
    private static readonly string[] s_refactoring = ["refactor", "cleanup", "clean up", "clean-up", "rename", "reformat", "format", "style", "whitespace", "move ", "typo", "indent", "javadoc", "copyright", "license", "lint", "bump "];
    private static readonly string[] s_addition = ["add", "implement", "new", "introduce", "support", "initial"];

    private readonly SuspectSearch _search;
    private readonly SuspectCandidates _candidates;
    private readonly IReadOnlyList<SuspectCandidate> _found;
    private readonly Dictionary<ObjectId, CommitDelta> _deltas;
    private readonly Dictionary<ulong, double> _rarity = [];
    private readonly Dictionary<ulong, ObjectId> _newestAdder = [];
    private readonly Dictionary<ObjectId, int> _touchedPlace = [];
    private readonly Dictionary<string, double> _coupling = new(StringComparer.Ordinal);
    private readonly ObjectId _newestNamed;
    private readonly ObjectId _mostMatching;
    private readonly double _bestMessage;
    private readonly double _allShares;

    /// <summary>Prepares what all candidates are compared with.</summary>
    internal SuspectFeatures(SuspectSearch search, SuspectCandidates candidates, Dictionary<ObjectId, CommitDelta> deltas)
    {
        (_search, _candidates, _found, _deltas) = (search, candidates, candidates.Found, deltas);
        double most = 0;
        foreach (SuspectCandidate candidate in _found)
        {
            if (candidate.Named > 0 && _newestNamed.IsZero) _newestNamed = candidate.Commit.Id;
            if (candidate.Matching > most) (most, _mostMatching) = (candidate.Matching, candidate.Commit.Id);
            if (candidate.Places.ContainsKey(0)) _touchedPlace[candidate.Commit.Id] = _touchedPlace.Count;
            _bestMessage = Math.Max(_bestMessage, candidate.Message);
        }

        foreach (QuestionedFile file in candidates.Files) _allShares += file.Share;
        MeasureRarity();
        MeasureCoupling();
    }

    /// <summary>The figures of a candidate.</summary>
    internal double[] Measure(SuspectCandidate candidate)
    {
        double[] figures = new double[Count];
        CommitDelta delta = _deltas[candidate.Commit.Id];
        CommitText text = _search.History.ReadText(candidate.Commit.Id);
        MeasureLines(candidate, figures);
        MeasureFiles(candidate, delta, figures);
        MeasureWords(candidate, delta, text, figures);
        MeasureAge(candidate, figures);
        MeasureShape(candidate, delta, text, figures);
        return figures;
    }

    /// <summary>The words of the report that a candidate's added lines hold, the rarest first.</summary>
    internal IReadOnlyList<string> AddedWords(SuspectCandidate candidate) =>
        [.. _search.Report.Words.Where(word => _deltas[candidate.Commit.Id].AddedTerms.Contains(word.Key)).OrderByDescending(word => _rarity.GetValueOrDefault(word.Key)).ThenBy(word => word.Value, StringComparer.Ordinal).Select(word => word.Value)];

    private void MeasureLines(SuspectCandidate candidate, double[] figures)
    {
        Set(figures, SuspectFeature.Named, candidate.Named);
        Set(figures, SuspectFeature.IsNewestNamed, candidate.Commit.Id == _newestNamed ? 1 : 0);
        Set(figures, SuspectFeature.Matching, candidate.Matching);
        Set(figures, SuspectFeature.IsMostMatching, candidate.Commit.Id == _mostMatching ? 1 : 0);
    }

    private void MeasureFiles(SuspectCandidate candidate, CommitDelta delta, double[] figures)
    {
        double best = 0, sum = 0, place = 0, made = 0, fixes = 0;
        int added = 0, all = 0;
        foreach ((int file, int at) in candidate.Places)
        {
            QuestionedFile questioned = _candidates.Files[file];
            best = Math.Max(best, questioned.Share);
            sum += questioned.Share;
            place = Math.Max(place, questioned.Share / (1 + at));
            fixes = Math.Max(fixes, questioned.Share * _candidates.FixShares[file]);
            foreach ((string path, int lines) in delta.AddedIn) added += IsOf(path, questioned) ? lines : 0;
            if (delta.Made.Any(path => IsOf(path, questioned))) made = Math.Max(made, questioned.Share);
        }

        double coupled = 0;
        foreach (string path in delta.Paths.Take(MassChange)) coupled = Math.Max(coupled, _coupling.GetValueOrDefault(path));
        foreach (int lines in delta.AddedIn.Values) all += lines;
        Set(figures, SuspectFeature.InBestFile, candidate.Places.ContainsKey(0) ? 1 : 0);
        Set(figures, SuspectFeature.FileShare, best);
        Set(figures, SuspectFeature.FileCoverage, Share(sum, _allShares));
        Set(figures, SuspectFeature.LogPlace, place);
        Set(figures, SuspectFeature.IsNewestOfBest, candidate.Places.TryGetValue(0, out int first) && first == 0 ? 1 : 0);
        Set(figures, SuspectFeature.MadeFile, made);
        Set(figures, SuspectFeature.AddedInFiles, Math.Log10(1 + added));
        Set(figures, SuspectFeature.Focus, Share(added, all));
        Set(figures, SuspectFeature.TouchedPlace, _touchedPlace.TryGetValue(candidate.Commit.Id, out int number) ? 1.0 / (1 + number) : 0);
        Set(figures, SuspectFeature.FixShare, fixes);
        Set(figures, SuspectFeature.CoChange, coupled);
    }

    // A file may have stood in another folder then.
    private static bool IsOf(string path, in QuestionedFile file) => path.AsSpan(path.LastIndexOf('/') + 1).SequenceEqual(file.Path.AsSpan(file.Path.LastIndexOf('/') + 1));

    private void MeasureWords(SuspectCandidate candidate, CommitDelta delta, CommitText text, double[] figures)
    {
        ReportTerms report = _search.Report;
        ObjectId id = candidate.Commit.Id;
        double held = Held(report.All, delta.AddedTerms);
        Set(figures, SuspectFeature.Message, Share(candidate.Message, _bestMessage));
        Set(figures, SuspectFeature.IsBestMessage, _bestMessage > 0 && candidate.Message >= _bestMessage ? 1 : 0);
        Set(figures, SuspectFeature.TitleInSubject, Held(report.Title, TermHashes.Of(text.Subject)));
        Set(figures, SuspectFeature.AddedTerms, held);
        Set(figures, SuspectFeature.AddedDensity, delta.AddedTerms.Count == 0 ? 0 : held * Math.Sqrt(report.All.Count) / Math.Sqrt(delta.AddedTerms.Count + 20));
        Set(figures, SuspectFeature.TitleInAdded, Held(report.Title, delta.AddedTerms));
        Set(figures, SuspectFeature.AddedNames, Held(report.Names, delta.AddedTerms));
        Set(figures, SuspectFeature.NewestAdder, ShareOf(report.All, term => _newestAdder.TryGetValue(term, out ObjectId newest) && newest == id) * report.All.Count / (report.All.Count + FewTerms));
        Set(figures, SuspectFeature.RemovedTerms, Held(report.All, delta.RemovedTerms));
        Set(figures, SuspectFeature.TitleInPaths, delta.Paths.Count > MassChange ? 0 : Held(report.Title, TermHashes.Of(string.Join('\n', delta.Paths))));
    }

    private void MeasureAge(SuspectCandidate candidate, double[] figures)
    {
        double age = -Math.Log10(1 + _search.DaysBefore(candidate.Commit));
        Set(figures, SuspectFeature.Age, age);
        Set(figures, SuspectFeature.Pace, -Math.Log10(1 + candidate.Between));
        Set(figures, SuspectFeature.AgeInFiles, candidate.Places.Count > 0 ? age : 0);
        Set(figures, SuspectFeature.IsFollowedByFix, candidate.IsFollowedByFix ? 1 : 0);
    }

    private static void MeasureShape(SuspectCandidate candidate, CommitDelta delta, CommitText text, double[] figures)
    {
        bool isMerge = candidate.Commit.Parents.Count > 1;
        Set(figures, SuspectFeature.Files, -Math.Log10(1 + delta.Paths.Count));
        Set(figures, SuspectFeature.IsMassChange, delta.Paths.Count > MassChange ? 1 : 0);
        Set(figures, SuspectFeature.Removes, delta.Removes ? 1 : 0);
        Set(figures, SuspectFeature.IsWithoutCode, !isMerge && delta.Paths.All(path => TestFiles.IsTest(path) || !TestFiles.IsCode(Code.CodeLanguage.OfFile(path))) ? 1 : 0);
        Set(figures, SuspectFeature.IsRefactoring, CommitSubject.Find(text.Subject, s_refactoring) is not null ? 1 : 0);
        Set(figures, SuspectFeature.IsFix, CommitSubject.Find(text.Subject, CommitSubject.Fixes) is not null ? 1 : 0);
        Set(figures, SuspectFeature.IsAddition, CommitSubject.Find(text.Subject, s_addition) is not null ? 1 : 0);
        Set(figures, SuspectFeature.IsMerge, isMerge ? 1 : 0);
    }

    // A term that many candidates added says little about any of them.
    private void MeasureRarity()
    {
        foreach (ulong term in _search.Report.All.Concat(_search.Report.Names).Concat(_search.Report.Title).Distinct())
        {
            int holders = 0;
            foreach (SuspectCandidate candidate in _found)
            {
                if (!_deltas[candidate.Commit.Id].AddedTerms.Contains(term)) continue;
                if (holders++ == 0) _newestAdder[term] = candidate.Commit.Id;
            }

            _rarity[term] = Math.Log(1 + ((double)_found.Count / (1 + holders)));
        }
    }

    // How often each path was changed together with the likeliest file; changes of everything say nothing.
    private void MeasureCoupling()
    {
        int counted = 0;
        foreach (SuspectCandidate candidate in _found)
        {
            CommitDelta delta = _deltas[candidate.Commit.Id];
            if (!candidate.Places.ContainsKey(0) || delta.Paths.Count > MostCoupled) continue;
            counted++;
            foreach (string path in delta.Paths) _coupling[path] = _coupling.GetValueOrDefault(path) + 1;
        }

        foreach (QuestionedFile file in _candidates.Files) _coupling.Remove(file.Path);
        foreach (string path in _coupling.Keys.ToArray()) _coupling[path] = TestFiles.IsTest(path) || !TestFiles.IsCode(Code.CodeLanguage.OfFile(path)) ? 0 : _coupling[path] / counted;
    }

    // One word that is there must not say as much as ten of ten.
    private double Held(HashSet<ulong> wanted, HashSet<ulong> terms) => ShareOf(wanted, terms.Contains) * wanted.Count / (wanted.Count + FewTerms);

    private double ShareOf(HashSet<ulong> wanted, Func<ulong, bool> isHeld)
    {
        double all = 0, held = 0;
        foreach (ulong term in wanted)
        {
            all += _rarity[term];
            if (isHeld(term)) held += _rarity[term];
        }

        return Share(held, all);
    }

    private static void Set(double[] figures, SuspectFeature feature, double value) => figures[(int)feature] = value;

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
