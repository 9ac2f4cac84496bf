using System.Globalization;
using System.Text;
using VtOperate.Core.Errors;
using VtOperate.Core.Search;

namespace VtOperate.Core.History;

/// <summary>Words that the report shares with a commit's message, with the paths it changed and with the lines it added, each weighed by its rarity in this history.</summary>
internal sealed class WordEvidence
{
    private const int NewestCommits = 2000;
    private const int MostHits = 400;
    private const double MessageWeight = 2.5;
    private const double PathWeight = 1;
    private const double AddedWeight = 2;

    // The score at which half of the weight is reached: about two rare words.
    private const double HalfScore = 10;
    private const int LargestBlob = 1 << 19;
    private const int MostFiles = 20;
    private readonly SuspectSearch _search;
    private readonly SearchQuery _query;
    private readonly SearchIndex<CommitNode> _messages = new([new SearchField("subject", 2, 0.3), new SearchField("message", 1, 0.6)]);

    internal WordEvidence(SuspectSearch search, string words)
    {
        _search = search;
        _query = SearchQuery.Parse(words);
    }

    /// <summary>Whether there is any word to look for.</summary>
    internal bool HasWords => _query.Terms.Count > 0;

    /// <summary>Scores the messages of the newest commits and of those under suspicion. Commits that were under no suspicion come in when they are among the best.</summary>
    internal void GatherMessages(int newcomers)
    {
        HashSet<ObjectId> known = [.. _search.Ledger.Commits];
        HashSet<ObjectId> indexed = [];
        foreach (ObjectId id in known) Index(_search.History.ReadCommit(id), indexed);
        try
        {
            foreach (CommitNode commit in CommitWalk.Read(_search.History, _search.Head.Id, _search.Stop).Take(NewestCommits))
            {
                if (_search.Admits(commit)) Index(commit, indexed);
            }
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            _search.Note($"The messages of older commits cannot be read: {problem.Message}");
        }

        foreach (SearchHit<CommitNode> hit in _messages.Search(_query, MostHits, _search.Stop))
        {
            if (!known.Contains(hit.Document.Id) && newcomers-- <= 0) continue;
            _search.Ledger.Add(hit.Document.Id, "SharedWords", $"its message shares {Quote(hit.Terms)}", Saturate(MessageWeight, hit.Score));
        }
    }

    /// <summary>Scores the paths that a commit changed.</summary>
    internal void WeighPaths(CommitNode commit, IReadOnlyList<FileChange> changes)
    {
        var text = new StringBuilder();
        foreach (FileChange change in changes.Take(200)) text.Append(change.Path).Append('\n');
        Weigh(commit, "SharedPaths", "changed paths that share", text.ToString(), PathWeight);
    }

    /// <summary>Scores the lines that a commit added.</summary>
    internal void WeighAddedLines(CommitNode commit, IReadOnlyList<FileChange> changes)
    {
        var text = new StringBuilder();
        foreach (FileChange change in changes.Take(MostFiles))
        {
            _search.Stop.ThrowIfCancellationRequested();
            if (!change.IsDeleted) AppendAdded(change, text);
        }

        Weigh(commit, "AddedWords", "added lines that share", text.ToString(), AddedWeight);
    }

    private void Index(CommitNode commit, HashSet<ObjectId> indexed)
    {
        if (!indexed.Add(commit.Id)) return;
        CommitText text = _search.History.ReadText(commit.Id);
        _messages.Add(commit.Id.ToString(), commit, [text.Subject, text.Message[Math.Min(text.Subject.Length, text.Message.Length)..]]);
    }

    private void Weigh(CommitNode commit, string kind, string words, string text, double weight)
    {
        HashSet<string> there = [.. Tokenizer.Terms(text)];
        List<(string Word, double Rarity)> shared = [];
        foreach (QueryTerm term in _query.Terms)
        {
            if (term.Kind != TermKind.Number && there.Contains(term.Term)) shared.Add((term.Word, Rarity(term)));
        }

        if (shared.Count == 0) return;
        shared.Sort((left, right) => left.Rarity != right.Rarity ? right.Rarity.CompareTo(left.Rarity) : string.CompareOrdinal(left.Word, right.Word));
        double score = 0;
        foreach ((_, double rarity) in shared.Take(12)) score += rarity / 2;
        _search.Ledger.Add(commit.Id, kind, $"{words} {Quote(shared.Select(entry => entry.Word))}", Saturate(weight, score));
    }

    // Half for a piece of a name: its siblings score beside it.
    private double Rarity(QueryTerm term) => _messages.Rarity(term.Term) * (term.Kind == TermKind.Part ? 0.5 : 1);

    private void AppendAdded(in FileChange change, StringBuilder text)
    {
        ReadOnlyMemory<byte> after = _search.History.ReadBlob(change.After), before = change.IsAdded ? default : _search.History.ReadBlob(change.Before);
        if (after.Length > LargestBlob || before.Length > LargestBlob || after.Span.Contains((byte)0)) return;
        string[] lines = CodeBlock.Split(after.Span);
        int at = 0;
        foreach (LineRun run in LineDiff.FindShared(LineHashes.Of(before.Span), LineHashes.Of(after.Span), _search.Stop))
        {
            for (; at < run.After; at++) text.Append(lines[at]).Append('\n');
            at = run.After + run.Length;
        }

        for (; at < lines.Length; at++) text.Append(lines[at]).Append('\n');
    }

    private static double Saturate(double weight, double score) => weight * score / (score + HalfScore);

    private static string Quote(IReadOnlyList<TermScore> terms) => Quote(terms.Select(term => term.Query.Word));

    private static string Quote(IEnumerable<string> words)
    {
        string[] distinct = [.. words.Distinct(StringComparer.OrdinalIgnoreCase)];
        string listed = string.Join(", ", distinct.Take(5));
        int more = distinct.Length - 5;
        return more <= 0 ? listed : string.Create(CultureInfo.InvariantCulture, $"{listed} and {more} more {(more == 1 ? "word" : "words")}");
    }
}
