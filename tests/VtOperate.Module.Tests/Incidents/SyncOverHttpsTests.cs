using System.Diagnostics;
using VtOperate.Module.Tests.Shell;

namespace VtOperate.Module.Tests.Incidents;

/// <summary>Sync-OperationStore against a server as teams have them: https, a certificate that has to be trusted, a token. In processes of their own, because which certificates libgit2 trusts is read once a process.</summary>
public sealed class SyncOverHttpsTests : IDisposable
{
    private const string Sync = "Sync-OperationStore -TokenVariable GIT_TOKEN -Confirm:$false";
    private readonly GitServer _server = new();
    private readonly HandMadeRepository _first = new();
    private readonly HandMadeRepository _second = new();

    public SyncOverHttpsTests()
    {
        foreach (HandMadeRepository repository in (HandMadeRepository[])[_first, _second])
        {
            repository.Commit("One", "a.txt", "1\n");
            File.AppendAllText(Path.Combine(repository.Folder, ".git", "config"), $"[remote \"origin\"]\n\turl = {_server.Address}\n\tfetch = +refs/heads/*:refs/remotes/origin/*\n");
        }
    }

    public void Dispose()
    {
        _server.Dispose();
        _first.Dispose();
        _second.Dispose();
    }

    [Fact]
    public async Task What_one_clone_declares_the_other_has_after_both_have_synced_with_a_token()
    {
        ShellRun sent = await Run(_first, "New-Incident 'Guests cannot pay' -Severity 2 | Out-Null; " + Sync);
        Assert.Equal((0, ""), (sent.ExitCode, sent.Errors));
        ShellRun received = await Run(_second, Sync + " | Out-Null; Get-Incident | ForEach-Object { $_.Label + ' ' + $_.Title }");

        Assert.True(received.Errors.Length == 0, received.Errors);
        Assert.Equal((0, "INC-0001 Guests cannot pay\n"), (received.ExitCode, received.Output));
        Assert.DoesNotContain(GitServer.Secret, sent.Output + received.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(_first.Folder, "*", SearchOption.AllDirectories), file => File.ReadAllText(file).Contains(GitServer.Secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_wrong_token_is_an_error_that_says_so_and_what_was_written_stays()
    {
        ShellRun refused = await Run(_first, "New-Incident 'Guests cannot pay' -Severity 2 | Out-Null; " + Sync, token: "wrong");

        Assert.Contains("error RemoteFailed", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("-TokenVariable", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", refused.Errors, StringComparison.Ordinal);
        Assert.InRange(_server.Requests.Count, 1, 20);
        Assert.Equal("INC-0001\n", (await Run(_first, "Get-Incident | ForEach-Object Label")).Output);
    }

    [Fact]
    public async Task Without_a_token_the_error_says_how_to_give_one()
    {
        ShellRun refused = await Run(_first, "New-Incident 'Guests cannot pay' -Severity 2 | Out-Null; Sync-OperationStore -Confirm:$false");

        Assert.Contains("error RemoteFailed", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("-Credential or -TokenVariable", refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_nobody_trusts_is_refused_before_a_token_is_shown()
    {
        ShellRun refused = await Run(_first, "New-Incident 'Guests cannot pay' -Severity 2 | Out-Null; " + Sync, isTrusted: false);

        Assert.Contains("error RemoteFailed", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("certificate", refused.Errors, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(_server.Requests);
    }

    [Fact]
    public async Task A_redirect_to_another_host_gets_no_token()
    {
        using var other = new GitServer();
        _server.SendsOnTo = other.Address.Replace("localhost", "127.0.0.1", StringComparison.Ordinal) + "/info/refs?service=git-upload-pack";
        ShellRun refused = await Run(_first, "New-Incident 'Guests cannot pay' -Severity 2 | Out-Null; " + Sync);

        Assert.Contains("error RemoteFailed", refused.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(other.Requests, request => request.Authorization is not null);
    }

    private async Task<ShellRun> Run(HandMadeRepository repository, string script, string token = GitServer.Secret, bool isTrusted = true)
    {
        (string, string)[] variables = [("GIT_TOKEN", token), ("SSL_CERT_FILE", isTrusted ? _server.Certificate : "/nowhere/none.pem"), ("SSL_CERT_DIR", "/nowhere")];
        using Process process = ShellRun.Start([script], folder: repository.Folder, variables: variables);
        process.StandardInput.Close();
        return await ShellRun.End(process);
    }
}
