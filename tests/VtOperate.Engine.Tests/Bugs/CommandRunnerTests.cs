using System.Diagnostics;
using System.Globalization;
using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Engine.Bugs;

namespace VtOperate.Engine.Tests.Bugs;

public sealed class CommandRunnerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly CommandRunner _runner = new();

    public void Dispose() => _folder.Dispose();

    [UnixFact]
    public void It_hands_back_exit_code_and_both_outputs()
    {
        ProbeRun run = Sh("echo out; echo err >&2; exit 3");

        Assert.Equal((ProbeEnd.Exited, 3), (run.End, run.ExitCode));
        Assert.Equal(["err", "out"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order());
        Assert.False(run.OutputCut);
        Assert.True(run.Duration > TimeSpan.Zero && run.StartedAt > DateTimeOffset.UtcNow.AddMinutes(-1));
    }

    [UnixFact]
    public void A_signal_is_a_hundred_and_twenty_eight_and_its_number() => Assert.Equal(128 + 15, Sh("kill -TERM $$").ExitCode);

    [UnixFact]
    public void It_runs_in_its_folder_and_says_so_in_the_environment() => Assert.Equal($"{_folder.Path}\n{_folder.Path}\n", Sh("/bin/pwd; printenv PWD").Output);

    [UnixFact]
    public void Arguments_reach_the_program_as_they_are()
    {
        string[] given = ["a b", "", "\"quoted\"", "$HOME", "*", "ä\nö", "\\"];
        ProbeRun run = _runner.Run("/bin/sh", ["-c", "for a; do printf '%s|' \"$a\"; done", "sh", .. given], new ProbeRequest(_folder.Path), CancellationToken.None);

        Assert.Equal(string.Join('|', given) + "|", run.Output);
    }

    [UnixFact]
    public void Standard_input_is_empty_or_what_is_given()
    {
        Assert.Equal("", Sh("cat").Output);
        byte[] bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("0123456789", 20_000)));

        ProbeRun run = Sh("wc -c", request => request with { Input = bytes });

        Assert.Equal("200000", run.Output.Trim());
    }

    [UnixFact]
    public void A_check_that_reads_nothing_of_a_long_input_is_no_trouble() =>
        Assert.Equal(0, Sh("exit 0", request => request with { Input = new byte[8 << 20] }).ExitCode);

    [UnixFact]
    public void The_environment_can_be_changed_and_leads_git_nowhere()
    {
        var changed = new Dictionary<string, string?> { ["VT_GIVEN"] = "ä", ["HOME"] = null, ["GIT_DIR"] = "/given" };

        ProbeRun run = Sh("echo \"$VT_GIVEN,${HOME-none},$GIT_DIR,${GIT_INDEX_FILE-none}\"", request => request with { Environment = changed });

        Assert.Equal("ä,none,/given,none\n", run.Output);
    }

    [UnixFact]
    public void An_endless_output_fills_neither_memory_nor_the_pipe()
    {
        ProbeRun run = Sh("head -c 50000000 /dev/zero | tr '\\0' 'x'; echo; echo last >&2; exit 1");

        Assert.Equal((ProbeEnd.Exited, 1, true), (run.End, run.ExitCode, run.OutputCut));
        Assert.InRange(run.Output.Length, ProbeOutput.Most, ProbeOutput.Most + 100);
        Assert.Contains("last\n", run.Output[^(200 << 10)..], StringComparison.Ordinal);
        Assert.Contains("bytes left out ...]", run.Output, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_check_that_does_not_end_is_ended_with_its_children()
    {
        long start = Stopwatch.GetTimestamp();

        ProbeRun run = Sh("echo before; (sleep 300; echo never) & sleep 300", request => request with { Timeout = TimeSpan.FromMilliseconds(300) });

        Assert.Equal((ProbeEnd.TimedOut, -1, "before\n"), (run.End, run.ExitCode, run.Output));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    [UnixFact]
    public void What_is_not_there_or_no_program_is_a_run_that_did_not_start()
    {
        File.WriteAllText(_folder.File("text.txt"), "no program");
        foreach (string program in (string[])["no-such-program-here", "./missing", "./text.txt"])
        {
            ProbeRun run = _runner.Run(program, [], new ProbeRequest(_folder.Path), CancellationToken.None);
            Assert.Equal((ProbeEnd.NotStarted, -1), (run.End, run.ExitCode));
            Assert.Contains(program, run.Problem, StringComparison.Ordinal);
        }

        Assert.Contains("does not exist", _runner.Run("/bin/sh", [], new ProbeRequest(_folder.File("gone")), CancellationToken.None).Problem, StringComparison.Ordinal);
    }

    [UnixFact]
    public void A_relative_program_is_looked_for_in_the_working_folder_and_a_name_only_in_the_path()
    {
        Script("tool.sh", "#!/bin/sh\necho here\n");

        Assert.Equal("here\n", _runner.Run("./tool.sh", [], new ProbeRequest(_folder.Path), CancellationToken.None).Output);
        Assert.Equal(ProbeEnd.NotStarted, _runner.Run("tool.sh", [], new ProbeRequest(_folder.Path), CancellationToken.None).End);
        var path = new Dictionary<string, string?> { ["PATH"] = _folder.Path };
        Assert.Equal("here\n", _runner.Run("tool.sh", [], new ProbeRequest(_folder.Path) { Environment = path }, CancellationToken.None).Output);
    }

    [UnixFact]
    public async Task Stopping_ends_it_at_once_and_everything_with_it()
    {
        using var stop = new CancellationTokenSource();
        Task<ProbeRun> running = Task.Run(() => _runner.Run("/bin/sh", ["-c", "setsid sleep 300 & echo $$ > pid; sleep 300"], new ProbeRequest(_folder.Path), stop.Token), CancellationToken.None);
        int pid = await PidAsync();
        long start = Stopwatch.GetTimestamp();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
        Assert.False(IsAlive(pid));
    }

    [LinuxFact]
    public void A_daemon_left_behind_by_a_check_that_passed_is_ended()
    {
        ProbeRun run = Sh("(setsid sh -c 'echo $$ > pid; exec sleep 300' </dev/null >/dev/null 2>&1 &) ; while [ ! -s pid ]; do sleep 0.01; done; exit 0");

        Assert.Equal(0, run.ExitCode);
        Assert.False(IsAlive(int.Parse(File.ReadAllText(_folder.File("pid")), CultureInfo.InvariantCulture)));
    }

    [LinuxFact]
    public void A_grandchild_that_keeps_the_output_open_does_not_hold_the_check()
    {
        long start = Stopwatch.GetTimestamp();

        ProbeRun run = Sh("setsid sleep 300 & echo done");

        Assert.Equal("done\n", run.Output);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(20));
    }

    [LinuxFact]
    public void Other_checks_that_run_meanwhile_live_on()
    {
        Task<ProbeRun> other = Task.Run(() => Sh("sleep 1; echo whole"));
        for (int i = 0; i < 5; i++) Sh("sleep 300", request => request with { Timeout = TimeSpan.FromMilliseconds(50) });

        Assert.Equal((0, "whole\n"), (other.Result.ExitCode, other.Result.Output));
    }

    private ProbeRun Sh(string script, Func<ProbeRequest, ProbeRequest>? change = null)
    {
        var request = new ProbeRequest(_folder.Path) { Timeout = TimeSpan.FromMinutes(1) };
        return _runner.Run("/bin/sh", ["-c", script], change is null ? request : change(request), CancellationToken.None);
    }

    private void Script(string name, string text)
    {
        File.WriteAllText(_folder.File(name), text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(_folder.File(name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private async Task<int> PidAsync()
    {
        string file = _folder.File("pid");
        for (int i = 0; i < 1_000; i++)
        {
            if (File.Exists(file) && int.TryParse(await File.ReadAllTextAsync(file), NumberStyles.Integer, CultureInfo.InvariantCulture, out int pid)) return pid;
            await Task.Delay(10);
        }

        throw new InvalidOperationException("The check did not start.");
    }

    private static bool IsAlive(int pid)
    {
        // One that was killed is there for as long as nobody has asked for its exit code; it runs no more.
        string file = $"/proc/{pid}/stat";
        for (int i = 0; i < 200; i++)
        {
            try
            {
                if (!File.Exists(file) || File.ReadAllText(file).Split(')')[^1].TrimStart().StartsWith('Z')) return false;
            }
            catch (IOException)
            {
                return false;
            }

            Thread.Sleep(10);
        }

        return true;
    }
}
