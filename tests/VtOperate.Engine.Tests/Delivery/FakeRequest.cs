namespace VtOperate.Engine.Tests.Delivery;

/// <summary>What a fake server was sent.</summary>
/// <param name="Head">The first line and the headers.</param>
/// <param name="Body">The body.</param>
internal sealed record FakeRequest(string Head, string Body)
{
    /// <summary>The value of a header; null for none.</summary>
    internal string? Header(string name) => Head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase)) is { } line ? line[(name.Length + 1)..].Trim() : null;
}
