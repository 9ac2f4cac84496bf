using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Net;

namespace VtOperate.Benchmarks.Incidents;

/// <summary>From New-Incident to the first messages at four endpoints of this machine, in one warm session.</summary>
internal static class FirstMessages
{
    private const int Rounds = 7;

    /// <summary>Milliseconds of each round, in ascending order.</summary>
    /// <param name="manifest">The staged module.</param>
    /// <param name="repository">A repository; its configuration is written.</param>
    internal static double[] Measure(string manifest, string repository)
    {
        int port = 20_000 + (Environment.ProcessId % 20_000);
        using var server = new HttpListener();
        string address = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/");
        server.Prefixes.Add(address);
        server.Start();
        int heard = 0;
        var answering = new Thread(() =>
        {
            try
            {
                while (true)
                {
                    HttpListenerContext one = server.GetContext();
                    one.Request.InputStream.CopyTo(Stream.Null);
                    Interlocked.Increment(ref heard);
                    one.Response.StatusCode = 202;
                    one.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The measurement is over.
            }
        })
        { IsBackground = true };
        answering.Start();
        File.WriteAllText(
            Path.Combine(repository, ".vtoperate.yml"),
            $"channels:\n  chat: {{ type: slack, url: \"{address}slack\", audience: [all-hands] }}\n  teams: {{ type: teams, url: \"{address}teams\", audience: [all-hands] }}\n  one: {{ type: webhook, url: \"{address}one\", audience: [all-hands] }}\n  two: {{ type: webhook, url: \"{address}two\", audience: [all-hands] }}\n");
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using (var import = PowerShell.Create(runspace)) import.AddCommand("Import-Module").AddParameter("Name", manifest).AddParameter("ErrorAction", "Stop").Invoke();
        string hash = (string)Invoke(runspace, $"(Approve-OperationConfig -Repository '{repository}' -List).Hash")[0].BaseObject;
        List<double> rounds = [];
        for (int i = 0; i <= Rounds; i++)
        {
            int before = heard;
            var watch = Stopwatch.StartNew();
            Invoke(runspace, $"New-Incident 'Guests cannot pay, round {i}' -Severity 1 -Commander Ann -Repository '{repository}' | New-IncidentMessage -Audience all-hands | Send-IncidentMessage -TrustConfig {hash} -Confirm:$false");
            double took = watch.Elapsed.TotalMilliseconds;
            if (heard - before != 4) throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{heard - before} messages arrived instead of 4."));
            if (i > 0) rounds.Add(took);
        }

        server.Stop();
        return [.. rounds.Order()];
    }

    private static System.Collections.ObjectModel.Collection<PSObject> Invoke(Runspace runspace, string script)
    {
        using var shell = PowerShell.Create(runspace);
        System.Collections.ObjectModel.Collection<PSObject> result = shell.AddScript(script).Invoke();
        return shell.HadErrors ? throw new InvalidOperationException(string.Join(' ', shell.Streams.Error)) : result;
    }
}
