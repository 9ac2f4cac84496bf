using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class InvokeBugBisectTests : IDisposable
{
    private const int Count = 24;
    private const int Culprit = 17;
    private const string Check = "{ [System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -ne 'broken' }";

    private readonly HandMadeRepository _made = new();
    private readonly List<string> _commits = [];
    private readonly TestSession _session;

    public InvokeBugBisectTests()
    {
        for (int i = 0; i < Count; i++)
        {
            _made.Commit($"Change {i}", "notes.txt", $"line {i}\n");
            _commits.Add(_made.Commit($"Step {i}", "value.txt", i >= Culprit ? "broken" : "fine " + i));
        }

        _session = new TestSession(location: _made.Folder, width: 100);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("Invoke-BugBisect CHECK -Good FIRST")]
    [InlineData("Invoke-BugBisect CHECK -Good FIRST -Bad main -Parallel 3")]
    [InlineData("Invoke-BugBisect CHECK -Good FIRST -Path value.txt")]
    [InlineData("Invoke-BugBisect CHECK -Good FIRST -Flaky")]
    [InlineData("Invoke-BugBisect -Command grep -ArgumentList '-q', fine, value.txt -Good FIRST -FirstParent")]
    public void The_first_bad_commit_is_found_however_it_is_asked_for(string call)
    {
        if (OperatingSystem.IsWindows() && call.Contains("grep", StringComparison.Ordinal)) return;
        dynamic found = _session.InvokeSingle(call.Replace("CHECK", Check, StringComparison.Ordinal).Replace("FIRST", _commits[0], StringComparison.Ordinal)).BaseObject;
        Assert.Empty(_session.Errors);
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
        Assert.True((bool)found.Confirmed);
        Assert.Equal(_made.Folder, (string)found.Repository);
        Assert.True((double)found.Confidence >= 0.95);
        AssertNothingLeft();
    }

    [Fact]
    public void The_view_says_who_it_was_and_how_each_run_narrowed_the_search()
    {
        string shown = _session.Render($"Invoke-BugBisect {Check} -Good {_commits[0]}");
        Assert.Contains($"CULPRIT  {_commits[Culprit][..10]}", shown, StringComparison.Ordinal);
        Assert.Contains($"Step {Culprit}", shown, StringComparison.Ordinal);
        Assert.Contains("changes value.txt", shown, StringComparison.Ordinal);
        Assert.Contains("it passes at its parent", shown, StringComparison.Ordinal);
        Assert.Contains("confirm", shown, StringComparison.Ordinal);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 100));
    }

    [Fact]
    public void Suspects_from_the_pipeline_are_tried_earlier()
    {
        string suspect = $"[VtOperate.Core.History.SuspectCommit]::new(1, 0.8, '{_commits[Culprit]}', 'Z', [DateTimeOffset]::UtcNow, 's', [VtOperate.Core.Evidence[]]@(), '{_made.Folder}')";
        dynamic found = _session.InvokeSingle($"{suspect} | Invoke-BugBisect {Check} -Good {_commits[0]}").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
        int search = 0;
        foreach (dynamic probe in found.Probes) search += probe.Purpose.ToString() == "Search" ? 1 : 0;
        Assert.InRange(search, 1, 4);
    }

    [Theory]
    [InlineData("Invoke-BugBisect CHECK -Good BAD -Bad BAD", "BisectionImpossible")]
    [InlineData("Invoke-BugBisect CHECK -Good BAD -Bad FIRST", "BisectionImpossible")]
    [InlineData("Invoke-BugBisect CHECK", "InputMissing")]
    [InlineData("Invoke-BugBisect CHECK -Good nowhere", "RevisionNotFound")]
    [InlineData("Invoke-BugBisect CHECK -Resume", "RecordNotFound")]
    [InlineData("Invoke-BugBisect -Resume", "InputMissing")]
    [InlineData("Invoke-BugBisect -Good FIRST -Parallel 2", "InputMissing")]
    [InlineData("Invoke-BugBisect { exit 125 } -Good FIRST", "BisectionImpossible")]
    [InlineData("Invoke-BugBisect { $false } -Good FIRST", "BisectionImpossible")]
    [InlineData("Invoke-BugBisect { $true } -Good FIRST", "BisectionImpossible")]
    [InlineData("Invoke-BugBisect -Command no-such-program-anywhere -Good FIRST", "ProbeNotStarted")]
    [InlineData("Invoke-BugBisect { exit 200 } -Good FIRST", "ProbeAborted")]
    [InlineData("Invoke-BugBisect CHECK -Good FIRST -Path no/such/file.txt", "BisectionImpossible")]
    public void What_cannot_be_searched_is_said_with_its_id(string call, string id)
    {
        Assert.Empty(_session.Invoke(call.Replace("CHECK", Check, StringComparison.Ordinal).Replace("FIRST", _commits[0], StringComparison.Ordinal).Replace("BAD", _commits[^1], StringComparison.Ordinal)));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        AssertNothingLeft(withState: true);
    }

    [Fact]
    public void A_record_that_does_not_exist_names_the_command_that_lists_what_there_is()
    {
        _session.Invoke("Update-BugInvestigation BUG-0099 FixReady");
        Assert.Equal("Get-BugInvestigation lists what there is.", Assert.Single(_session.Errors).ErrorDetails.RecommendedAction);
        _session.Invoke("Get-IncidentTimeline INC-0099");
        Assert.Equal("Get-Incident lists what there is.", Assert.Single(_session.Errors).ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_program_that_does_not_exist_leaves_nothing_to_go_on_with()
    {
        _session.Invoke($"Invoke-BugBisect -Command no-such-program-anywhere -Good {_commits[0]}");
        ErrorRecord said = Assert.Single(_session.Errors);
        Assert.Contains("no-such-program-anywhere", said.Exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("-Resume", said.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(Path.Combine(_made.Folder, ".git", "vtoperate", "bisections")));
    }

    [Fact]
    public void After_a_stop_it_goes_on_where_it_was()
    {
        Assert.Empty(_session.Invoke($"Invoke-BugBisect {{ if ([System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -eq 'fine 16') {{ exit 200 }}; [System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -ne 'broken' }} -Good {_commits[0]}"));
        Assert.StartsWith("ProbeAborted", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        string file = Assert.Single(Directory.GetFiles(Path.Combine(_made.Folder, ".git", "vtoperate", "bisections"), "*.json"));
        Assert.Empty(_session.Invoke($"Invoke-BugBisect {Check} -Good {_commits[1]} -Resume"));
        Assert.StartsWith("BisectionMismatch", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke($"Invoke-BugBisect {Check} -Resume"));
        Assert.Contains("its check is", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        dynamic found = _session.InvokeSingle($"Invoke-BugBisect {Check} -Resume -Force").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
        Assert.False(File.Exists(file));
        Assert.Contains(_session.Warnings, warning => warning.Contains("given to another check", StringComparison.Ordinal));
        List<bool> earlier = [];
        foreach (dynamic probe in found.Probes) earlier.Add((bool)probe.IsEarlier);
        Assert.Equal(earlier.OrderDescending(), earlier);
        Assert.Contains(true, earlier);
        Assert.Contains(false, earlier);
    }

    [Fact]
    public void A_killed_search_goes_on_without_asking_again_and_leaves_nothing_of_the_killed_one()
    {
        if (!OperatingSystem.IsLinux()) return;
        string log = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), gate = log + ".gate";
        string check = $"-Command sh -ArgumentList '-c','echo $$ >> {log}; if [ ! -e {gate} ] && [ $(wc -l < {log}) -ge 4 ]; then sleep 303; fi; grep -q fine value.txt'";
        string[] before = Everything();
        try
        {
            using Process process = Shell.ShellRun.Start([$"Invoke-BugBisect {check} -Good {_commits[0]}"], folder: _made.Folder);
            for (int i = 0; i < 600 && Lines(log).Length < 4; i++) Thread.Sleep(50);
            int child = int.Parse(Lines(log)[3], CultureInfo.InvariantCulture);
            process.Kill();
            process.WaitForExit();
            for (int i = 0; i < 400 && Directory.Exists($"/proc/{child}"); i++) Thread.Sleep(25);
            Assert.False(Directory.Exists($"/proc/{child}"));
            File.WriteAllText(gate, "");

            dynamic found = _session.InvokeSingle($"Invoke-BugBisect {check} -Resume").BaseObject;

            Assert.Empty(_session.Errors);
            Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
            Assert.True((bool)found.Confirmed);
            Assert.Equal(((System.Collections.ICollection)found.Probes).Count + 1, Lines(log).Length);
            Assert.Equal(before, Everything());
            AssertNothingLeft();
        }
        finally
        {
            File.Delete(log);
            File.Delete(gate);
        }

        static string[] Lines(string file) => File.Exists(file) ? File.ReadAllText(file).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];
    }

    // Work tree, index, branches and what belongs to them, byte for byte; not the objects and the state of this module.
    private string[] Everything() =>
        [.. Directory.EnumerateFiles(_made.Folder, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/.git/objects/", StringComparison.Ordinal) && !file.Contains("/.git/vtoperate/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))];

    [Fact]
    public void After_a_stop_the_pattern_and_the_time_still_decide()
    {
        // It fails for another reason at one commit, and is ended by force at the first run.
        string gate = Path.Combine(Path.GetTempPath(), "vtoperate-gate-" + Guid.NewGuid().ToString("N"));
        string check = $"{{ if (-not [System.IO.File]::Exists('{gate}')) {{ exit 200 }}; if ([System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -eq 'broken') {{ throw 'THE BUG' }}; if ([System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -eq 'fine 12') {{ throw 'another' }} }}";
        try
        {
            Assert.Empty(_session.Invoke($"Invoke-BugBisect {check} -Good {_commits[0]} -ErrorPattern 'THE BUG' -Timeout 100"));
            Assert.StartsWith("ProbeAborted", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            File.WriteAllText(gate, "");
            foreach (string other in (string[])["-ErrorPattern 'another'", "-Timeout 7", "-TimeoutIsSymptom"])
            {
                Assert.Empty(_session.Invoke($"Invoke-BugBisect {check} -Resume {other}"));
                Assert.StartsWith("BisectionMismatch", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
            }

            dynamic found = _session.InvokeSingle($"Invoke-BugBisect {check} -Resume").BaseObject;
            Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
        }
        finally
        {
            File.Delete(gate);
        }
    }

    [Fact]
    public void A_check_that_is_in_no_commit_is_carried_and_an_exit_of_127_is_no_culprit()
    {
        if (OperatingSystem.IsWindows()) return;
        string script = Path.Combine(_made.Folder, "check.sh");
        File.WriteAllText(script, "#!/bin/sh\ncase \"$(cat value.txt)\" in 'fine 9'|'fine 1'?) exit 127;; broken) exit 1;; esac\nexit 0\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        dynamic found = _session.InvokeSingle($"Invoke-BugBisect -Command ./check.sh -Good {_commits[0]}").BaseObject;

        Assert.Empty(_session.Errors);
        Assert.Null(found.Culprit);
        bool isAmong = false;
        foreach (dynamic left in found.Remaining) isAmong |= (string)left.Sha == _commits[Culprit];
        Assert.True(isAmong);
        Assert.Contains("was carried", string.Join('\n', (IEnumerable<string>)found.Notes), StringComparison.Ordinal);
    }

    [Fact]
    public void The_check_runs_in_the_folder_in_which_the_user_stands()
    {
        _session.Invoke($"Invoke-BugBisect {{ [System.IO.Path]::GetFileName(\"$PWD\") -eq 'gone' }} -Good {_commits[0]} -Repository '{Directory.CreateDirectory(Path.Combine(_made.Folder, "gone")).FullName}'");
        Assert.Contains("does not exist at the bad commit", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_check_of_somebody_else_needs_a_word()
    {
        _session.Invoke("Invoke-BugInvestigation 'The value is broken' -Save");
        _session.Invoke($"Test-BugReproduction {Check} -Id BUG-0001 -Save -Count 2");
        string record = Directory.GetFiles(Path.Combine(_made.Folder, "docs"), "reproduction.json", SearchOption.AllDirectories).Single();
        File.WriteAllText(record, File.ReadAllText(record).Replace(".Trim() -ne", ".Trim()  -ne", StringComparison.Ordinal));

        Assert.Empty(_session.Invoke($"Invoke-BugBisect -Id BUG-0001 -Good {_commits[0]}"));
        Assert.StartsWith("CheckNotTrusted", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        dynamic found = _session.InvokeSingle($"Invoke-BugBisect -Id BUG-0001 -Good {_commits[0]} -TrustCheck").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
    }

    [Fact]
    public void The_check_that_is_recorded_with_a_bug_is_run()
    {
        _session.Invoke("Invoke-BugInvestigation 'The value is broken' -Save");
        Assert.Empty(_session.Invoke($"Invoke-BugBisect -Id BUG-0001 -Good {_commits[0]}"));
        Assert.StartsWith("RecordNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        _session.Invoke($"Test-BugReproduction {Check} -Id BUG-0001 -Save -Count 2");
        Assert.Empty(_session.Errors);
        dynamic found = _session.InvokeSingle($"Invoke-BugBisect -Id BUG-0001 -Good {_commits[0]}").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
    }

    [Fact]
    public void An_investigation_brings_its_suspects()
    {
        dynamic found = _session.InvokeSingle($"Invoke-BugInvestigation 'Step {Culprit} broken value.txt' | Invoke-BugBisect {Check} -Good {_commits[0]} -Parallel 2").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
    }

    [Fact]
    public void WhatIf_runs_nothing_and_writes_nothing()
    {
        Assert.Empty(_session.Invoke($"Invoke-BugBisect {{ [System.IO.File]::WriteAllText('{_made.Folder}/ran.txt', 'x') }} -Good {_commits[0]} -WhatIf"));
        Assert.Empty(_session.Errors);
        Assert.False(File.Exists(Path.Combine(_made.Folder, "ran.txt")));
        Assert.False(Directory.Exists(Path.Combine(_made.Folder, ".git", "vtoperate")));
    }

    [Fact]
    public void Ctrl_C_ends_a_check_that_hangs_and_leaves_nothing_behind()
    {
        PSInvocationState state = _session.Stop($"Invoke-BugBisect {{ [System.Threading.Thread]::Sleep(600000) }} -Good {_commits[0]}", TimeSpan.FromSeconds(3));
        Assert.Equal(PSInvocationState.Stopped, state);
        AssertNothingLeft(withState: true);
    }

    [Fact]
    public void A_check_that_runs_out_of_time_cannot_be_judged()
    {
        dynamic found = _session.InvokeSingle($"Invoke-BugBisect {{ if ([System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -eq 'fine 16') {{ [System.Threading.Thread]::Sleep(600000) }}; [System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -ne 'broken' }} -Good {_commits[0]} -Timeout 1 -Path value.txt").BaseObject;
        Assert.Null((object?)found.Culprit);
        Assert.Equal(2, ((System.Collections.ICollection)found.Remaining).Count);
    }

    [Fact]
    public void A_check_that_changes_its_checkout_and_deletes_git_does_not_lead_astray()
    {
        string check = "{ $was = [System.IO.File]::ReadAllText(\"$PWD/value.txt\").Trim(); [System.IO.File]::WriteAllText(\"$PWD/value.txt\", 'changed'); [System.IO.File]::WriteAllText(\"$PWD/new.txt\", 'x'); if ([System.IO.File]::Exists(\"$PWD/.git\")) { [System.IO.File]::Delete(\"$PWD/.git\") }; $was -ne 'broken' }";
        dynamic found = _session.InvokeSingle($"Invoke-BugBisect {check} -Good {_commits[0]}").BaseObject;
        Assert.Equal(_commits[Culprit], (string)found.Culprit.Sha);
        AssertNothingLeft();
    }

    private void AssertNothingLeft(bool withState = false)
    {
        string state = Path.Combine(_made.Folder, ".git", "vtoperate");
        if (!withState) Assert.Empty(Directory.Exists(Path.Combine(state, "bisections")) ? Directory.GetFiles(Path.Combine(state, "bisections")) : []);
        Assert.Empty(Directory.Exists(Path.Combine(_made.Folder, ".git", "worktrees")) ? Directory.GetDirectories(Path.Combine(_made.Folder, ".git", "worktrees")) : []);
        Assert.Equal("ref: refs/heads/main\n", File.ReadAllText(Path.Combine(_made.Folder, ".git", "HEAD")));
    }
}
