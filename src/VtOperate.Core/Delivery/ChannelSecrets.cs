using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Redaction;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Delivery;

/// <summary>The secrets of a channel while something is sent. Never written anywhere.</summary>
internal sealed class ChannelSecrets
{
    private const string Mark = "[redacted:secret]";
    private const int ShortestPart = 12;

    private readonly List<string> _hidden = [];

    private ChannelSecrets(string? address, string? key)
    {
        Address = address;
        Key = key;
    }

    /// <summary>The address to send to; null for the usual one of the type.</summary>
    internal string? Address { get; }

    /// <summary>The key; null where there is none.</summary>
    internal string? Key { get; }

    /// <summary>What stands in for the secrets where only a preview is made.</summary>
    internal static ChannelSecrets Preview(Channel channel) => new(channel.Address, channel.KeySecret is null ? null : Mark);

    /// <summary>Reads the secrets of a channel.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="user">The variables of the process.</param>
    /// <param name="vault">The vaults of the session.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.SecretMissing"/>.</exception>
    internal static ChannelSecrets Of(Channel channel, IUserEnvironment user, ISecretVault vault)
    {
        var secrets = new ChannelSecrets(channel.AddressSecret is null ? channel.Address : Read(channel.AddressSecret), channel.KeySecret is null ? null : Read(channel.KeySecret));
        if (channel.AddressSecret is not null && secrets.Address is { } address) secrets.HideAddress(address);
        if (secrets.Key is { } key) secrets.Hide(key);
        return secrets;

        string Read(SecretReference reference)
        {
            string? value = reference.Variable is { } name ? user.Variable(name) : vault.Read(reference.Vault!, reference.Name!);
            return string.IsNullOrWhiteSpace(value) ? throw new OperationException(ErrorId.SecretMissing, channel.Name, $"The channel '{channel.Name}' needs {reference}, and there is none.") : value.Trim();
        }
    }

    /// <summary>A text of a server or an error as one line, without a secret.</summary>
    internal string Redact(string text)
    {
        foreach (string hidden in _hidden) text = text.Replace(hidden, Mark, StringComparison.Ordinal);
        return IncidentText.Line(SecretRedactor.Redact(text), 500);
    }

    // A server may give back the whole address, its path, or the one value in it that counts.
    private void HideAddress(string address)
    {
        Hide(address);
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)) return;
        if (uri.PathAndQuery.Length >= ShortestPart) Hide(uri.PathAndQuery);
        foreach (string part in uri.PathAndQuery.Split('/', '?', '&', '='))
        {
            if (part.Length >= ShortestPart) Hide(part);
        }
    }

    private void Hide(string secret)
    {
        _hidden.Add(secret);
        string unescaped = Uri.UnescapeDataString(secret);
        if (unescaped != secret) _hidden.Add(unescaped);
        _hidden.Sort((left, right) => right.Length.CompareTo(left.Length));
    }
}
