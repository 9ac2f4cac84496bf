using System.Globalization;
using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Storage;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.History;

/// <summary>
/// Undoes commits or takes them over with libgit2's merge of trees, in a repository of its own that borrows the objects (<c>objects/info/alternates</c>). A rehearsal leaves nothing behind at all, and so does
/// what conflicts, or stands on its branch already; what is wanted is then brought over. Work tree, index and existing branches are never touched.
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
            string? name = request.Branch is { } branch ? NameOf(branch) : null;
            using Core.Storage.IScratchFolder scratch = new ScratchFolders().Open();
            string folder = Path.Combine(scratch.Folder, "replay.git");
            using Repository borrowed = Borrow(folder, commonFolder);
            ReplayResult result = Replay(borrowed, repository.Config.BuildSignature(request.At), request, stop);
            if (name is null) return result;
            if (repository.Refs[name] is { } there) return result.IsClean && IsSame(borrowed, there, request.Onto, result) is { } stands ? stands : throw Exists(request.Branch!);
            if (!result.IsClean) return result;
            LooseObjects.Adopt(Path.Combine(folder, "objects"), Path.Combine(commonFolder, "objects"));
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

    private static string NameOf(string branch) =>
        Reference.IsValidName("refs/heads/" + branch) ? "refs/heads/" + branch : throw new OperationException(ErrorId.ValueNotAllowed, branch, $"'{branch}' is no name for a branch.");

    private static Repository Borrow(string folder, string commonFolder)
    {
        Repository.Init(folder, isBare: true);
        Directory.CreateDirectory(Path.Combine(folder, "objects", "info"));
        File.WriteAllText(Path.Combine(folder, "objects", "info", "alternates"), Path.Combine(commonFolder, "objects").Replace('\\', '/') + "\n");
        string shallow = Path.Combine(commonFolder, "shallow");
        if (File.Exists(shallow)) File.Copy(shallow, Path.Combine(folder, "shallow"));
        return new Repository(folder);
    }

    // Made before by the same call: its tip has the files that are made now, and stands on the same commit.
    private static ReplayResult? IsSame(Repository borrowed, Reference there, ObjectId onto, ReplayResult wanted)
    {
        if (borrowed.Lookup<Commit>(there.ResolveToDirectReference()?.TargetIdentifier ?? "") is not { } tip || Find(borrowed, wanted.Head).Tree.Id != tip.Tree.Id) return null;
        Commit at = tip;
        for (int i = wanted.Done - wanted.Empty; i > 0 && at.Parents.FirstOrDefault() is { } parent; i--) at = parent;
        return at.Sha == onto.ToString() ? wanted with { Head = Id(tip), IsThere = true } : null;
    }

    private static ReplayResult Replay(Repository repository, Signature? user, ReplayRequest request, CancellationToken stop)
    {
        Commit head = Find(repository, request.Onto);
        Signature committer = user ?? new Signature("VtOperate", "vtoperate@localhost", request.At);
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
