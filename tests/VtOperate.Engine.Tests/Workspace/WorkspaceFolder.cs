using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Delivery;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Engine.Tests.Workspace;

/// <summary>A folder with an empty <c>.git</c>, and the real engine with variables and a configuration folder of this test's own.</summary>
internal sealed class WorkspaceFolder : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public WorkspaceFolder(bool withGit = true)
    {
        Root = _folder.File("work/shop");
        Directory.CreateDirectory(withGit ? Path.Combine(Root, ".git") : Root);
        Engine = new OwnEngine(_folder.File("config"), Variables);
    }

    public string Root { get; }

    public IEngine Engine { get; }

    public Dictionary<string, string> Variables { get; } = [];

    /// <summary>The absolute path of a path below the root; with <c>../</c> of one beside it.</summary>
    public string In(string relative) => Path.TrimEndingDirectorySeparator(Path.GetFullPath(relative, Root));

    public WorkspaceFolder Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(In(relative))!);
        File.WriteAllText(In(relative), text);
        return this;
    }

    public WorkspaceFolder MakeFolder(string relative)
    {
        Directory.CreateDirectory(In(relative));
        return this;
    }

    public void Dispose() => _folder.Dispose();

    private sealed class OwnEngine(string configuration, Dictionary<string, string> variables) : IEngine, IUserEnvironment
    {
        private readonly EngineRoot _engine = new();

        public IFileStore Files => _engine.Files;

        public ICacheFiles Cache => _engine.Cache;

        public IUserEnvironment User => this;

        public VtOperate.Core.History.IGitRemotes Remotes => _engine.Remotes;

        public string UserName => "somebody";

        public IGit Git => _engine.Git;

        public IWorktrees Worktrees => _engine.Worktrees;

        public ICommandRunner Commands => _engine.Commands;

        public IScratchFolders Scratch => _engine.Scratch;

        public IWebSender Web => _engine.Web;

        public IYamlReader Yaml => _engine.Yaml;

        public IMarkdownReader Markdown => _engine.Markdown;

        public string ConfigurationFolder => configuration;

        public string StateFolder => Path.Combine(configuration, "state");

        public string CacheFolder => Path.Combine(configuration, "cache");

        public string HomeFolder => _engine.User.HomeFolder;

        public string? Variable(string name) => variables.GetValueOrDefault(name);
    }
}
