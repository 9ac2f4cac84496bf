using VtOperate.Core.Documents;

namespace VtOperate.Core.Delivery;

/// <summary>Where a secret is kept; never the secret itself.</summary>
/// <param name="Variable">An environment variable; null for a vault.</param>
/// <param name="Vault">A vault of SecretManagement; null for a variable.</param>
/// <param name="Name">The name of the secret in the vault.</param>
public sealed record SecretReference(string? Variable, string? Vault, string? Name)
{
    /// <summary>The reference that <c>{ env: NAME }</c> or <c>{ vault: NAME, secret: NAME }</c> is; null for anything else.</summary>
    public static SecretReference? Of(YamlNode? node) => node is not YamlMap map ? null
        : map.Find("env") is YamlScalar variable ? new SecretReference(variable.Value, null, null)
        : map.Find("vault") is YamlScalar vault && map.Find("secret") is YamlScalar name ? new SecretReference(null, vault.Value, name.Value) : null;

    /// <inheritdoc/>
    public override string ToString() => Variable is not null ? $"the environment variable {Variable}" : $"the secret '{Name}' of the vault '{Vault}'";
}
