namespace VtOperate.Core.Delivery;

/// <summary>Why a request had no answer.</summary>
public enum WebFailure
{
    /// <summary>It had one.</summary>
    None,

    /// <summary>The server was not reached; it has not seen the request.</summary>
    NotReached,

    /// <summary>The server's certificate is not to be trusted; it has not seen the request.</summary>
    NotTrusted,

    /// <summary>Time ran out, or the connection was cut, after the request may have been read.</summary>
    Broken,
}
