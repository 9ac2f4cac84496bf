using VtOperate.Core.Code;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Causes;

/// <summary>Who last changed the lines of a function at the deployed commit: only its lines are blamed, never the file. Answers are kept. Not thread-safe.</summary>
internal sealed class LineChanges(HistoryReader history, CommitNode commit)
{
    private const int FurthestLines = 300;
    private const int MostKept = 1000;
    private readonly Blame _blame = new(history, new RenameFinder(history));
    private readonly Dictionary<(string Path, int First, int Last), IReadOnlyList<BlamedLines>> _known = [];
    private readonly Dictionary<ObjectId, CommitText> _texts = [];

    /// <summary>The link with the commits of its line and its function. What cannot be read is said in its reason.</summary>
    internal CauseLink Describe(CauseLink link, CodeText code, CodeScope? scope, CancellationToken stop)
    {
        if (link.File is not { } path) return link;
        int around = link.Line ?? scope?.FirstLine ?? 1;
        int first = Math.Max(scope?.FirstLine ?? around, around - FurthestLines), last = Math.Min(Math.Min(scope?.LastLine ?? around, around + FurthestLines), code.LineCount);
        first = Math.Clamp(first, 1, Math.Max(code.LineCount, 1));
        try
        {
            IReadOnlyList<BlamedLines> blamed = Explain(path, first, Math.Max(first, last), stop);
            List<CauseChange> changes = Changes(code, blamed);
            BlamedLines? line = link.Line is { } wanted ? blamed.FirstOrDefault(part => part.First <= wanted && wanted < part.First + part.Count) : null;
            CauseChange? own = line is not null ? Describe(line.Commit.Id, line.Count) : link.Line is null ? changes.FirstOrDefault() : null;
            if (own is null) return link with { Changes = changes };
            bool isCutOff = line?.Commit.IsBoundary ?? false;
            string? older = line is not null && line.Path != path ? $"the line came from {line.Path}" : null;
            return link with
            {
                Sha = own.Sha,
                Author = own.Author,
                Date = own.Date,
                Subject = own.Subject,
                Changes = changes,
                Certainty = isCutOff && link.Certainty == LinkCertainty.Verified ? LinkCertainty.Assumed : link.Certainty,
                Reason = isCutOff ? link.Reason ?? "the clone is shallow, so the line may be older" : link.Reason,
                Evidence = [.. link.Evidence, new Evidence("Blame", $"line last changed by {own.Author} in {own.Sha[..8]}: {own.Subject}", 0, path, link.Line, own.Sha), .. older is null ? [] : (Evidence[])[new Evidence("Renamed", older, 0, line!.Path)]],
            };
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            return link with { Certainty = link.Certainty == LinkCertainty.Verified ? LinkCertainty.Assumed : link.Certainty, Reason = $"its history cannot be read: {problem.Message}" };
        }
    }

    private IReadOnlyList<BlamedLines> Explain(string path, int first, int last, CancellationToken stop)
    {
        if (_known.TryGetValue((path, first, last), out IReadOnlyList<BlamedLines>? known)) return known;
        if (_known.Count >= MostKept) _known.Clear();
        IReadOnlyList<BlamedLines> blamed = _blame.Explain(commit.Id, path, [(first, last - first + 1)], stop);
        _known.Add((path, first, last), blamed);
        return blamed;
    }

    private List<CauseChange> Changes(CodeText code, IReadOnlyList<BlamedLines> blamed)
    {
        Dictionary<ObjectId, int> lines = [];
        foreach (BlamedLines part in blamed)
        {
            int count = 0;
            for (int line = part.First; line < part.First + part.Count && line <= code.LineCount; line++)
            {
                if (!CodeBlock.IsTrivial(code.Line(line))) count++;
            }

            if (count > 0) lines[part.Commit.Id] = lines.GetValueOrDefault(part.Commit.Id) + count;
        }

        List<CauseChange> changes = [.. lines.Select(pair => Describe(pair.Key, pair.Value))];
        changes.Sort(static (left, right) => left.Date != right.Date ? right.Date.CompareTo(left.Date) : string.CompareOrdinal(left.Sha, right.Sha));
        return changes;
    }

    private CauseChange Describe(ObjectId id, int lines)
    {
        if (!_texts.TryGetValue(id, out CommitText? text)) _texts.Add(id, text = history.ReadText(id));
        return new CauseChange(id.ToString(), text.Author, text.AuthoredAt, text.Subject, lines);
    }
}
