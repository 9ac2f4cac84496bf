using LibGit2Sharp;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.Storage;
using ObjectId = VtOperate.Core.History.ObjectId;
using TreeEntry = LibGit2Sharp.TreeEntry;

namespace VtOperate.Engine.History;

/// <summary>
/// A linked work tree (gitrepository-layout(5), <c>worktrees/</c>) whose entry is written by hand: libgit2 would make a branch for it, and the user's branches are not ours to add to.
/// What stands in the folder and in the entry may be anything after a check ran there, so nothing of it is believed.
/// </summary>
internal sealed class LinkedWorktree : IWorktree
{
    // What belongs to the work tree itself; a lock, a merge or a rebase that a check left in the entry is no part of the next one. The modules are what a check fetched for itself.
    private static readonly HashSet<string> s_keptInEntry = new(StringComparer.Ordinal) { "HEAD", "commondir", "gitdir", "index", "logs", "modules" };
    private const int MostRounds = 2;
    private readonly string _common, _entry;
    private readonly WorktreeOwner _owner;
    private readonly LaidFiles _laid = new();
    private bool _isGone;

    internal LinkedWorktree(string common, WorktreeOwner owner, ObjectId commit)
    {
        _common = common;
        _owner = owner;
        _entry = EntryIn(common, owner);
        Folder = owner.Folder;
        Commit = commit;
    }

    public string Folder { get; }

    public ObjectId Commit { get; private set; }

    public IReadOnlyList<string> Notes { get; private set; } = [];

    private string Link => Path.Combine(Folder, ".git");

    public void Switch(ObjectId commit, CancellationToken stop)
    {
        ObjectDisposedException.ThrowIf(_isGone, this);
        _laid.TakeOut(Folder);
        try
        {
            if (TryCheckOut(commit, stop)) return;
            FolderRemoval.OpenUp(Folder);
            if (TryCheckOut(commit, stop)) return;

            // Slower, and what was built is lost; but right whatever has happened to the folder.
            RemoveFolder(Folder);
            FolderRemoval.TryRemove(_entry);
            CheckOut(commit, stop);
        }
        catch (LibGit2SharpException bad)
        {
            throw GitFailure.AtCheckout(commit, Folder, bad);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            throw new OperationException(ErrorId.FileUnwritable, Folder, $"The commit {commit} cannot be checked out to '{Folder}': {bad.Message}", bad);
        }
    }

    public bool Put(string path, ReadOnlySpan<byte> content, bool isExecutable)
    {
        ObjectDisposedException.ThrowIf(_isGone, this);
        return _laid.Put(Folder, path, content, isExecutable);
    }

    public void Dispose()
    {
        if (_isGone) return;
        _isGone = true;
        Remove(_common, _owner);
    }

    /// <summary>Finds out what a checkout by git would have done more.</summary>
    internal void ReadNotes()
    {
        try
        {
            using var repository = new Repository(Folder);
            Notes = CheckoutNotes.Read(repository, Folder);
        }
        catch (Exception bad) when (bad is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            // Notes are a service; the checkout stands.
        }
    }

    /// <summary>Takes a checkout away: folder, entry and, when nothing is left, the owner's file.</summary>
    /// <returns>Whether nothing is left.</returns>
    internal static bool Remove(string common, WorktreeOwner owner)
    {
        using (owner)
        {
            bool isGone = owner.Folder.Length == 0 || FolderRemoval.TryRemove(owner.Folder);
            isGone &= FolderRemoval.TryRemove(EntryIn(common, owner));
            if (!isGone) return false;
            RemoveIfEmpty(Path.Combine(common, "worktrees"));
            owner.Release();
            return true;
        }
    }

    private static string EntryIn(string common, WorktreeOwner owner) => Path.Combine(common, "worktrees", owner.Name);

    // False where the folder is in a state in which it cannot be done; what will not be better in a fresh folder is thrown.
    private bool TryCheckOut(ObjectId commit, CancellationToken stop)
    {
        try
        {
            return CheckOut(commit, stop);
        }
        catch (Exception bad) when (bad is LibGit2SharpException or IOException or UnauthorizedAccessException)
        {
            if (bad is LibGit2SharpException git && GitFailure.IsFinal(git)) throw;
            return false;
        }
    }

    private bool CheckOut(ObjectId commit, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        Prepare(Commit);
        using var repository = new Repository(Folder);
        Commit found = repository.Lookup<Commit>(commit.ToString()) ?? throw new NotFoundException($"The commit {commit} is missing.");
        if (File.Exists(Path.Combine(_entry, "index"))) MakeWay(repository, found, stop);
        var options = new CheckoutOptions { CheckoutNotifyFlags = CheckoutNotifyFlags.Updated, OnCheckoutNotify = (_, _) => !stop.IsCancellationRequested };
        for (int round = 1; ; round++)
        {
            try
            {
                repository.Reset(ResetMode.Hard, found, options);
            }
            catch (UserCancelledException) when (stop.IsCancellationRequested)
            {
                throw new OperationCanceledException(stop);
            }

            Commit = commit;
            if (!Clean(repository, stop, out bool isWhole)) return false;

            if (isWhole) return true;
            if (round == MostRounds) return !OperatingSystem.IsLinux();
        }
    }

    // libgit2 writes into files as they are: through links in the place of files and folders, and into what has a second name elsewhere. So whatever it will write goes first.
    private void MakeWay(Repository repository, Commit target, CancellationToken stop)
    {
        RemoveLinks(target.Tree, Folder);
        HashSet<string> safe = new(StringComparer.Ordinal);
        if (repository.Lookup<Commit>(Commit.ToString()) is { } last && last.Sha != target.Sha)
        {
            RemoveLinks(last.Tree, Folder);
            var compare = new CompareOptions { Similarity = SimilarityOptions.None };
            foreach (TreeEntryChanges change in repository.Diff.Compare<TreeChanges>(last.Tree, target.Tree, compare)) RemoveTracked(change.Path, safe);
        }

        var options = new StatusOptions { IncludeUntracked = false, IncludeIgnored = false, ExcludeSubmodules = true, DetectRenamesInIndex = false, DetectRenamesInWorkDir = false };
        foreach (StatusEntry entry in repository.RetrieveStatus(options))
        {
            stop.ThrowIfCancellationRequested();
            RemoveTracked(entry.FilePath, safe);
        }
    }

    private void RemoveTracked(string path, HashSet<string> safe)
    {
        string full = Path.Combine(Folder, path), above = Path.GetDirectoryName(full)!;
        for (string folder = above; folder.Length > Folder.Length && !safe.Contains(folder); folder = Path.GetDirectoryName(folder)!)
        {
            var info = new DirectoryInfo(folder);
            if (!info.Exists || (info.Attributes & FileAttributes.ReparsePoint) != 0) return;
        }

        safe.Add(above);
        var file = new FileInfo(full);
        if (file.Exists || file.LinkTarget is not null) file.Delete();
    }

    private static void RemoveLinks(Tree tree, string folder)
    {
        foreach (TreeEntry entry in tree)
        {
            if (entry.TargetType != TreeEntryTargetType.Tree) continue;
            var below = new DirectoryInfo(Path.Combine(folder, entry.Name));
            if (!below.Exists) continue;
            if ((below.Attributes & FileAttributes.ReparsePoint) != 0) RemoveFolder(below.FullName);
            else RemoveLinks((Tree)entry.Target, below.FullName);
        }
    }

    // Untracked files go, ignored ones stay. Whether nothing is left that could not be removed, and whether no tracked file is missing.
    private bool Clean(Repository repository, CancellationToken stop, out bool isWhole)
    {
        var options = new StatusOptions { IncludeUntracked = true, RecurseUntrackedDirs = true, IncludeIgnored = true, RecurseIgnoredDirs = false, ExcludeSubmodules = true, DetectRenamesInIndex = false, DetectRenamesInWorkDir = false };
        bool isClean = true;
        isWhole = true;
        foreach (StatusEntry entry in repository.RetrieveStatus(options))
        {
            stop.ThrowIfCancellationRequested();
            if ((entry.State & (FileStatus.DeletedFromWorkdir | FileStatus.TypeChangeInWorkdir)) != 0) isWhole = false;
            string path = Path.Combine(Folder, entry.FilePath.TrimEnd('/'));
            if (!entry.State.HasFlag(FileStatus.NewInWorkdir) && !IsNestedRepository(repository, entry, path)) continue;

            // A name that is not text comes with other signs in it, and then something else or nothing has it.
            isClean &= !entry.FilePath.Contains('\uFFFD') && FolderRemoval.TryRemove(path);
            for (string? above = Path.GetDirectoryName(path); above is not null && above.Length > Folder.Length; above = Path.GetDirectoryName(above))
            {
                if (!RemoveIfEmpty(above)) break;
            }
        }

        return isClean;
    }

    // libgit2 counts a repository within a repository among what is ignored.
    private static bool IsNestedRepository(Repository repository, StatusEntry entry, string path) =>
        entry.State.HasFlag(FileStatus.Ignored) && Path.Exists(Path.Combine(path, ".git")) && !repository.Ignore.IsPathIgnored(entry.FilePath);

    private void Prepare(ObjectId head)
    {
        // The folder itself may have become a link that leads elsewhere.
        if (new DirectoryInfo(Folder).LinkTarget is not null || (!Directory.Exists(Folder) && Path.Exists(Folder))) RemoveFolder(Folder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Directory.CreateDirectory(_entry);
        foreach (string left in Directory.GetFileSystemEntries(_entry))
        {
            if (!s_keptInEntry.Contains(Path.GetFileName(left))) FolderRemoval.TryRemove(left);
        }

        Set(Path.Combine(_entry, "commondir"), "../..\n");
        Set(Path.Combine(_entry, "gitdir"), Link + "\n");

        // A head that names a branch would have the next checkout move the branch.
        Set(Path.Combine(_entry, "HEAD"), head + "\n");
        if (Directory.Exists(Link) || new FileInfo(Link).LinkTarget is not null) RemoveFolder(Link);
        Set(Link, "gitdir: " + _entry + "\n");
    }

    private static void RemoveFolder(string path)
    {
        if (!FolderRemoval.TryRemove(path)) throw new IOException($"'{path}' cannot be removed.");
    }

    private static void Set(string file, string text)
    {
        if (File.Exists(file) && new FileInfo(file).LinkTarget is null && File.ReadAllText(file) == text) return;
        FolderRemoval.TryRemove(file);
        File.WriteAllText(file, text);
    }

    private static bool RemoveIfEmpty(string folder)
    {
        try
        {
            // Refused by the system where something is in it.
            Directory.Delete(folder);
            return true;
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
