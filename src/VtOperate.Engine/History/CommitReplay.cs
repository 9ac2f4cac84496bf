using System.Globalization;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Storage;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.History;

/// <summary>
/// Undoes commits or takes them over in memory, with libgit2's merge of trees. Work tree, index and existing branches are never touched. A rehearsal writes into a repository of its own that borrows the
/// objects (<c>objects/info/alternates</c>), so that it leaves nothing behind at all.
/// </summary>
internal static class CommitReplay
{
    private const int Shown = 7;

    /// <summary>Does it, or rehearses it.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordExists"/>: the branch is there. <see cref="ErrorId.ObjectUnreadable"/>: a commit is not.</exception>
    internal static ReplayResult Run(Repository repository, string commonFolder, ReplayRequest request, CancellationToken stop)
    {
        try
        {
            if (request.Branch is not { } branch) return Rehearse(commonFolder, request, stop);
            string name = "refs/heads/" + branch;
            if (!Reference.IsValidName(name)) throw new OperationException(ErrorId.ValueNotAllowed, branch, $"'{branch}' is no name for a branch.");
            if (repository.Refs[name] is { } there) return IsSame(repository, there, request, stop) is { } stands ? stands : throw Exists(branch);
            ReplayResult result = Replay(repository, request, stop);
            if (!result.IsClean) return result;
            Flush(repository, Path.Combine(commonFolder, "objects"), request.Onto, result.Head);
            repository.Refs.Add(name, new LibGit2Sharp.ObjectId(result.Head.ToString()), "vtoperate: mitigation");
            return result;
        }
        catch (NameConflictException)
        {
            throw Exists(request.Branch!);
        }
        catch (NotFoundException bad)
        {
            throw new OperationException(ErrorId.ObjectUnreadable, request.Onto.ToString(), $"The history that is needed is not there: {bad.Message.TrimEnd('.')}.", bad);
        }
        catch (LibGit2SharpException bad)
        {
            throw new OperationException(ErrorId.ObjectUnreadable, request.Onto.ToString(), $"It cannot be tried on this repository: {bad.Message.TrimEnd('.')}.", bad);
        }
    }

    // Made before by the same call: its tip has the files that would be made now, and stands on the same commit. What is made to compare is named by nothing, and git takes it away in time.
    private static ReplayResult? IsSame(Repository repository, Reference there, ReplayRequest request, CancellationToken stop)
    {
        if (there.ResolveToDirectReference()?.Target is not Commit tip) return null;
        ReplayResult wanted = Replay(repository, request, stop);
        if (!wanted.IsClean || Find(repository, wanted.Head).Tree.Id != tip.Tree.Id) return null;
        Commit at = tip;
        for (int i = wanted.Done - wanted.Empty; i > 0 && at.Parents.FirstOrDefault() is { } parent; i--) at = parent;
        return at.Sha == request.Onto.ToString() ? wanted with { Head = Id(tip), IsThere = true } : null;
    }

    // libgit2 leaves it to the system when objects reach the disk; the branch must not be there before them.
    private static void Flush(Repository repository, string objects, ObjectId onto, ObjectId head)
    {
        for (Commit at = Find(repository, head); at.Sha != onto.ToString(); at = at.Parents.First())
        {
            LooseObjects.Flush(objects, Id(at));
            Flush(at.Parents.First().Tree, at.Tree, objects);
        }
    }

    private static void Flush(Tree? old, Tree now, string objects)
    {
        LooseObjects.Flush(objects, new ObjectId(now.Id.RawId));
        foreach (LibGit2Sharp.TreeEntry entry in now)
        {
            if (entry.Mode == Mode.GitLink || old?[entry.Name]?.Target.Id == entry.Target.Id) continue;
            if (entry.Target is Tree below) Flush(old?[entry.Name]?.Target as Tree, below, objects);
            else LooseObjects.Flush(objects, new ObjectId(entry.Target.Id.RawId));
        }
    }

    private static ReplayResult Rehearse(string commonFolder, ReplayRequest request, CancellationToken stop)
    {
        using Core.Storage.IScratchFolder scratch = new ScratchFolders().Open();
        string folder = Path.Combine(scratch.Folder, "replay.git");
        Repository.Init(folder, isBare: true);
        Directory.CreateDirectory(Path.Combine(folder, "objects", "info"));
        File.WriteAllText(Path.Combine(folder, "objects", "info", "alternates"), Path.Combine(commonFolder, "objects").Replace('\\', '/') + "\n");
        string shallow = Path.Combine(commonFolder, "shallow");
        if (File.Exists(shallow)) File.Copy(shallow, Path.Combine(folder, "shallow"));
        using var borrowed = new Repository(folder);
        return Replay(borrowed, request, stop);
    }

    private static ReplayResult Replay(Repository repository, ReplayRequest request, CancellationToken stop)
    {
        Commit head = Find(repository, request.Onto);
        Signature committer = repository.Config.BuildSignature(request.At) ?? new Signature("VtOperate", "vtoperate@localhost", request.At);
        var options = new MergeTreeOptions();
        int done = 0, empty = 0;
        foreach (ReplayStep step in request.Steps)
        {
            stop.ThrowIfCancellationRequested();
            Commit commit = Find(repository, step.Commit);
            int mainline = commit.Parents.Count() > 1 ? 1 : 0;
            MergeTreeResult merged = step.IsRevert ? repository.ObjectDatabase.RevertCommit(commit, head, mainline, options) : repository.ObjectDatabase.CherryPickCommit(commit, head, mainline, options);
            if (merged.Status == MergeTreeStatus.Conflicts)
                return new ReplayResult(Id(head), done, empty, step.Commit, [.. merged.Conflicts.Select(PathOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
            done++;
            if (merged.Tree.Id == head.Tree.Id) empty++;
            else head = repository.ObjectDatabase.CreateCommit(step.IsRevert ? committer : commit.Author, committer, MessageOf(commit, step), merged.Tree, [head], prettifyMessage: false);
        }

        return new ReplayResult(Id(head), done, empty, null, []);
    }

    // In git's own words, so that other tools know what it is.
    private static string MessageOf(Commit commit, ReplayStep step)
    {
        if (!step.IsRevert) return string.Create(CultureInfo.InvariantCulture, $"{commit.Message.TrimEnd()}\n\n(cherry picked from commit {commit.Sha})\n");
        string merge = commit.Parents.Count() > 1 ? $", reversing\nchanges made to {commit.Parents.First().Sha}" : "";
        return string.Create(CultureInfo.InvariantCulture, $"Revert \"{commit.MessageShort}\"\n\nThis reverts commit {commit.Sha}{merge}.\n");
    }

    private static Commit Find(Repository repository, ObjectId id) =>
        repository.Lookup<Commit>(id.ToString()) ?? throw new OperationException(ErrorId.ObjectUnreadable, id.ToString(), $"The commit {id.ToString()[..Shown]} is not in this repository; in a shallow clone, 'git fetch --unshallow' brings it.");

    private static string PathOf(Conflict conflict) => (conflict.Ours ?? conflict.Theirs ?? conflict.Ancestor)?.Path ?? "";

    private static ObjectId Id(Commit commit) => ObjectId.TryParse(commit.Sha, out ObjectId id) ? id : throw new OperationException(ErrorId.GitUnsupported, commit.Sha, $"'{commit.Sha}' is no SHA-1 id.");

    private static OperationException Exists(string branch) => new(ErrorId.RecordExists, branch, $"The branch '{branch}' exists already; it was left as it is.");
}
