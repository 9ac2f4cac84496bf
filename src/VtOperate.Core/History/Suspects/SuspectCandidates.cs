using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Suspects;

/// <summary>
/// Gathers the commits that a report can be traced to: those that last touched the frames' lines and what the report names, the newest changes of the likeliest files, those whose message shares the
/// report's words, and the newest of all; where a good commit or a time is named, every commit since.
/// </summary>
internal sealed class SuspectCandidates
{
    private const int MostFiles = 8;
    private const int MainFiles = 3;
    private const int MainLog = 30;
    private const int OtherLog = 10;
    private const int LogReach = 300;
    private const int MostMessages = 25;
    private const int NewestCommits = 20;
    private const int MostOfStretch = 200;
    private const int SoonDays = 30;
    private readonly SuspectSearch _search;
    private readonly Dictionary<ObjectId, SuspectCandidate> _found = [];

    private SuspectCandidates(SuspectSearch search, IReadOnlyList<QuestionedFile> files) => (_search, Files) = (search, files.Count <= MostFiles ? files : [.. files.Take(MostFiles)]);

    /// <summary>The candidates, newest first.</summary>
    internal IReadOnlyList<SuspectCandidate> Found => [.. _found.Values.OrderByDescending(candidate => candidate.Commit.Time).ThenBy(candidate => candidate.Commit.Id)];

    /// <summary>The files in question, likeliest first.</summary>
    internal IReadOnlyList<QuestionedFile> Files { get; }

    /// <summary>For each file the share of its newest changes that are fixes.</summary>
    internal Dictionary<int, double> FixShares { get; } = [];

    /// <summary>The log of the likeliest file in the scope, newest first.</summary>
    internal IReadOnlyList<CommitNode> BestLog { get; private set; } = [];

    /// <summary>The messages.</summary>
    internal CommitMessages Messages { get; private set; } = null!;

    /// <summary>Gathers them.</summary>
    internal static SuspectCandidates Gather(SuspectSearch search, IReadOnlyList<SuspectFrame> frames, IReadOnlyList<QuestionedFile> files)
    {
        var gathered = new SuspectCandidates(search, files);
        var blame = new Blame(search.History, search.Renames);
        new FrameLines(search, blame, gathered.Of).Gather(frames);
        new NamedLines(search, blame, gathered.Of).Gather(gathered.Files);
        for (int i = 0; i < gathered.Files.Count; i++) gathered.ReadLog(i);
        gathered.Messages = CommitMessages.Read(search);
        gathered.AddByMessage();
        return gathered;
    }

    private SuspectCandidate Of(CommitNode commit)
    {
        if (!_found.TryGetValue(commit.Id, out SuspectCandidate? candidate)) _found.Add(commit.Id, candidate = new SuspectCandidate(commit));
        return candidate;
    }

    private void ReadLog(int number)
    {
        QuestionedFile file = Files[number];
        _search.Stop.ThrowIfCancellationRequested();
        try
        {
            bool isFolder = _search.History.FindBlob(_search.Head.Tree, file.Path).IsZero;
            IEnumerable<CommitNode> log = isFolder
                ? PathLog.Read(_search.History, _search.Head.Id, file.Path, _search.Stop).Take(LogReach)
                : FollowedLog.Read(_search.History, _search.Renames, _search.Head.Id, file.Path, LogReach, _search.Stop);
            List<CommitNode> admitted = [.. log.Where(_search.Scope.Admits)];
            if (number == 0) BestLog = admitted;
            Count(number, admitted);
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            _search.Note($"The history of {file.Path} cannot be read to its end: {problem.Message}");
        }
    }

    private void Count(int number, List<CommitNode> log)
    {
        int most = number < MainFiles ? MainLog : OtherLog, fixes = 0;
        CommitNode? later = null;
        bool isLaterFix = false;
        for (int place = 0; place < Math.Min(most, log.Count); place++)
        {
            CommitNode commit = log[place];
            bool isFix = CommitSubject.Find(_search.History.ReadText(commit.Id).Subject, CommitSubject.Fixes) is not null;
            fixes += isFix ? 1 : 0;
            SuspectCandidate candidate = Of(commit);
            candidate.Places.Add(number, place);
            candidate.IsFollowedByFix |= isLaterFix && later!.Time - commit.Time < SoonDays * 86_400L;
            (later, isLaterFix) = (commit, isFix);
        }

        FixShares[number] = log.Count == 0 ? 0 : (double)fixes / Math.Min(most, log.Count);
    }

    private void AddByMessage()
    {
        for (int i = 0; i < Messages.Hits.Count; i++)
        {
            (CommitNode commit, double score, IReadOnlyList<string> words) = Messages.Hits[i];
            if (i >= MostMessages && !_found.ContainsKey(commit.Id)) continue;
            SuspectCandidate candidate = Of(commit);
            (candidate.Message, candidate.MessageWords) = (score, words);
        }

        foreach (CommitNode commit in Messages.Newest.Take(_search.Scope.IsStretch ? MostOfStretch : NewestCommits)) Of(commit);
        foreach (SuspectCandidate candidate in _found.Values)
        {
            candidate.Between = Messages.PlaceOf(candidate.Commit.Id);
            candidate.RevertedBy = Messages.RevertOf(candidate.Commit);
        }
    }
}
