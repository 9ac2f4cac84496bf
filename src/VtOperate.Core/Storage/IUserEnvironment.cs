namespace VtOperate.Core.Storage;

/// <summary>What belongs to the user and not to a repository: variables of the process, and the folders for configuration and caches.</summary>
public interface IUserEnvironment
{
    /// <summary>
    /// The folder of the user's own configuration, absolute; it need not exist. <c>VTOPERATE_CONFIG</c> overrides it, else it is
    /// <c>vtoperate</c> below <c>XDG_CONFIG_HOME</c> or <c>~/.config</c>, <c>%APPDATA%</c>, or <c>~/Library/Application Support</c>.
    /// </summary>
    string ConfigurationFolder { get; }

    /// <summary>
    /// The folder for what must outlast a process and belongs to no repository, absolute; it need not exist. <c>VTOPERATE_STATE</c> overrides it, else it is
    /// <c>vtoperate</c> below <c>XDG_STATE_HOME</c> or <c>~/.local/state</c>, <c>%LOCALAPPDATA%\vtoperate\state</c>, or
    /// <c>~/Library/Application Support/vtoperate/state</c>.
    /// </summary>
    string StateFolder { get; }

    /// <summary>
    /// The folder of what can be made again, absolute; it need not exist, and it is empty when the system knows none. <c>VTOPERATE_CACHE</c> overrides it, else it is
    /// <c>vtoperate</c> below <c>XDG_CACHE_HOME</c> or <c>~/.cache</c>, <c>%LOCALAPPDATA%</c>, or <c>~/Library/Caches</c>.
    /// </summary>
    string CacheFolder { get; }

    /// <summary>The user's home folder, absolute; empty when the system knows none.</summary>
    string HomeFolder { get; }

    /// <summary>The name under which the user is logged in.</summary>
    string UserName { get; }

    /// <summary>The value of an environment variable; null when it is missing or blank.</summary>
    string? Variable(string name);
}
