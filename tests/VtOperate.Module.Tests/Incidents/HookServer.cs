using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>A server on this machine that takes whatever it is sent, with a status of the test's choice.</summary>
internal sealed class HookServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    internal HookServer()
    {
        _listener.Start();
        _ = Task.Run(ListenAsync);
    }

    internal ConcurrentQueue<string> Requests { get; } = new();

    internal int Status { get; set; } = 200;

    internal string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/hook";

    public void Dispose() => _listener.Stop();

    private async Task ListenAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = client.GetStream();
                byte[] buffer = new byte[1 << 16];
                var text = new StringBuilder();
                while (!IsWhole(text.ToString())) text.Append(Encoding.Latin1.GetString(buffer, 0, await stream.ReadAsync(buffer)));
                Requests.Enqueue(text.ToString());
                await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 {Status} X\r\nConnection: close\r\nContent-Length: 2\r\n\r\nok"));
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or OperationCanceledException)
        {
        }
    }

    private static bool IsWhole(string text)
    {
        int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (end < 0) return false;
        string length = text[..end].Split("\r\n").First(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return text.Length >= end + 4 + int.Parse(length["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
    }
}
