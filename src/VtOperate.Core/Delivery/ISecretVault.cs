namespace VtOperate.Core.Delivery;

/// <summary>Reads secrets out of the vaults of the session.</summary>
public interface ISecretVault
{
    /// <summary>A secret; null where the vault has none of this name.</summary>
    /// <param name="vault">The vault.</param>
    /// <param name="name">The secret.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.SecretMissing"/>: vaults cannot be read here, or it is locked.</exception>
    string? Read(string vault, string name);
}
