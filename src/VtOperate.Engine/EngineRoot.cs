using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Delivery;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Engine.Bugs;
using VtOperate.Engine.Delivery;
using VtOperate.Engine.Documents;
using VtOperate.Engine.History;
using VtOperate.Engine.Storage;

namespace VtOperate.Engine;

/// <summary>The engine's one entrance, made by the module's composition root.</summary>
public sealed class EngineRoot : IEngine
{
    /// <summary>Makes the engine. Nothing is opened yet.</summary>
    public EngineRoot() => Git = new GitFinder(Cache, Files, User);

    /// <inheritdoc/>
    public IFileStore Files { get; } = new FileStore();

    /// <inheritdoc/>
    public ICacheFiles Cache { get; } = new CacheFiles();

    /// <inheritdoc/>
    public IUserEnvironment User { get; } = new UserEnvironment();

    /// <inheritdoc/>
    public IGit Git { get; }

    /// <inheritdoc/>
    public IGitRemotes Remotes { get; } = new GitRemotes();

    /// <inheritdoc/>
    public IWorktrees Worktrees { get; } = new Worktrees();

    /// <inheritdoc/>
    public ICommandRunner Commands { get; } = new CommandRunner();

    /// <inheritdoc/>
    public IScratchFolders Scratch { get; } = new ScratchFolders();

    /// <inheritdoc/>
    public IWebSender Web { get; } = new WebSender();

    /// <inheritdoc/>
    public IYamlReader Yaml { get; } = new FastYamlReader(new YamlReader());

    /// <inheritdoc/>
    public IMarkdownReader Markdown { get; } = new MarkdownReader();
}
