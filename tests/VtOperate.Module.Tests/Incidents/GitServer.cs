using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>
/// A bare repository on this machine behind https with a password: git's smart protocol (gitprotocol-http) by <c>git upload-pack</c> and <c>git receive-pack</c>. Its certificate is trusted by whoever is given
/// <see cref="Certificate"/>, and by nobody else.
/// </summary>
internal sealed class GitServer : IDisposable
{
    /// <summary>The password, which any user may give.</summary>
    internal const string Secret = "s3cret-of-the-server";

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly X509Certificate2 _certificate;

    internal GitServer()
    {
        Git("init", "--quiet", "--bare", Folder).WaitForExit();
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        _certificate = X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
        Certificate = Path.Combine(Folder, "certificate.pem");
        File.WriteAllText(Certificate, made.ExportCertificatePem());
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    /// <summary>The start of an answer to everything; not set, it answers as git does.</summary>
    internal string? Instead { get; set; }

    /// <summary>The requests so far, each with the credential it showed.</summary>
    internal ConcurrentQueue<(string Line, string? Authorization)> Requests { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("vtoperate-remote-").FullName;

    /// <summary>The file that holds its certificate.</summary>
    internal string Certificate { get; }

    internal string Address => $"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/store.git";

    public void Dispose()
    {
        _end.Cancel();
        _listener.Stop();
        _certificate.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static Process Git(params string[] arguments) => Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

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
            using var stream = new SslStream(client.GetStream());
            await stream.AuthenticateAsServerAsync(_certificate);
            string[] head = (await HeadAsync(stream)).Split("\r\n");
            string? Header(string name) => head.FirstOrDefault(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();
            byte[] body = await BodyAsync(stream, Header("Content-Length"), Header("Transfer-Encoding"));
            string? shown = Header("Authorization");
            Requests.Enqueue((head[0], shown));
            if (Instead is { } instead)
            {
                await stream.WriteAsync(Encoding.ASCII.GetBytes(instead + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
                return;
            }

            bool isKnown = shown is not null && Encoding.UTF8.GetString(Convert.FromBase64String(shown["Basic ".Length..])).EndsWith(":" + Secret, StringComparison.Ordinal);
            byte[] answer = isKnown ? await ServeAsync(head[0].Split(' ')[1], body) : Encoding.ASCII.GetBytes("HTTP/1.1 401 X\r\nWWW-Authenticate: Basic realm=\"git\"\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            await stream.WriteAsync(answer, _end.Token);
            await stream.ShutdownAsync();
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or AuthenticationException)
        {
        }
    }

    private async Task<byte[]> ServeAsync(string path, byte[] body)
    {
        string service = path.Contains("receive-pack", StringComparison.Ordinal) ? "receive-pack" : "upload-pack";
        bool isAsked = path.Contains("info/refs", StringComparison.Ordinal);
        using Process git = isAsked ? Git(service, "--stateless-rpc", "--advertise-refs", Folder) : Git(service, "--stateless-rpc", Folder);
        Task<string> said = git.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        Task read = git.StandardOutput.BaseStream.CopyToAsync(output);
        await git.StandardInput.BaseStream.WriteAsync(body);
        git.StandardInput.Close();
        await Task.WhenAll(said, read);
        string first = $"# service=git-{service}\n";
        byte[] begin = isAsked ? Encoding.ASCII.GetBytes($"{first.Length + 4:x4}{first}0000") : [];
        return [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/x-git-{service}-{(isAsked ? "advertisement" : "result")}\r\nCache-Control: no-cache\r\nConnection: close\r\nContent-Length: {begin.Length + output.Length}\r\n\r\n"), .. begin, .. output.ToArray()];
    }

    private static async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        byte[] one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one);
            head.Append((char)one[0]);
        }

        return head.ToString();
    }

    private static async Task<byte[]> BodyAsync(Stream stream, string? length, string? encoding)
    {
        if (encoding?.Equals("chunked", StringComparison.OrdinalIgnoreCase) != true)
        {
            byte[] whole = new byte[int.Parse(length ?? "0", CultureInfo.InvariantCulture)];
            await stream.ReadExactlyAsync(whole);
            return whole;
        }

        List<byte> body = [];
        while (true)
        {
            string line = "";
            byte[] one = new byte[1];
            while (!line.EndsWith("\r\n", StringComparison.Ordinal))
            {
                await stream.ReadExactlyAsync(one);
                line += (char)one[0];
            }

            byte[] chunk = new byte[int.Parse(line.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture) + 2];
            await stream.ReadExactlyAsync(chunk);
            if (chunk.Length == 2) return [.. body];
            body.AddRange(chunk[..^2]);
        }
    }
}
