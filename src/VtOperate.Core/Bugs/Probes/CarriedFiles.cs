using System.Security.Cryptography;
using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>
/// The files of a repository that a check names and that belong to the check: programs, code and tests. A check is often newer than the commit it is run at, because it was
/// written for the bug or comes with the fix; then exactly these files are laid into the checkout before the run, and the next switch of the checkout takes them out (decision 0049).
/// What a check names beside them is data: it is what is looked at, and stays as the commit has it. Immutable; for several threads.
/// </summary>
public sealed class CarriedFiles
{
    private const int Largest = 32 << 20;
    private readonly IEngine _engine;
    private readonly List<Content> _files = [];
    private readonly List<string> _data = [];

    private CarriedFiles(IEngine engine) => _engine = engine;

    /// <summary>Reads the files that a check names.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="repository">The repository.</param>
    /// <param name="folder">The folder in which the check runs, relative to the root; empty or <c>.</c> for the root.</param>
    /// <param name="probe">The check.</param>
    /// <param name="from">The commit whose files come before those of the work tree, for instance a fix; null for the work tree alone.</param>
    /// <param name="tests">Further files of that commit, relative to the root, which are laid also where the checkout has others in their place.</param>
    /// <param name="stop">Ends it.</param>
    public static CarriedFiles Read(IEngine engine, IGitRepository repository, string folder, IProbe probe, ObjectId? from, IReadOnlyList<string> tests, CancellationToken stop)
    {
        var carried = new CarriedFiles(engine);
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId? given = from is { } commit ? history.ReadCommit(commit).Tree : null, head = repository.Head is { } tip ? history.ReadCommit(tip).Tree : null;
        foreach (string path in tests) carried.Add(repository, history, path, from, given, head, isForced: true);
        foreach (string word in probe.Words)
        {
            stop.ThrowIfCancellationRequested();
            if (PathOf(word, folder, repository.Root) is { } path && !carried._files.Exists(file => file.File.RelativePath == path)) carried.Add(repository, history, path, from, given, head, isForced: false);
        }

        return carried;
    }

    /// <summary>All files that are carried to commits that lack them.</summary>
    public IReadOnlyList<CarriedFile> Files => [.. _files.Select(file => file.File)];

    /// <summary>The files that neither head nor the commit they were to come from has.</summary>
    public IReadOnlyList<CarriedFile> Uncommitted => [.. _files.Where(file => !file.File.IsCommitted).Select(file => file.File)];

    /// <summary>Lays those files into a checkout that it does not have. To be called after each switch.</summary>
    /// <param name="worktree">The checkout, as its commit has it.</param>
    /// <returns>What was laid; a file for which there is no place in the checkout is left out.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/>.</exception>
    public IReadOnlyList<CarriedFile> Lay(IWorktree worktree)
    {
        List<CarriedFile> laid = [];
        foreach (Content file in _files)
        {
            if (!file.IsForced && _engine.Files.FileExists(Path.Combine(worktree.Folder, file.File.RelativePath))) continue;
            if (worktree.Put(file.File.RelativePath, file.Bytes.Span, file.IsExecutable)) laid.Add(file.File);
        }

        return laid;
    }

    /// <summary>The files that the check names and that a checkout lacks although the work tree has them: data, which is not carried.</summary>
    /// <param name="worktree">The checkout, as its commit has it.</param>
    public IReadOnlyList<string> Missing(IWorktree worktree) => [.. _data.Where(path => !_engine.Files.FileExists(Path.Combine(worktree.Folder, path)))];

    /// <summary>Says what to do about data that a checkout lacks, in two sentences.</summary>
    /// <param name="path">The file, relative to the root.</param>
    /// <param name="commit">A commit that does not have it.</param>
    public static string SayMissing(string path, string commit) =>
        $"{path}, which the check names, is not in the checkout of {commit}: a failure for want of it may not be the bug. Copy it out of the repository and name it by its full path, so that every commit finds it.";

    private void Add(IGitRepository repository, HistoryReader history, string path, ObjectId? from, ObjectId? given, ObjectId? head, bool isForced)
    {
        if (given is { } tree && history.FindEntry(tree, path) is var entry && IsFile(entry))
        {
            if (isForced || BelongsToCheck(path, entry.IsExecutable)) Add(path, history.ReadBlob(entry.Id), entry.IsExecutable, isCommitted: true, from, isForced);
            return;
        }

        string full = Path.Combine(repository.Root, path);
        if (isForced || repository.IsBare || !_engine.Files.FileExists(full)) return;
        bool isExecutable = _engine.Files.IsExecutable(full);
        if (!BelongsToCheck(path, isExecutable))
        {
            if (!_data.Contains(path)) _data.Add(path);
            return;
        }

        if (_engine.Files.Stamp(full) is not { Length: <= Largest }) return;
        Add(path, _engine.Files.ReadBytes(full), isExecutable, head is { } tip && IsFile(history.FindEntry(tip, path)), null, isForced);
    }

    private void Add(string path, ReadOnlyMemory<byte> bytes, bool isExecutable, bool isCommitted, ObjectId? from, bool isForced)
    {
        var file = new CarriedFile(path, Convert.ToHexString(SHA256.HashData(bytes.Span)).ToLowerInvariant(), isCommitted) { Sha = from?.ToString() };
        _files.Add(new Content(file, bytes, isExecutable, isForced));
    }

    private static bool BelongsToCheck(string path, bool isExecutable)
    {
        if (isExecutable || TestFiles.IsTest(path)) return true;
        CodeFamily family = CodeLanguage.OfFile(path);
        return family == CodeFamily.Unknown ? !Path.HasExtension(path) : TestFiles.IsCode(family);
    }

    private static bool IsFile(PathEntry entry) => entry is { Mode: not 0, IsTree: false, IsSubmodule: false, IsLink: false };

    private static string? PathOf(string word, string folder, string root)
    {
        string text = word.Replace('\\', '/');
        if (text.Length == 0 || text[0] is '/' or '~' || text.AsSpan().IndexOfAny(':', '\0') >= 0) return null;
        string relative = RepositoryPath.Relative(Path.GetFullPath(Path.Combine(folder, text), root), root);
        return !Path.IsPathRooted(relative) && relative != "." && RepositoryPath.IsInside(relative) ? relative : null;
    }

    private sealed record Content(CarriedFile File, ReadOnlyMemory<byte> Bytes, bool IsExecutable, bool IsForced);
}
