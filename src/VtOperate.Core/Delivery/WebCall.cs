namespace VtOperate.Core.Delivery;

/// <summary>A request to a server.</summary>
/// <param name="Method">POST, PATCH or GET.</param>
/// <param name="Address">Where to.</param>
/// <param name="Headers">Headers by name; the type of the body is always JSON.</param>
/// <param name="Body">The body as it is sent and signed.</param>
public sealed record WebCall(string Method, Uri Address, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body);
