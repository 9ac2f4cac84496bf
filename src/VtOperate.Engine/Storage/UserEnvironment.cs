using VtOperate.Core.Storage;

namespace VtOperate.Engine.Storage;

/// <summary>The process environment behind <see cref="IUserEnvironment"/>. Everything is read at each call, so that a change within a session counts.</summary>
public sealed class UserEnvironment : IUserEnvironment
{
    private const string FolderName = "vtoperate";

    /// <inheritdoc/>
    public string ConfigurationFolder
    {
        get
        {
            if (Variable("VTOPERATE_CONFIG") is { } named) return Path.GetFullPath(named);
            if (OperatingSystem.IsWindows()) return Path.Combine(Folder(Environment.SpecialFolder.ApplicationData), FolderName);
            if (OperatingSystem.IsMacOS()) return Path.Combine(HomeFolder, "Library", "Application Support", FolderName);

            return Path.Combine(Shared("XDG_CONFIG_HOME", ".config"), FolderName);
        }
    }

    /// <inheritdoc/>
    public string StateFolder
    {
        get
        {
            if (Variable("VTOPERATE_STATE") is { } named) return Path.GetFullPath(named);
            if (OperatingSystem.IsWindows()) return Path.Combine(Folder(Environment.SpecialFolder.LocalApplicationData), FolderName, "state");
            if (OperatingSystem.IsMacOS()) return Path.Combine(HomeFolder, "Library", "Application Support", FolderName, "state");
            return Path.Combine(Shared("XDG_STATE_HOME", Path.Combine(".local", "state")), FolderName);
        }
    }

    /// <inheritdoc/>
    public string CacheFolder
    {
        get
        {
            if (Variable("VTOPERATE_CACHE") is { } named) return Path.GetFullPath(named);
            string? shared = OperatingSystem.IsWindows() ? Folder(Environment.SpecialFolder.LocalApplicationData)
                : OperatingSystem.IsMacOS() ? Path.Combine(HomeFolder, "Library", "Caches")
                : Variable("XDG_CACHE_HOME");
            string parent = shared is not null && Path.IsPathRooted(shared) ? shared : Path.Combine(HomeFolder, ".cache");
            return Path.IsPathRooted(parent) ? Path.Combine(parent, FolderName) : "";
        }
    }

    /// <inheritdoc/>
    public string HomeFolder => Folder(Environment.SpecialFolder.UserProfile);

    /// <inheritdoc/>
    public string UserName => Environment.UserName;

    /// <inheritdoc/>
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    // The XDG base directory specification says to ignore a relative path.
    private string Shared(string variable, string belowHome) =>
        Variable(variable) is { } shared && Path.IsPathRooted(shared) ? shared : Path.Combine(HomeFolder, belowHome);

    private static string Folder(Environment.SpecialFolder which) => Environment.GetFolderPath(which, Environment.SpecialFolderOption.DoNotVerify);
}
