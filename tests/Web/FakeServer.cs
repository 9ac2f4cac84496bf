using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace VtOperate.Tests.Web;

/// <summary>A server on this machine that answers what it is told to, or nothing, or cuts the connection.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly LocalServer _server;
    private readonly Func<FakeRequest, int, FakeAnswer> _answer;
    private readonly string _scheme;
    private int _count;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What it says to a request and its number, from 1.</param>
    /// <param name="withOwnCertificate">Whether it speaks TLS with a certificate that nobody trusts.</param>
    internal FakeServer(Func<FakeRequest, int, FakeAnswer> answer, bool withOwnCertificate = false)
    {
        _answer = answer;
        _scheme = withOwnCertificate ? "https" : "http";
        _server = new LocalServer(AnswerAsync, withOwnCertificate);
    }

    /// <summary>No answer ever.</summary>
    internal static FakeAnswer Nothing { get; } = new(0, "nothing");

    /// <summary>The connection is closed instead of an answer.</summary>
    internal static FakeAnswer Cut { get; } = new(0, "cut");

    internal ConcurrentQueue<FakeRequest> Requests { get; } = new();

    internal string Address => $"{_scheme}://127.0.0.1:{_server.Port}/hook";

    /// <summary>A whole answer.</summary>
    internal static FakeAnswer Says(int status, string body = "", params (string Name, string Value)[] headers) => new(status, body, headers);

    public void Dispose() => _server.Dispose();

    private async Task AnswerAsync(HttpContext exchange)
    {
        FakeRequest request = await FakeRequest.ReadAsync(exchange.Request);
        Requests.Enqueue(request);
        FakeAnswer answer = _answer(request, Interlocked.Increment(ref _count));
        if (answer == Nothing) await Task.Delay(Timeout.Infinite, exchange.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        if (answer == Nothing || answer == Cut)
        {
            exchange.Abort();
            return;
        }

        if (answer.After > TimeSpan.Zero) await Task.Delay(answer.After);
        exchange.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers ?? []) exchange.Response.Headers[name] = value;

        // With less than a Content-Length among the headers says, the server closes the connection behind it.
        if (answer.Body.Length == 0) return;
        await exchange.Response.WriteAsync(answer.Body);
        await exchange.Response.Body.FlushAsync();
    }
}
