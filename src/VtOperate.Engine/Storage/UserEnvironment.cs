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

            // The XDG base directory specification says to ignore a relative path.
            string? shared = Variable("XDG_CONFIG_HOME");
            return Path.Combine(shared is not null && Path.IsPathRooted(shared) ? shared : Path.Combine(HomeFolder, ".config"), FolderName);
        }
    }

    /// <inheritdoc/>
    public string HomeFolder => Folder(Environment.SpecialFolder.UserProfile);

    /// <inheritdoc/>
    public string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { } value && !string.IsNullOrWhiteSpace(value) ? value : null;

    private static string Folder(Environment.SpecialFolder which) => Environment.GetFolderPath(which, Environment.SpecialFolderOption.DoNotVerify);
}
