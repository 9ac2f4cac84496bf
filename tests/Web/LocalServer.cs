using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace VtOperate.Tests.Web;

/// <summary>A web server (Kestrel) on a port of this machine, until it is disposed of. It answers any number of requests at once.</summary>
internal sealed class LocalServer : IDisposable
{
    private readonly WebApplication _web;
    private readonly X509Certificate2? _certificate;

    /// <param name="serve">Answers a request.</param>
    /// <param name="withCertificate">Whether it speaks TLS, with a certificate of its own for <c>localhost</c> that nobody trusts.</param>
    internal LocalServer(RequestDelegate serve, bool withCertificate = false)
    {
        if (withCertificate) _certificate = Certificate();
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, UntilDisposed>();
        builder.WebHost.UseKestrel(server => server.Listen(IPAddress.Loopback, 0, endpoint =>
        {
            endpoint.Protocols = HttpProtocols.Http1;
            if (_certificate is not null) endpoint.UseHttps(_certificate);
        }));
        _web = builder.Build();
        _web.Run(serve);
        _web.StartAsync().GetAwaiter().GetResult();
        Port = new Uri(_web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
    }

    internal int Port { get; }

    /// <summary>Its certificate as PEM, for those who are to trust it.</summary>
    internal string CertificatePem => _certificate!.ExportCertificatePem();

    public void Dispose()
    {
        // Whoever still waits for an answer gets none.
        _web.StopAsync(new CancellationToken(canceled: true)).GetAwaiter().GetResult();
        ((IDisposable)_web).Dispose();
        _certificate?.Dispose();
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using X509Certificate2 made = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pfx), null);
    }

    // The usual lifetime listens to the signals of the process, which are those of all tests.
    private sealed class UntilDisposed : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
