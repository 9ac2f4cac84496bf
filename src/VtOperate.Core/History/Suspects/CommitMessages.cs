using VtOperate.Core.Errors;
using VtOperate.Core.History.Origins;
using VtOperate.Core.Search;

namespace VtOperate.Core.History.Suspects;

/// <summary>The messages of the newest commits: which share words with the report, and which take another commit back.</summary>
internal sealed class CommitMessages
{
    private const int MostCommits = 5000;
    private const int MostHits = 400;
    private readonly SearchIndex<CommitNode> _index = new([new SearchField("subject", 2, 0.3), new SearchField("message", 1, 0.6)]);
    private readonly Dictionary<ObjectId, int> _places = [];
    private readonly Dictionary<string, (CommitNode By, int Place)> _reverted = new(StringComparer.OrdinalIgnoreCase);

    private CommitMessages() { }

    /// <summary>How many commits were read.</summary>
    internal int Count => _places.Count;

    /// <summary>The commits of the scope whose messages share words with the report, best first.</summary>
    internal IReadOnlyList<(CommitNode Commit, double Score, IReadOnlyList<string> Words)> Hits { get; private set; } = [];

    /// <summary>The newest commits of the scope, newest first.</summary>
    internal List<CommitNode> Newest { get; } = [];

    /// <summary>Reads the messages from the commit that ran backward.</summary>
    internal static CommitMessages Read(SuspectSearch search)
    {
        var messages = new CommitMessages();
        try
        {
            foreach (CommitNode commit in CommitWalk.Read(search.History, search.Head.Id, search.Stop))
            {
                if (messages._places.Count == MostCommits) break;
                messages._places.Add(commit.Id, messages._places.Count);
                messages.Add(search, commit);
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            search.Note($"The messages of older commits cannot be read: {problem.Message}");
        }

        if (search.Report.HasWords)
            messages.Hits = [.. messages._index.Search(search.Report.Query, MostHits, search.Stop).Select(hit => (hit.Document, hit.Score, (IReadOnlyList<string>)[.. hit.Terms.Select(term => term.Query.Word)]))];
        return messages;
    }

    /// <summary>How many commits were made after a commit, or how many were read when it is older than those.</summary>
    internal int PlaceOf(in ObjectId commit) => _places.GetValueOrDefault(commit, Count);

    /// <summary>The commit that takes another one back and was not taken back itself; null when there is none.</summary>
    internal ObjectId? RevertOf(CommitNode commit) => Find(commit.Id) is { } by && Find(by) is null ? by : null;

    private ObjectId? Find(in ObjectId commit)
    {
        string sha = commit.ToString();
        foreach ((string id, (CommitNode by, int place)) in _reverted)
        {
            if (sha.StartsWith(id, StringComparison.OrdinalIgnoreCase) && place < PlaceOf(commit)) return by.Id;
        }

        return null;
    }

    private void Add(SuspectSearch search, CommitNode commit)
    {
        CommitText text = search.History.ReadText(commit.Id);
        if (text.Message.Contains("reverts", StringComparison.OrdinalIgnoreCase))
        {
            foreach ((string id, string phrase) in FixMessage.Read(text.Message).Named)
            {
                if (phrase == "this reverts commit") _reverted.TryAdd(id, (commit, _places[commit.Id]));
            }
        }

        if (!search.Scope.Admits(commit)) return;
        Newest.Add(commit);
        if (search.Report.HasWords) _index.Add(commit.Id.ToString(), commit, [text.Subject, text.Message[Math.Min(text.Subject.Length, text.Message.Length)..]]);
    }
}
