using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Delivery;
using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Storage;

namespace VtOperate.Core;

/// <summary>Everything that touches the world, as the rules of Core see it. The composition root makes the one instance.</summary>
public interface IEngine
{
    /// <summary>Files and folders.</summary>
    IFileStore Files { get; }

    /// <summary>Files that may be lost.</summary>
    ICacheFiles Cache { get; }

    /// <summary>The user's variables and folders.</summary>
    IUserEnvironment User { get; }

    /// <summary>Git repositories.</summary>
    IGit Git { get; }

    /// <summary>Remotes of git repositories.</summary>
    IGitRemotes Remotes { get; }

    /// <summary>Throw-away checkouts.</summary>
    IWorktrees Worktrees { get; }

    /// <summary>Programs.</summary>
    ICommandRunner Commands { get; }

    /// <summary>Folders that are thrown away.</summary>
    IScratchFolders Scratch { get; }

    /// <summary>Servers that somebody named.</summary>
    IWebSender Web { get; }

    /// <summary>YAML text.</summary>
    IYamlReader Yaml { get; }

    /// <summary>Markdown text.</summary>
    IMarkdownReader Markdown { get; }
}
