using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VtOperate.Engine.Tests.Delivery;

/// <summary>A server on this machine that answers what it is told to, or nothing, or cuts the connection.</summary>
internal sealed class FakeServer : IDisposable
{
    /// <summary>An answer of a server that never answers.</summary>
    internal const string Nothing = "nothing";

    /// <summary>An answer of a server that closes the connection.</summary>
    internal const string Cut = "cut";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Func<FakeRequest, int, string> _answer;
    private readonly X509Certificate2? _certificate;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What it says to a request and its number, from 1: a whole answer, <see cref="Nothing"/> or <see cref="Cut"/>.</param>
    /// <param name="withOwnCertificate">Whether it speaks TLS with a certificate that nobody trusts.</param>
    internal FakeServer(Func<FakeRequest, int, string> answer, bool withOwnCertificate = false)
    {
        _answer = answer;
        if (withOwnCertificate)
        {
            using var key = RSA.Create(2048);
            using X509Certificate2 made = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        }

        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    internal ConcurrentQueue<FakeRequest> Requests { get; } = new();

    internal string Address => $"{(_certificate is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook";

    /// <summary>A whole answer.</summary>
    internal static string Says(int status, string body = "", string headers = "") => $"HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _certificate?.Dispose();
    }

    private async Task ListenAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync(_end.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        try
        {
            using TcpClient _ = client;
            Stream stream = client.GetStream();
            if (_certificate is not null)
            {
                var secure = new SslStream(stream);
                await secure.AuthenticateAsServerAsync(_certificate);
                stream = secure;
            }

            FakeRequest request = await ReadAsync(stream);
            Requests.Enqueue(request);
            string answer = _answer(request, Requests.Count);
            if (answer == Nothing) await Task.Delay(Timeout.Infinite, _end.Token);
            if (answer != Cut) await stream.WriteAsync(Encoding.UTF8.GetBytes(answer), _end.Token);
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
        }
    }

    private async Task<FakeRequest> ReadAsync(Stream stream)
    {
        using var read = new MemoryStream();
        byte[] buffer = new byte[8192];
        while (true)
        {
            int count = await stream.ReadAsync(buffer, _end.Token);
            if (count == 0) throw new IOException("closed");
            read.Write(buffer, 0, count);
            string text = Encoding.Latin1.GetString(read.ToArray());
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end < 0) continue;
            var head = new FakeRequest(text[..end], "");
            int length = int.Parse(head.Header("Content-Length") ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            if (read.Length >= end + 4 + length) return head with { Body = Encoding.UTF8.GetString(read.ToArray(), end + 4, length) };
        }
    }
}
