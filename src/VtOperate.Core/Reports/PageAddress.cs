namespace VtOperate.Core.Reports;

/// <summary>Says to which addresses a page may lead. Pure.</summary>
internal static class PageAddress
{
    /// <summary>Whether an address may stand in a link: absolute, http or https, without a user name or a password.</summary>
    internal static bool IsAllowed(string address) =>
        address.Length <= 2_000
        && !address.Any(char.IsControl)
        && (address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || address.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(address, UriKind.Absolute, out Uri? uri)
        && uri.Scheme is "http" or "https" && uri.UserInfo.Length == 0 && uri.Host.Length > 0;
}
