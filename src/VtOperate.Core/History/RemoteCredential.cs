namespace VtOperate.Core.History;

/// <summary>What a remote repository is shown. It is held in memory only and never written.</summary>
/// <param name="User">The name of the user; many services take any name with a token.</param>
/// <param name="Secret">The password or token.</param>
public sealed record RemoteCredential(string User, string Secret)
{
    /// <inheritdoc/>
    public override string ToString() => User;
}
