using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Delivery;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Tests;

/// <summary>An engine that counts how often folders are listed and files are read.</summary>
internal sealed class CountingEngine : IEngine, IFileStore
{
    private readonly EngineRoot _engine = new();
    private int _listings, _reads;

    /// <summary>How often folders were listed.</summary>
    internal int Listings => _listings;

    /// <summary>How often files were read.</summary>
    internal int Reads => _reads;

    public IFileStore Files => this;

    public ICacheFiles Cache => _engine.Cache;

    public IUserEnvironment User => _engine.User;

    public VtOperate.Core.History.IGitRemotes Remotes => _engine.Remotes;

    public IGit Git => _engine.Git;

    public IWorktrees Worktrees => _engine.Worktrees;

    public ICommandRunner Commands => _engine.Commands;

    public IScratchFolders Scratch => _engine.Scratch;

    public IWebSender Web => _engine.Web;

    public IYamlReader Yaml => _engine.Yaml;

    public IMarkdownReader Markdown => _engine.Markdown;

    public bool FileExists(string path) => _engine.Files.FileExists(path);

    public bool FolderExists(string path) => _engine.Files.FolderExists(path);

    public IEnumerable<string> ListFiles(string folder, string suffix, bool recurse, CancellationToken stop)
    {
        Interlocked.Increment(ref _listings);
        return _engine.Files.ListFiles(folder, suffix, recurse, stop);
    }

    public IReadOnlyList<string> ListFolders(string folder)
    {
        Interlocked.Increment(ref _listings);
        return _engine.Files.ListFolders(folder);
    }

    public FileStamp? Stamp(string path) => _engine.Files.Stamp(path);

    public byte[] ReadBytes(string path, int most = int.MaxValue)
    {
        Interlocked.Increment(ref _reads);
        return _engine.Files.ReadBytes(path, most);
    }

    public Stream OpenRead(string path) => _engine.Files.OpenRead(path);

    /// <summary>Says which files cannot be written, as on a full disk.</summary>
    internal Func<string, bool> RefusesWrite { get; init; } = _ => false;

    public void WriteAtomically(string path, ReadOnlySpan<byte> content)
    {
        if (RefusesWrite(path)) throw new VtOperate.Core.Errors.OperationException(VtOperate.Core.Errors.ErrorId.FileUnwritable, path, $"'{path}' cannot be written: No space left on device.");
        _engine.Files.WriteAtomically(path, content);
    }

    public void Remove(string path) => _engine.Files.Remove(path);

    public bool TryCreate(string path, ReadOnlySpan<byte> content) => _engine.Files.TryCreate(path, content);

    public bool TryCreateFolder(string path) => _engine.Files.TryCreateFolder(path);

    public IDisposable Lock(string path, TimeSpan patience, CancellationToken stop) => _engine.Files.Lock(path, patience, stop);
}
