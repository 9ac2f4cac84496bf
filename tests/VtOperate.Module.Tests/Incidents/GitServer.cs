using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using VtOperate.Tests.Web;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>
/// A bare repository on this machine behind https with a password: git's smart protocol (gitprotocol-http) by <c>git upload-pack</c> and <c>git receive-pack</c>. Its certificate is trusted by whoever is given
/// <see cref="Certificate"/>, and by nobody else.
/// </summary>
internal sealed class GitServer : IDisposable
{
    /// <summary>The password, which any user may give.</summary>
    internal const string Secret = "s3cret-of-the-server";

    private readonly LocalServer _server;

    internal GitServer()
    {
        Git("init", "--quiet", "--bare", Folder).WaitForExit();
        _server = new LocalServer(AnswerAsync, withCertificate: true);
        Certificate = Path.Combine(Folder, "certificate.pem");
        File.WriteAllText(Certificate, _server.CertificatePem);
    }

    /// <summary>Where it sends everybody on to; not set, it answers as git does.</summary>
    internal string? SendsOnTo { get; set; }

    /// <summary>The requests so far, each with the credential it showed.</summary>
    internal ConcurrentQueue<(string Path, string? Authorization)> Requests { get; } = new();

    internal string Folder { get; } = Directory.CreateTempSubdirectory("vtoperate-remote-").FullName;

    /// <summary>The file that holds its certificate.</summary>
    internal string Certificate { get; }

    internal string Address => $"https://localhost:{_server.Port}/store.git";

    public void Dispose()
    {
        _server.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static Process Git(params string[] arguments) => Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    private async Task AnswerAsync(HttpContext exchange)
    {
        string? shown = exchange.Request.Headers.Authorization;
        Requests.Enqueue((exchange.Request.GetEncodedPathAndQuery(), shown));
        if (SendsOnTo is { } other)
        {
            exchange.Response.Redirect(other);
            return;
        }

        if (shown is null || !Encoding.UTF8.GetString(Convert.FromBase64String(shown["Basic ".Length..])).EndsWith(":" + Secret, StringComparison.Ordinal))
        {
            exchange.Response.StatusCode = StatusCodes.Status401Unauthorized;
            exchange.Response.Headers.WWWAuthenticate = "Basic realm=\"git\"";
            return;
        }

        string service = exchange.Request.GetEncodedPathAndQuery().Contains("receive-pack", StringComparison.Ordinal) ? "receive-pack" : "upload-pack";
        bool isAsked = exchange.Request.Path.Value!.Contains("info/refs", StringComparison.Ordinal);
        using Process git = isAsked ? Git(service, "--stateless-rpc", "--advertise-refs", Folder) : Git(service, "--stateless-rpc", Folder);
        Task<string> said = git.StandardError.ReadToEndAsync();
        exchange.Response.ContentType = $"application/x-git-{service}-{(isAsked ? "advertisement" : "result")}";
        exchange.Response.Headers.CacheControl = "no-cache";
        string first = $"# service=git-{service}\n";
        if (isAsked) await exchange.Response.WriteAsync($"{first.Length + 4:x4}{first}0000");
        await exchange.Request.Body.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await git.StandardOutput.BaseStream.CopyToAsync(exchange.Response.Body);
        await said;
    }
}
