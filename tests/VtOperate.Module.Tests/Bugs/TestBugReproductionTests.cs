using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests.Bugs;

public sealed class TestBugReproductionTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;
    private readonly string _good, _bad;

    public TestBugReproductionTests()
    {
        _good = _repository.Commit("Good", "value.txt", "1\n");
        _bad = _repository.Commit("Bad", "value.txt", "2\n");
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_script_that_fails_at_a_commit_and_passes_at_the_baseline_is_confirmed_and_nothing_is_left()
    {
        string before = Listing();

        PSObject found = Run($"-ScriptBlock {{ if ([IO.File]::ReadAllText((Join '/' value.txt)).Trim() -eq '2') {{ throw 'boom' }} }} -At {_bad} -Baseline {_good} -ErrorPattern boom".Replace("(Join '/' value.txt)", "\"$PWD/value.txt\"", StringComparison.Ordinal));

        Assert.Equal("Confirmed", Text(found, "Verdict"));
        Assert.Equal((3, 3), ((int)Value(found, "Runs"), (int)Value(found, "Failures")));
        Assert.Equal(_bad, Text(found, "Sha"));
        Assert.Contains("passes at the baseline", Text(found, "Reason"), StringComparison.Ordinal);
        Assert.Equal(before, Listing());
        Assert.Empty(Directory.GetDirectories(Path.Combine(_repository.Folder, ".git"), "worktrees"));
    }

    [Fact]
    public void The_output_of_a_run_keeps_its_indentation_so_that_marks_point_at_what_they_mark()
    {
        string shown = _session.Render("Test-BugReproduction -Count 2 -ScriptBlock { '  File \"pay.py\", line 6'; '    return cart.total() / n'; \"`t   ^^^^^^^^^^^^\"; exit 1 }");
        Assert.Contains("  File \"pay.py\", line 6\n      return cart.total() / n\n         ^^^^^^^^^^^^\n".Replace("  File", "    File", StringComparison.Ordinal), shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_the_commit_does_not_have_is_named()
    {
        File.WriteAllText(Path.Combine(_repository.Folder, "order.json"), "{}");
        PSObject found = Run($"-ScriptBlock {{ [IO.File]::ReadAllText(\"$PWD/order.json\") }} -At {_bad}");
        Assert.Contains(((System.Collections.IEnumerable)Value(found, "Evidence")).Cast<object>(), evidence => evidence.ToString()!.Contains($"order.json, which the check names, is not in the checkout of {_bad[..10]}", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{ 1 }", "CannotReproduce")]
    [InlineData("{ $false }", "Confirmed")]
    [InlineData("{ $false; 'later' }", "CannotReproduce")]
    [InlineData("{ exit 3 }", "Confirmed")]
    [InlineData("{ exit 0; throw 'never' }", "CannotReproduce")]
    [InlineData("{ exit 125 }", "CannotReproduce")]
    [InlineData("{ throw 'x' }", "Confirmed")]
    [InlineData("{ no-such-command-here }", "Environmental")]
    [InlineData("{ $host.UI.ReadLine() }", "UserError")]
    [InlineData("{ $host.UI.PromptForChoice('a', 'Really?', @(), 0) }", "UserError")]
    [InlineData("{ $using:wanted -ne 'seven' }", "Confirmed")]
    [InlineData("{ \"a $using:wanted\" -eq 'a seven' }", "CannotReproduce")]
    [InlineData("{ $wanted -eq 'seven' }", "Confirmed")]
    [InlineData("{ [IO.Path]::GetFileName($PWD.Path) -eq [IO.Path]::GetFileName($using:here) }", "CannotReproduce")]
    public void A_script_says_by_errors_codes_and_false_that_it_failed(string script, string verdict)
    {
        _session.Invoke("$wanted = 'seven'; $here = $PWD.Path");

        Assert.Equal(verdict, Text(Run("-ScriptBlock " + script + " -Count 2"), "Verdict"));
    }

    [Fact]
    public void The_folder_of_the_process_stays_and_the_script_stands_in_the_checkout()
    {
        string current = Environment.CurrentDirectory;
        PSObject found = Run($"-ScriptBlock {{ $PWD.Path; [Environment]::CurrentDirectory; $false }} -Count 2 -At {_bad}");

        string output = Text(((System.Collections.IEnumerable)Value(found, "Results")).Cast<object>().Select(PSObject.AsPSObject).First(), "Output");
        Assert.NotEqual(_repository.Folder, output.Split('\n')[0]);
        Assert.Equal(current, output.Split('\n')[1]);
        Assert.Equal(current, Environment.CurrentDirectory);
    }

    [Fact]
    public void A_failure_without_the_symptom_is_no_reproduction()
    {
        PSObject found = Run("-ScriptBlock { throw 'other' } -ErrorPattern boom");

        Assert.Equal("CannotReproduce", Text(found, "Verdict"));
        Assert.Contains("not with the symptom", Text(found, "Reason"), StringComparison.Ordinal);
        Assert.True((bool)_session.InvokeSingle("Test-BugReproduction { throw 'boom' } -ErrorPattern boom -Count 2 -Quiet").BaseObject);
        Assert.False((bool)_session.InvokeSingle("Test-BugReproduction { throw 'other' } -ErrorPattern boom -Count 2 -Quiet").BaseObject);
    }

    [Fact]
    public void A_work_tree_with_changes_is_the_first_suspect()
    {
        string check = "-ScriptBlock { [IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -ne '9' } -Count 2";
        File.WriteAllText(Path.Combine(_repository.Folder, "value.txt"), "9\n");

        PSObject data = Run(check);
        Assert.Equal("DataIssue", Text(data, "Verdict"));
        Assert.Contains("value.txt", Text(data, "Reason"), StringComparison.Ordinal);

        File.WriteAllText(Path.Combine(_repository.Folder, "new.cs"), "class A { }\n");
        PSObject code = Run(check);
        Assert.Equal("UserError", Text(code, "Verdict"));
        Assert.Contains("new.cs", Text(code, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_script_that_does_not_end_is_ended_and_may_be_the_symptom()
    {
        long start = Stopwatch.GetTimestamp();
        Assert.Equal("CannotReproduce", Text(Run("-ScriptBlock { while ($true) { } } -Timeout 0.3 -Count 2"), "Verdict"));
        Assert.Equal("Confirmed", Text(Run("-ScriptBlock { while ($true) { } } -Timeout 0.3 -TimeoutIsSymptom -Count 2"), "Verdict"));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Saving_writes_beside_the_report_once_and_what_if_writes_nothing()
    {
        string bug = Path.Combine(_repository.Folder, "docs", "bugs", "BUG-0007-boom");
        Directory.CreateDirectory(bug);
        File.WriteAllText(Path.Combine(bug, "report.md"), "---\nlabel: BUG-0007\nstatus: investigating\n---\n");
        string file = Path.Combine(bug, "reproduction.json");
        string call = $"Test-BugReproduction {{ throw 'boom' }} -At {_bad} -Id bug-7 -Save -Count 2";

        _session.Invoke(call + " -WhatIf");
        Assert.False(File.Exists(file));

        PSObject saved = _session.InvokeSingle(call);
        Assert.Empty(_session.Errors);
        Assert.Equal(("BUG-0007", file), (Text(saved, "BugId"), Text(saved, "File")));
        byte[] bytes = File.ReadAllBytes(file);
        _session.Invoke(call);
        Assert.Equal(bytes, File.ReadAllBytes(file));
        Assert.Contains("\"verdict\": \"Confirmed\"", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);

        _session.Invoke("'BUG-0007' | Test-BugReproduction -ScriptBlock { exit 2 } -Save -Count 2");
        Assert.Empty(_session.Errors);
        Assert.Equal(2, File.ReadAllText(file).Split("\"verdict\":").Length - 1);
        Assert.Contains("BUG-0007", _session.Complete("Test-BugReproduction { 1 } -Id b"));
    }

    [Fact]
    public void A_check_that_is_in_no_commit_yet_is_carried_to_where_it_runs_and_saving_says_so()
    {
        string bug = Path.Combine(_repository.Folder, "docs", "bugs", "BUG-0007-boom");
        Directory.CreateDirectory(bug);
        File.WriteAllText(Path.Combine(bug, "report.md"), "---\nlabel: BUG-0007\nstatus: investigating\n---\n");
        File.WriteAllText(Path.Combine(_repository.Folder, "repro.ps1"), "if ([IO.File]::ReadAllText(\"$PWD/value.txt\").Trim() -eq '2') { throw 'boom' }\n");

        PSObject found = Run($"{{ ./repro.ps1 }} -At {_bad} -Baseline {_good} -ErrorPattern boom -Count 2 -Id 7 -Save");

        Assert.Equal("Confirmed", Text(found, "Verdict"));
        Assert.Contains("passes at the baseline", Text(found, "Reason"), StringComparison.Ordinal);
        Assert.Equal("repro.ps1", Assert.Single(((System.Collections.IEnumerable)Value(found, "CarriedFiles")).Cast<object>()).ToString());
        Assert.Contains("repro.ps1 belongs to the check and is in no commit yet", Assert.Single(_session.Warnings), StringComparison.Ordinal);
        Assert.Contains("\"path\": \"repro.ps1\"", File.ReadAllText(Path.Combine(bug, "reproduction.json")), StringComparison.Ordinal);
        Assert.Contains("carried into the checkout", _session.Render($"Test-BugReproduction {{ ./repro.ps1 }} -At {_bad} -Count 2"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-ScriptBlock { 1 } -Save", "InputMissing")]
    [InlineData("-ScriptBlock { 1 } -TimeoutIsSymptom", "InputMissing")]
    [InlineData("-ScriptBlock { 1 } -At no-such-branch", "RevisionNotFound")]
    [InlineData("-ScriptBlock { 1 } -Id BUG-9999", "RecordNotFound")]
    [InlineData("-ScriptBlock { 1 } -ErrorPattern '(a)\\1'", "ValueNotAllowed")]
    [InlineData("-ScriptBlock { $using:env:HOME }", "ValueNotAllowed")]
    public void What_cannot_be_done_is_said_with_an_id(string arguments, string id)
    {
        _session.Invoke("Test-BugReproduction " + arguments);
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_repository_it_runs_in_the_folder()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
        PSObject found = Run($"-ScriptBlock {{ $false }} -Repository '{folder}' -Count 2");
        Assert.Equal("Confirmed", Text(found, "Verdict"));
        Assert.Null(found.Properties["Sha"].Value);
        _session.Invoke($"Test-BugReproduction {{ 1 }} -Repository '{folder}' -At HEAD");
        Assert.StartsWith("RepositoryNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Directory.Delete(folder);
    }

    [Fact]
    public void A_command_is_run_at_the_commit_and_a_missing_one_is_the_environment()
    {
        if (OperatingSystem.IsWindows()) return;
        PSObject found = Run($"-Command grep -ArgumentList '-q','1','value.txt' -At {_bad} -Baseline {_good} -Count 2");
        Assert.Equal("Confirmed", Text(found, "Verdict"));
        Assert.Equal("grep -q 1 value.txt", Text(PSObject.AsPSObject(Value(found, "Check")), "Text"));
        Assert.Equal("Environmental", Text(Run("-Command no-such-program-here"), "Verdict"));
        Assert.Equal("UserError", Text(Run("-Command ./no-such-file.sh"), "Verdict"));
    }

    [Fact]
    public void Ctrl_C_ends_a_command_and_takes_its_checkout_away()
    {
        if (OperatingSystem.IsWindows()) return;
        string before = Listing();
        long start = Stopwatch.GetTimestamp();

        PSInvocationState state = _session.Stop($"Test-BugReproduction -Command sleep -ArgumentList 300 -At {_bad}", TimeSpan.FromSeconds(3));

        Assert.Equal(PSInvocationState.Stopped, state);
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30));
        Assert.Equal(before, Listing());
    }

    [Fact]
    public void What_is_left_of_a_killed_shell_is_ended_at_once_and_cleaned_up_by_the_next_run()
    {
        if (!OperatingSystem.IsLinux()) return;
        string pids = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N")), before = Listing();
        using Process process = Shell.ShellRun.Start([$"Test-BugReproduction -Command sh -ArgumentList '-c','setsid sleep 301 & echo $! $$ > {pids}; sleep 302' -At {_bad}"], folder: _repository.Folder);
        for (int i = 0; i < 600 && !(File.Exists(pids) && File.ReadAllText(pids).EndsWith('\n')); i++) Thread.Sleep(50);
        int[] children = [.. File.ReadAllText(pids).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        Assert.All(children, child => Assert.True(IsAlive(child)));
        Assert.NotEqual(before, Listing());

        process.Kill();
        process.WaitForExit();

        for (int i = 0; i < 400 && children.Any(IsAlive); i++) Thread.Sleep(25);
        Assert.All(children, child => Assert.False(IsAlive(child)));
        Assert.Equal("CannotReproduce", Text(Run($"-ScriptBlock {{ 1 }} -At {_bad} -Count 2"), "Verdict"));
        Assert.Equal(before, Listing());
        File.Delete(pids);
    }

    private PSObject Run(string arguments)
    {
        PSObject found = _session.InvokeSingle("Test-BugReproduction " + arguments);
        Assert.Empty(_session.Errors);
        return found;
    }

    private static string Text(PSObject item, string property) => Value(item, property).ToString()!;

    private static object Value(PSObject item, string property) => item.Properties[property].Value;

    private static bool IsAlive(int process)
    {
        try
        {
            return File.Exists($"/proc/{process}/stat") && !File.ReadAllText($"/proc/{process}/stat").Split(')')[^1].TrimStart().StartsWith('Z');
        }
        catch (IOException)
        {
            return false;
        }
    }

    // The repository's own state folder stays behind, empty.
    private string Listing() =>
        string.Join('\n', Directory.EnumerateFileSystemEntries(_repository.Folder, "*", SearchOption.AllDirectories).Where(entry => Path.GetFileName(entry) != "vtoperate").Order(StringComparer.Ordinal))
        + string.Join('\n', Directory.EnumerateDirectories(Path.GetTempPath(), "vtoperate-01*").Order(StringComparer.Ordinal).Where(folder => File.Exists(Path.Combine(folder, ".git")) && File.ReadAllText(Path.Combine(folder, ".git")).Contains(_repository.Folder, StringComparison.Ordinal)));
}
