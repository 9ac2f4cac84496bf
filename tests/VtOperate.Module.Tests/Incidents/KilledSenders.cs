using System.Text.RegularExpressions;
using VtOperate.Module.Tests.Shell;
using VtOperate.Tests.Web;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>A repository with an incident about which processes send messages without an end, each with a word of its own, to a webhook, a chat and a file, until each is killed at some moment.</summary>
internal sealed partial class KilledSenders : IDisposable
{
    /// <summary>The channels, in the order of their names.</summary>
    internal static readonly string[] Channels = ["chat", "hook", "log"];

    private readonly HandMadeRepository _made = new();

    // Some answers come late, so that kills come while a request is on its way; some say that the server is busy, so that messages wait.
    private readonly FakeServer _hook = new((_, number) => FakeServer.Says(number % 11 == 0 ? 503 : 200, "ok", ("Retry-After", "1")) with { After = TimeSpan.FromMilliseconds(number % 3 == 0 ? 120 : 0) });
    private readonly FakeServer _chat = new((_, number) => FakeServer.Says(200, "ok") with { After = TimeSpan.FromMilliseconds(number % 4 == 0 ? 80 : 0) });
    private int _started;

    internal KilledSenders()
    {
        _made.Commit("One", "a.txt", "1\n");
        File.WriteAllText(Path.Combine(Folder, ".vtoperate.yml"), $"channels:\n  hook: {{ type: webhook, url: \"{_hook.Address}\" }}\n  chat: {{ type: slack, url: \"{_chat.Address}\" }}\n  log: {{ type: file, path: \"{Log}\" }}\n");
        using var session = new TestSession(location: Folder);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 1");
        Trust = session.InvokeSingle("Approve-OperationConfig -List").Properties["Hash"].Value.ToString()!;
    }

    internal string Folder => _made.Folder;

    internal string Trust { get; }

    private string Said => Path.Combine(Folder, ".git", "said");

    private string Log => Path.Combine(Folder, "told.md");

    /// <summary>The word of a message.</summary>
    internal static string WordOf(string text) => Word().Match(text).Value;

    public void Dispose()
    {
        _hook.Dispose();
        _chat.Dispose();
        _made.Dispose();
    }

    /// <summary>Starts a process that sends, and kills it so long after its first message was sent.</summary>
    /// <returns>What it said of errors.</returns>
    internal Task<string> Kill(TimeSpan after)
    {
        int number = Interlocked.Increment(ref _started);
        return KilledRun.Of(
            $$"""
            for ($n = 1; $true; $n++) {
                New-IncidentMessage 1 responders -Message "word-{{number}}-$n-end" | Send-IncidentMessage {{string.Join(", ", Channels)}} -TrustConfig {{Trust}} |
                    ForEach-Object { if ($_.State -eq 'Sent') { [System.IO.File]::AppendAllText('{{Said}}{{number}}', "$($_.Id) $($_.Channel)`n") } }
                if ($n -eq 1) { 'ready' }
            }
            """,
            Folder,
            after);
    }

    /// <summary>The messages and channels that a process has seen sent.</summary>
    internal IEnumerable<(string Id, string Channel)> Promised() => KilledRun.Lines(Said).Select(line => (line.Split(' ')[0], line.Split(' ')[1]));

    /// <summary>The key of each request that reached the webhook.</summary>
    internal IEnumerable<string> Keys() => _hook.Requests.Select(request => request.Header("Idempotency-Key")!);

    /// <summary>The key and the body of each request that reached the webhook.</summary>
    internal IEnumerable<(string Key, string Body)> HookBodies() => _hook.Requests.Select(request => (request.Header("Idempotency-Key")!, request.Body));

    /// <summary>The word of each message that reached the chat.</summary>
    internal IEnumerable<string> Words() => _chat.Requests.Select(request => WordOf(request.Body));

    /// <summary>The key of each message in the file.</summary>
    internal IEnumerable<string> Marks() => Mark().Matches(File.ReadAllText(Log)).Select(found => found.Groups[1].Value);

    /// <summary>The word of each message in the file.</summary>
    internal IEnumerable<string> WordsInFile() => Word().Matches(File.ReadAllText(Log)).Select(found => found.Value);

    [GeneratedRegex("word-[0-9]+-[0-9]+-end")]
    private static partial Regex Word();

    [GeneratedRegex("<!-- vtoperate ([0-9A-Z]{26}) -->")]
    private static partial Regex Mark();
}
