using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace VtOperate.Tests.Web;

/// <summary>What a fake server was sent.</summary>
/// <param name="Line">The method and the path with its query.</param>
/// <param name="Headers">The headers, by name.</param>
/// <param name="Body">The body.</param>
internal sealed record FakeRequest(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    internal static async Task<FakeRequest> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        string body = await reader.ReadToEndAsync();
        return new FakeRequest($"{request.Method} {request.GetEncodedPathAndQuery()}", request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body);
    }

    /// <summary>The value of a header; null for none.</summary>
    internal string? Header(string name) => Headers.GetValueOrDefault(name);
}
