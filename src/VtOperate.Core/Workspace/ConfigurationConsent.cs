using System.Security.Cryptography;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>
/// Which configuration files this user has agreed to. Whoever can write to a repository could otherwise have a secret of this machine sent to an address of his, or a script of his run. So channels and scripts that
/// a repository's file names are used only after the user has approved that file as it stands (decision 0061). Kept as hashes in the user's configuration folder, never in the repository. The user's own file needs none.
/// </summary>
/// <param name="engine">What touches the world.</param>
public sealed class ConfigurationConsent(IEngine engine)
{
    private const string FolderName = "approved";

    /// <summary>The configuration files that count for a repository and are not the user's own, the strongest first.</summary>
    /// <param name="configuration">The configuration.</param>
    public IReadOnlyList<ConfigurationApproval> Of(OperationConfiguration configuration)
    {
        List<ConfigurationApproval> files = [];
        foreach (string file in configuration.Files)
        {
            if (IsUsersOwn(file)) continue;
            string hash = HashOf(file);
            files.Add(new ConfigurationApproval { File = file, Hash = hash, IsApproved = IsGiven(hash), Uses = [.. configuration.Settings.Where(setting => setting.File == file).Select(Use).OfType<string>()], Repository = configuration.Root });
        }

        return files;
    }

    /// <summary>Notes that what a file names may be used, as long as the file stays as it is. Twice changes nothing.</summary>
    /// <param name="approval">The file as it was shown.</param>
    /// <returns>The same, approved.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnwritable"/>.</exception>
    public ConfigurationApproval Give(ConfigurationApproval approval)
    {
        if (!IsGiven(approval.Hash)) engine.Files.WriteAtomically(NoteOf(approval.Hash), Encoding.UTF8.GetBytes(approval.File + "\n"));
        return approval with { IsApproved = true };
    }

    /// <summary>The file in which consent to a content is noted, absolute.</summary>
    public string NoteOf(string hash) => Path.Combine(engine.User.ConfigurationFolder, FolderName, hash);

    /// <summary>Refuses what a file names that this user has not agreed to.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="prefix">The keys that are used begin with it, such as <c>channels.ops.</c>.</param>
    /// <param name="trusted">A hash that counts as approved for this call, as -TrustConfig gives it; null for none.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ConfigurationNotTrusted"/>, with the file and its hash.</exception>
    public void Require(OperationConfiguration configuration, string prefix, string? trusted)
    {
        foreach (string file in configuration.Settings.Where(setting => setting.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(setting => setting.File).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (IsUsersOwn(file)) continue;
            string hash = HashOf(file);
            if (hash.Equals(trusted?.Trim(), StringComparison.OrdinalIgnoreCase) || IsGiven(hash)) continue;
            throw new OperationException(ErrorId.ConfigurationNotTrusted, file, $"'{prefix.TrimEnd('.')}' is not used: you have not approved '{file}' as it stands (hash {hash}).");
        }
    }

    private bool IsGiven(string hash) => engine.Files.FileExists(NoteOf(hash));

    private bool IsUsersOwn(string file) => file == Path.Combine(engine.User.ConfigurationFolder, ConfigurationSchema.UserFileName);

    // The same file has the same hash where git gives it other line ends.
    private string HashOf(string file)
    {
        byte[] content = engine.Files.ReadBytes(file, 16 << 20);
        int kept = 0;
        for (int i = 0; i < content.Length; i++)
        {
            if (content[i] != '\r' || i + 1 == content.Length || content[i + 1] != '\n') content[kept++] = content[i];
        }

        return Convert.ToHexString(SHA256.HashData(content.AsSpan(0, kept))).ToLowerInvariant();
    }

    private static string? Use(ConfigurationSetting setting) =>
        setting.Key.StartsWith("channels.", StringComparison.Ordinal) || setting.Key.StartsWith("mitigations.", StringComparison.Ordinal) ? $"{setting.Key}: {(setting.Node is YamlScalar && setting.Key.EndsWith(".url", StringComparison.Ordinal) ? HostOf(((YamlScalar)setting.Node).Value) : setting.Value)}" : null;

    private static string HostOf(string address) => Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Host.Length > 0 ? uri.Host : "(not shown)";
}
