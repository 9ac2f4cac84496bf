using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using VtOperate.Core.Delivery;

namespace VtOperate.Engine.Delivery;

/// <summary>HTTP behind <see cref="IWebSender"/>. Connections are kept for the session; certificates are checked as the system does it.</summary>
public sealed class WebSender : IWebSender
{
    private const int LargestAnswer = 64 << 10;
    private static readonly TimeSpan s_connect = TimeSpan.FromSeconds(5);

    // This machine itself is never reached through a proxy.
    private readonly Lazy<HttpClient> _near = new(() => Client(useProxy: false)), _far = new(() => Client(useProxy: true));

    /// <inheritdoc/>
    public async Task<WebAnswer> SendAsync(WebCall call, TimeSpan patience, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        ending.CancelAfter(patience);
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(call.Method), call.Address);
            if (!call.Body.IsEmpty) request.Content = new ReadOnlyMemoryContent(call.Body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" } } };
            foreach ((string name, string value) in call.Headers) request.Headers.TryAddWithoutValidation(name, value);
            using HttpResponseMessage answer = await (call.Address.IsLoopback ? _near : _far).Value.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ending.Token).ConfigureAwait(false);
            return new WebAnswer
            {
                Status = (int)answer.StatusCode,
                RetryAfter = answer.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) ? values.FirstOrDefault() : null,
                Location = answer.Headers.Location is { } location ? new Uri(call.Address, location) : null,
                Body = await ReadAsync(answer.Content, ending.Token, stop).ConfigureAwait(false),
            };
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WebAnswer { Failure = WebFailure.Broken, Detail = FormattableString.Invariant($"the server did not answer within {patience.TotalSeconds:0} s.") };
        }
        catch (HttpRequestException bad)
        {
            return new WebAnswer { Failure = Kind(bad), Detail = Words(bad) };
        }
        catch (IOException bad)
        {
            return new WebAnswer { Failure = WebFailure.Broken, Detail = bad.Message };
        }
    }

    // The status has been said by then: a body that breaks off or never ends takes nothing of it back.
    private static async Task<string> ReadAsync(HttpContent content, CancellationToken ending, CancellationToken stop)
    {
        byte[] buffer = new byte[LargestAnswer];
        int length = 0;
        try
        {
            await using Stream stream = await content.ReadAsStreamAsync(ending).ConfigureAwait(false);
            while (length < buffer.Length)
            {
                int read = await stream.ReadAsync(buffer.AsMemory(length), ending).ConfigureAwait(false);
                if (read == 0) break;
                length += read;
            }
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException || (cut is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return Encoding.UTF8.GetString(buffer, 0, length);
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    private static WebFailure Kind(HttpRequestException bad)
    {
        for (Exception? inner = bad.InnerException; inner is not null; inner = inner.InnerException)
        {
            if (inner is AuthenticationException) return WebFailure.NotTrusted;
        }

        return bad.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError || bad.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable } ? WebFailure.NotReached
            : bad.HttpRequestError == HttpRequestError.SecureConnectionError ? WebFailure.NotTrusted : WebFailure.Broken;
    }

    private static string Words(HttpRequestException bad) => bad.InnerException is { } inner && inner.Message != bad.Message ? $"{bad.Message} {inner.Message}" : bad.Message;

    private static HttpClient Client(bool useProxy) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = useProxy,
        ConnectTimeout = s_connect,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        SslOptions = new SslClientAuthenticationOptions { EnabledSslProtocols = SslProtocols.None },
    })
    { Timeout = Timeout.InfiniteTimeSpan };
}
