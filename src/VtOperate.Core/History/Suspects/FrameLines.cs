using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Suspects;

/// <summary>Finds who last touched the lines of the frames and those around them, and who took lines away there.</summary>
/// <param name="search">The search.</param>
/// <param name="blame">Explains lines.</param>
/// <param name="candidates">Gives the candidate of a commit.</param>
internal sealed class FrameLines(SuspectSearch search, Blame blame, Func<CommitNode, SuspectCandidate> candidates)
{
    private const double WindowShare = 0.6;
    private const int Window = 5;

    // What blank lines, comments and lone braces count beside code.
    private const double TrivialShare = 0.2;

    // Where a shallow history ends, every older line seems to come from.
    private const double BoundaryShare = 0.25;
    private const int LargestFile = 32 << 20;

    /// <summary>Blames the frames' lines file by file, all frames of a file in one walk.</summary>
    internal void Gather(IReadOnlyList<SuspectFrame> frames)
    {
        foreach (IGrouping<string, SuspectFrame> file in frames.GroupBy(frame => frame.Path, StringComparer.Ordinal))
        {
            search.Stop.ThrowIfCancellationRequested();
            try
            {
                Gather(file.Key, [.. file]);
            }
            catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
            {
                search.Note($"The lines of {file.Key} cannot be traced to their commits: {problem.Message}");
            }
        }
    }

    private void Gather(string path, SuspectFrame[] frames)
    {
        ObjectId blob = search.History.FindBlob(search.Head.Tree, path);
        if (blob.IsZero)
        {
            search.Note($"{path} is not there at {search.ShortHead}; name the commit that ran with -Revision.");
            return;
        }

        ReadOnlyMemory<byte> content = search.History.ReadBlob(blob);
        if (content.Length > LargestFile || BinaryContent.IsBinary(content.Span))
        {
            search.Note($"{path} is no source text at {search.ShortHead}; its lines were not traced.");
            return;
        }

        string[] lines = CodeBlock.Split(content.Span);
        List<(SuspectFrame Frame, int Line, (int First, int Last) Block)> asked = [];
        foreach (SuspectFrame frame in frames)
        {
            if (frame.Frame.Line is not { } line) continue;
            if (line < 1 || line > lines.Length)
            {
                search.Note($"Line {line} of {path} ({frame.Name}) lies beyond its end at {search.ShortHead}, which has {lines.Length} lines; name the commit that ran with -Revision.");
                continue;
            }

            (int first, int last) = CodeBlock.Find(lines, line - 1);
            asked.Add((frame, line - 1, (Math.Max(0, Math.Min(first, line - 1 - Window)), Math.Min(lines.Length - 1, Math.Max(last, line - 1 + Window)))));
        }

        if (asked.Count == 0) return;
        var owners = new CommitNode?[lines.Length];
        foreach (BlamedLines part in blame.Explain(search.Head.Id, path, asked.Select(entry => (entry.Block.First + 1, entry.Block.Last - entry.Block.First + 1)), search.Stop))
            Array.Fill(owners, part.Commit, part.First - 1, part.Count);
        foreach ((SuspectFrame frame, int line, (int First, int Last) block) in asked) Weigh(frame, path, line, block, lines, owners);
        new RemovedLines(search, candidates).Gather(path, blob, lines, asked);
    }

    private void Weigh(SuspectFrame frame, string path, int line, (int First, int Last) block, string[] lines, CommitNode?[] owners)
    {
        double window = 0, rest = 0;
        for (int i = block.First; i <= block.Last; i++)
        {
            (double near, double far) = Share(i, line, lines[i]);
            window += near;
            rest += far;
        }

        Dictionary<ObjectId, (CommitNode Owner, double Weight, int Lines)> around = [];
        for (int i = block.First; i <= block.Last; i++)
        {
            if (owners[i] is not { } owner || i == line || !search.Scope.Admits(owner)) continue;
            (double near, double far) = Share(i, line, lines[i]);
            double weight = (window > 0 ? WindowShare * near / window : 0) + (rest > 0 ? (1 - WindowShare) * far / rest : 0);
            (_, double known, int count) = around.GetValueOrDefault(owner.Id);
            around[owner.Id] = (owner, known + weight, count + 1);
        }

        if (owners[line] is { } last && search.Scope.Admits(last))
        {
            double counted = frame.Weight * Part(last) * (CodeBlock.IsTrivial(lines[line]) ? TrivialShare : 1);
            candidates(last).Ties.Add(new SuspectTie("FrameLine", $"last touched line {line + 1} of {path} ({frame.Name})", counted, path, line + 1));
        }

        foreach ((CommitNode owner, double weight, int count) in around.Values.OrderByDescending(entry => entry.Weight).ThenBy(entry => entry.Owner.Id))
        {
            double counted = weight * frame.Weight * Part(owner);
            if (counted >= 0.0005) candidates(owner).Ties.Add(new SuspectTie("NearLines", $"last touched {(count == 1 ? "1 line" : $"{count} lines")} around {path}:{line + 1} ({frame.Name})", counted, path, line + 1));
        }
    }

    private static double Part(CommitNode commit) => commit.IsBoundary ? BoundaryShare : 1;

    private static (double Near, double Far) Share(int at, int line, string text)
    {
        int distance = Math.Abs(at - line);
        if (distance == 0) return (0, 0);
        double part = CodeBlock.IsTrivial(text) ? TrivialShare : 1;
        return distance <= Window ? (part / distance, 0) : (0, part);
    }
}
