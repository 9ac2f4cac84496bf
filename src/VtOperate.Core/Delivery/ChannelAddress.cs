using VtOperate.Core.Errors;

namespace VtOperate.Core.Delivery;

/// <summary>Decides which addresses may be sent to: encrypted ones, and this machine itself. Pure.</summary>
internal static class ChannelAddress
{
    /// <summary>The address, where it may be used.</summary>
    /// <param name="address">The address as it is given; never repeated in an error, since it may be a secret.</param>
    /// <param name="channel">The channel, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ChannelInvalid"/>.</exception>
    internal static Uri Check(string address, string channel)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Scheme is not ("http" or "https")) throw Wrong("is no address that begins with https://");
        if (uri.UserInfo.Length > 0) throw Wrong("holds a name or password before the host; give a key instead");
        if (uri.Scheme == "http" && !uri.IsLoopback) throw Wrong("is not encrypted; only https:// is used, except to this machine itself");
        return uri;

        OperationException Wrong(string text) => new(ErrorId.ChannelInvalid, channel, $"The url of the channel '{channel}' {text}.");
    }

    /// <summary>Whether two addresses lead to the same server by the same way.</summary>
    internal static bool IsSameServer(Uri left, Uri right) => left.Scheme == right.Scheme && left.Port == right.Port && left.IdnHost.Equals(right.IdnHost, StringComparison.OrdinalIgnoreCase);
}
