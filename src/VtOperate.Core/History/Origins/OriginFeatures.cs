namespace VtOperate.Core.History.Origins;

/// <summary>Measures the candidates of one fix (<see cref="OriginFeature"/>).</summary>
internal sealed class OriginFeatures
{
    /// <summary>How many figures a candidate has.</summary>
    internal static readonly int Count = Enum.GetValues<OriginFeature>().Length;

    private const double Day = 86_400;
    private const int MassChange = 60;
    private static readonly string[] s_refactoring = ["refactor", "cleanup", "clean up", "clean-up", "rename", "reformat", "format", "style", "whitespace", "move ", "typo", "indent"];
    private static readonly string[] s_fix = ["fix", "bug", "revert", "regression"];

    private readonly HistoryReader _history;
    private readonly OriginCandidates _candidates;
    private readonly IReadOnlyList<OriginCandidate> _found;
    private readonly IReadOnlyList<FixedFile> _files;
    private readonly FixTerms _fix;
    private readonly Dictionary<ObjectId, CommitDelta> _deltas;
    private readonly Dictionary<ulong, double> _rarity = [];
    private readonly ObjectId _newestRemoved;
    private readonly ObjectId _newestBlamed;
    private readonly ObjectId _newestInFunction;
    private readonly ObjectId _newestInLog;
    private readonly Dictionary<ObjectId, int> _blamedPlace = [];
    private readonly Dictionary<ObjectId, int> _touchedPlace = [];
    private readonly Dictionary<ulong, ObjectId> _newestAdder = [];
    private readonly Dictionary<ulong, int> _adders = [];
    private readonly string _author;
    private readonly long _time;

    /// <summary>Prepares what all candidates are compared with.</summary>
    /// <param name="history">The history.</param>
    /// <param name="candidates">The candidates.</param>
    /// <param name="files">What the fix changed.</param>
    /// <param name="fix">The fix in words.</param>
    /// <param name="deltas">The changes of the candidates.</param>
    /// <param name="time">When the fix was made, in seconds since 1970.</param>
    /// <param name="author">Who made the fix; empty when nobody says.</param>
    internal OriginFeatures(HistoryReader history, OriginCandidates candidates, IReadOnlyList<FixedFile> files, FixTerms fix, Dictionary<ObjectId, CommitDelta> deltas, long time, string author)
    {
        (_history, _candidates, _found, _files, _fix, _deltas, _time, _author) = (history, candidates, candidates.Found, files, fix, deltas, time, author);
        foreach (OriginCandidate candidate in _found)
        {
            if (candidate.IsBlamed) _blamedPlace[candidate.Commit.Id] = _blamedPlace.Count;
            if (candidate.Removed > 0 && _newestRemoved.IsZero) _newestRemoved = candidate.Commit.Id;
            if (candidate.IsBlamed && _newestBlamed.IsZero) _newestBlamed = candidate.Commit.Id;
            if ((candidate.Function > 0 || candidate.IsBlamed) && _newestInFunction.IsZero) _newestInFunction = candidate.Commit.Id;
            if (candidate.Logs > 0 && _newestInLog.IsZero) _newestInLog = candidate.Commit.Id;
        }

        int touched = 0;
        foreach (OriginCandidate candidate in _found)
        {
            if (candidate.Logs > 0 || candidate.IsBlamed) _touchedPlace[candidate.Commit.Id] = touched++;
        }

        MeasureRarity();
    }

    /// <summary>The figures of a candidate.</summary>
    internal double[] Measure(OriginCandidate candidate)
    {
        double[] figures = new double[Count];
        CommitDelta delta = _deltas[candidate.Commit.Id];
        CommitText text = _history.ReadText(candidate.Commit.Id);
        MeasureTies(candidate, figures);
        MeasurePlaces(candidate, figures);
        MeasureTerms(delta, text, figures);
        MeasureShape(candidate, delta, text, figures);
        ObjectId id = candidate.Commit.Id;
        Set(figures, OriginFeature.Pace, -Math.Log10(1 + candidate.Between));
        Set(figures, OriginFeature.NewestAdder, ShareOf(_fix.Removed, term => _newestAdder.TryGetValue(term, out ObjectId newest) && newest == id));
        Set(figures, OriginFeature.OnlyAdder, ShareOf(_fix.Changed, term => _adders[term] == 1 && _newestAdder[term] == id));
        Set(figures, OriginFeature.AgeOfBlamed, candidate.IsBlamed ? figures[(int)OriginFeature.Age] : 0);
        Set(figures, OriginFeature.TouchedPlace, _touchedPlace.TryGetValue(id, out int place) ? 1.0 / (1 + place) : 0);
        bool addsOnly = _candidates.Removed == 0;
        Set(figures, OriginFeature.NewestOfAddedOnly, addsOnly && candidate.Commit.Id == _newestInLog ? 1 : 0);
        Set(figures, OriginFeature.SharedTermsOfAddedOnly, addsOnly ? figures[(int)OriginFeature.SharedTerms] : 0);
        return figures;
    }

    private void MeasureTies(OriginCandidate candidate, double[] figures)
    {
        ObjectId id = candidate.Commit.Id;
        Set(figures, OriginFeature.RemovedShare, Share(candidate.Removed, _candidates.Removed));
        Set(figures, OriginFeature.NearShare, Share(candidate.Near, _candidates.Near));
        Set(figures, OriginFeature.AroundShare, Share(candidate.Around, _candidates.Around));
        Set(figures, OriginFeature.FunctionShare, Share(candidate.Function, _candidates.Function));
        Set(figures, OriginFeature.HunkShare, Share(candidate.Hunks.Count, _candidates.Hunks));
        Set(figures, OriginFeature.IsBlamed, candidate.IsBlamed ? 1 : 0);
        Set(figures, OriginFeature.IsNewestRemoved, id == _newestRemoved ? 1 : 0);
        Set(figures, OriginFeature.IsNewestBlamed, id == _newestBlamed ? 1 : 0);
        Set(figures, OriginFeature.IsNewestInFunction, id == _newestInFunction ? 1 : 0);
        Set(figures, OriginFeature.BlamedPlace, _blamedPlace.TryGetValue(id, out int place) ? Math.Pow(0.5, place) : 0);
    }

    private void MeasurePlaces(OriginCandidate candidate, double[] figures)
    {
        Set(figures, OriginFeature.FileCoverage, Share(candidate.Logs, _candidates.Logs));
        Set(figures, OriginFeature.LogPlace, candidate.LogPlace < 0 ? 0 : 1.0 / (1 + candidate.LogPlace));
        Set(figures, OriginFeature.IsNewestInLog, candidate.LogPlace == 0 ? 1 : 0);
        Set(figures, OriginFeature.HistoryPlace, candidate.Place < 0 ? 0 : 1.0 / (1 + candidate.Place));
        Set(figures, OriginFeature.Age, -Math.Log10(1 + Math.Max(0, (_time - candidate.Commit.Time) / Day)));
    }

    private void MeasureTerms(CommitDelta delta, CommitText text, double[] figures)
    {
        Set(figures, OriginFeature.SharedTerms, Held(_fix.Changed, delta.AddedTerms));
        Set(figures, OriginFeature.RemovedTerms, Held(_fix.Removed, delta.AddedTerms));
        Set(figures, OriginFeature.RestoredTerms, Held(_fix.AddedOnly, delta.RemovedTerms));
        Set(figures, OriginFeature.AddedBack, CountHeld(_fix.RemovedLines, delta.AddedLines));
        Set(figures, OriginFeature.Restored, CountHeld(_fix.AddedLines, delta.RemovedLines));
        Set(figures, OriginFeature.TermCosine, Cosine(_fix.Changed, delta.AddedTerms));
        Set(figures, OriginFeature.RemovedCosine, Cosine(_fix.Removed, delta.AddedTerms));
        if (_fix.Message.Count == 0) return;
        Set(figures, OriginFeature.MessageInSubject, Held(_fix.Message, TermHashes.Of(text.Subject)));
        Set(figures, OriginFeature.MessageInChange, Held(_fix.Message, delta.AddedTerms));
    }

    private void MeasureShape(OriginCandidate candidate, CommitDelta delta, CommitText text, double[] figures)
    {
        int added = 0;
        double nearness = 0;
        bool sharesStem = false;
        foreach (FixedFile file in _files)
        {
            added += delta.AddedIn.GetValueOrDefault(file.Path);
            foreach (string path in delta.Paths.Take(MassChange))
            {
                nearness = Math.Max(nearness, PathNearness.Of(path, file.Path));
                sharesStem |= path != file.Path && PathNearness.SharesStem(path, file.Path);
            }
        }

        Set(figures, OriginFeature.Files, -Math.Log10(1 + delta.Paths.Count));
        Set(figures, OriginFeature.IsMassChange, delta.Paths.Count > MassChange ? 1 : 0);
        Set(figures, OriginFeature.Nearness, nearness);
        Set(figures, OriginFeature.SharesStem, sharesStem ? 1 : 0);
        Set(figures, OriginFeature.AddedInFixed, Math.Log10(1 + added));
        Set(figures, OriginFeature.Removes, delta.Removes ? 1 : 0);
        Set(figures, OriginFeature.IsRefactoring, CommitSubject.Find(text.Subject, s_refactoring) is not null ? 1 : 0);
        Set(figures, OriginFeature.IsFix, CommitSubject.Find(text.Subject, s_fix) is not null ? 1 : 0);
        Set(figures, OriginFeature.IsMerge, candidate.Commit.Parents.Count > 1 ? 1 : 0);
        Set(figures, OriginFeature.IsSameAuthor, _author.Length > 0 && text.Author == _author ? 1 : 0);
    }

    // A term that many candidates added says little about any of them.
    private void MeasureRarity()
    {
        foreach (ulong term in _fix.All)
        {
            int holders = 0;
            foreach (OriginCandidate candidate in _found)
            {
                if (!_deltas[candidate.Commit.Id].AddedTerms.Contains(term)) continue;
                if (holders++ == 0) _newestAdder[term] = candidate.Commit.Id;
            }

            _adders[term] = holders;

            _rarity[term] = Math.Log(1 + ((double)_deltas.Count / (1 + holders)));
        }
    }

    private double Held(HashSet<ulong> wanted, HashSet<ulong> terms)
    {
        double all = 0, held = 0;
        foreach (ulong term in wanted)
        {
            double rarity = _rarity[term];
            all += rarity;
            if (terms.Contains(term)) held += rarity;
        }

        return Share(held, all);
    }

    private double Cosine(HashSet<ulong> wanted, HashSet<ulong> terms)
    {
        double all = 0, held = 0;
        foreach (ulong term in wanted)
        {
            double square = _rarity[term] * _rarity[term];
            all += square;
            if (terms.Contains(term)) held += square;
        }

        return terms.Count == 0 ? 0 : Share(held, Math.Sqrt(all) * Math.Sqrt(terms.Count));
    }

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

    private static double CountHeld(HashSet<ulong> wanted, HashSet<ulong> lines)
    {
        int held = 0;
        foreach (ulong line in wanted)
        {
            if (lines.Contains(line)) held++;
        }

        return Share(held, wanted.Count);
    }

    private static void Set(double[] figures, OriginFeature feature, double value) => figures[(int)feature] = value;

    private static double Share(double part, double whole) => whole > 0 ? part / whole : 0;
}
