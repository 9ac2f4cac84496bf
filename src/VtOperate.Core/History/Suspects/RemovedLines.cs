using VtOperate.Core.History.Origins;

namespace VtOperate.Core.History.Suspects;

/// <summary>Finds who took lines away around the frames: a guard that is gone leaves no line that could be blamed on the commit.</summary>
/// <param name="search">The search.</param>
/// <param name="candidates">Gives the candidate of a commit.</param>
internal sealed class RemovedLines(SuspectSearch search, Func<CommitNode, SuspectCandidate> candidates)
{
    private const int MostChanges = 20;
    private const int Window = 8;

    // What is taken away below a line can hardly have guarded it.
    private const double BelowShare = 0.3;
    private const double LeastShown = 0.05;

    // What is taken away and looks like no guard.
    private const double OtherShare = 0.4;

    private static readonly HashSet<string> s_guards = new(StringComparer.OrdinalIgnoreCase)
    {
        "if", "unless", "guard", "return", "throw", "raise", "assert", "require", "ensure", "check", "validate", "verify", "continue", "break", "try", "catch", "except", "lock", "await", "null", "nil", "none", "undefined", "default",
    };

    private static readonly char[] s_blanks = [' ', '\t', '(', ')', '{', '}', '[', ']', ';', ',', '.', ':', '!', '?', '=', '&', '|', '<', '>'];

    private readonly FileDiffs _diffs = new(search.History, ignoreBlanks: false);

    /// <summary>Ties the newest changes of a file to the frames above which, or below which, they took code away that has not come back.</summary>
    /// <param name="path">The file.</param>
    /// <param name="blob">Its content at the commit that ran.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="asked">The frames, with their lines and the blocks that hold them, from 0.</param>
    internal void Gather(string path, in ObjectId blob, string[] lines, IReadOnlyList<(SuspectFrame Frame, int Line, (int First, int Last) Block)> asked)
    {
        foreach (CommitNode commit in FollowedLog.Read(search.History, search.Renames, search.Head.Id, path, MostChanges, search.Stop))
        {
            search.Stop.ThrowIfCancellationRequested();
            if (commit.IsBoundary || commit.Parents.Count != 1 || !search.Scope.Admits(commit)) continue;
            ObjectId before = search.History.FindBlob(search.History.ReadCommit(commit.Parents[0]).Tree, path), after = search.History.FindBlob(commit.Tree, path);
            if (before.IsZero || after.IsZero || before == after || BinaryContent.IsBinary(search.History.ReadBlob(before).Span)) continue;
            Weigh(commit, path, before, after, blob, lines, asked);
        }
    }

    private void Weigh(CommitNode commit, string path, in ObjectId before, in ObjectId after, in ObjectId head, string[] lines, IReadOnlyList<(SuspectFrame Frame, int Line, (int First, int Last) Block)> asked)
    {
        string[]? older = null;
        foreach (LineChange change in LineDiff.Changes(_diffs.Shared(before, after, search.Stop), _diffs.Lines(before).Count, _diffs.Lines(after).Count))
        {
            if (change.BeforeEnd - change.Before <= change.AfterEnd - change.After) continue;
            if (PlaceAtHead(change, after, head) is not { } place) continue;
            older ??= CodeBlock.Split(search.History.ReadBlob(before).Span);
            foreach ((SuspectFrame frame, int line, (int First, int Last) block) in asked)
            {
                double share = Share(place, line, block);
                if (share * frame.Weight < LeastShown) continue;
                (int gone, bool isGuard) = CountGone(older, change, lines, block);
                share *= isGuard ? 1 : OtherShare;
                if (gone == 0 || share * frame.Weight < LeastShown) continue;
                string where = place <= line ? "above" : "below";
                candidates(commit).Ties.Add(new SuspectTie("RemovedLines", $"took away {(gone == 1 ? "1 line" : $"{gone} lines")} {where} {path}:{line + 1} ({frame.Name})", share * frame.Weight, path, line + 1));
            }
        }
    }

    // The line, from 0, above which the removed ones would stand today; null where the lines on both sides are gone, too.
    private int? PlaceAtHead(in LineChange change, in ObjectId after, in ObjectId head)
    {
        int? below = null;
        foreach (LineRun run in _diffs.Shared(after, head, search.Stop))
        {
            if (change.After - 1 >= run.Before && change.After - 1 < run.Before + run.Length) return run.After + change.After - run.Before;
            if (change.AfterEnd >= run.Before && change.AfterEnd < run.Before + run.Length) below = run.After + change.AfterEnd - run.Before;
        }

        return below;
    }

    private static double Share(int place, int line, (int First, int Last) block)
    {
        if (place < block.First || place > block.Last + 1) return 0;
        int distance = place <= line ? line - place : place - line - 1;
        return distance > Window ? 0 : (place <= line ? 1 : BelowShare) / (1 + (distance / 2.0));
    }

    // Lines of code whose text stands nowhere in the block any more; those that were moved inside it are not gone.
    private static (int Gone, bool IsGuard) CountGone(string[] older, in LineChange change, string[] lines, (int First, int Last) block)
    {
        int gone = 0;
        bool isGuard = false;
        for (int i = change.Before; i < Math.Min(change.BeforeEnd, older.Length); i++)
        {
            if (CodeBlock.IsTrivial(older[i])) continue;
            bool isThere = false;
            for (int at = block.First; at <= block.Last && !isThere; at++) isThere = lines[at].AsSpan().Trim().SequenceEqual(older[i].AsSpan().Trim());
            if (isThere) continue;
            gone++;
            isGuard |= older[i].Split(s_blanks, StringSplitOptions.RemoveEmptyEntries).Any(s_guards.Contains);
        }

        return (gone - Math.Min(gone, change.AfterEnd - change.After), isGuard);
    }
}
