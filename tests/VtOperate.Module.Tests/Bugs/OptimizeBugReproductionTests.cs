using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests.Bugs;

public sealed class OptimizeBugReproductionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-minimise-").FullName;
    private readonly TestSession _session;

    public OptimizeBugReproductionTests() => _session = new TestSession(location: _folder);

    [Fact]
    public void A_json_file_becomes_what_the_failure_needs_and_stays_as_it_was()
    {
        string source = "{\r\n  \"orders\": [ {\"id\": 1, \"total\": 10}, {\"id\": 2, \"total\": -5} ],\r\n  \"note\": \"ü\"\r\n}\r\n";
        Write("order.json", source);
        MinimalResult result = Run("Optimize-BugReproduction -InputFile order.json -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Contains('-5')) { throw 'negative total' } }");
        Assert.Equal("{\r\n  \"orders\": [ {\"total\": -5} ]\r\n}\r\n", result.Content);
        Assert.True(result.IsMinimal);
        Assert.Equal(3, result.Proven);
        Assert.Equal("Json", result.Form);
        Assert.Equal("bytes", result.Unit);
        Assert.Equal(Encoding.UTF8.GetByteCount(source), result.SizeBefore);
        Assert.Equal(source, File.ReadAllText(Path.Combine(_folder, "order.json")));
        Assert.Equal(["order.json"], Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName));
    }

    [Fact]
    public void The_reduction_does_not_slip_to_another_failure()
    {
        Write("a.txt", "first\nalpha\nbeta\nlast\n");

        // Without alpha it fails too, but otherwise.
        MinimalResult result = Run("Optimize-BugReproduction -As Lines -InputFile a.txt -ScriptBlock { $t = [IO.File]::ReadAllText($args[0]); if (-not $t.Contains('alpha')) { throw 'no alpha here' }; if ($t.Contains('beta')) { throw 'beta is too much' } }");
        Assert.Equal("alpha\nbeta\n", result.Content);
    }

    [Fact]
    public void Scripts_are_taken_apart_by_their_statements_and_stay_scripts()
    {
        Write("job.ps1", "# a comment\nparam($Name)\nfunction One { 'x' | ForEach-Object { $_ } }\nif ($Name) { One; Two } else { 'nothing' }\n$table = @{\n    A = 1\n    B = 'bad value'\n}\nGet-Item -Path . -Force\n");
        MinimalResult result = Run("""
            Optimize-BugReproduction -InputFile job.ps1 -ScriptBlock {
                $errors = $null
                $ast = [System.Management.Automation.Language.Parser]::ParseFile($args[0], [ref]$null, [ref]$errors)
                if ($errors) { exit 3 }
                if ($ast.Extent.Text.Contains('bad value') -and $ast.Extent.Text.Contains('-Force')) { throw 'both' }
            }
            """);
        Assert.Equal("PowerShell", result.Form);
        Assert.Equal("$table = @{\n    B = 'bad value'\n}\nGet-Item -Force\n", result.Content);
    }

    [Fact]
    public void The_result_is_written_and_never_over_the_input_or_another_file()
    {
        Write("in.txt", "keep\ndrop\n");
        Write("there.txt", "mine");
        const string Check = "-ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Contains('keep')) { exit 9 } }";
        MinimalResult result = Run($"Optimize-BugReproduction -InputFile in.txt -As Lines {Check} -OutFile out.txt");
        Assert.Equal("keep\n", File.ReadAllText(Path.Combine(_folder, "out.txt")));
        Assert.Equal(Path.Combine(_folder, "out.txt"), result.OutFile);
        Assert.Empty(_session.Invoke($"Optimize-BugReproduction -InputFile in.txt {Check} -OutFile in.txt"));
        Assert.StartsWith("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke($"Optimize-BugReproduction -InputFile in.txt {Check} -OutFile there.txt"));
        Assert.StartsWith("RecordExists", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_folder, "there.txt")));
        Assert.Empty(_session.Invoke($"Optimize-BugReproduction -InputFile in.txt {Check} -OutFile other.txt -WhatIf"));
        Assert.False(File.Exists(Path.Combine(_folder, "other.txt")));
    }

    [Fact]
    public void Arguments_that_are_not_needed_go()
    {
        MinimalResult result = Run("Optimize-BugReproduction -Argument '--fast', 'a b', '--jobs', '4', '' -ScriptBlock { if ($args -contains '--jobs' -and $args -contains 'a b') { exit 4 } }");
        Assert.Equal(["a b", "--jobs"], result.Items);
        Assert.Equal(2, result.SizeAfter);
    }

    [Fact]
    public void Files_that_are_not_needed_go_and_the_folder_stays()
    {
        for (int i = 0; i < 12; i++) Write($"shop/src/deep/{i}.txt", "x");
        Write("shop/src/bad file.txt", "bad");
        Write("shop/readme.md", "r");
        MinimalResult result = Run("Optimize-BugReproduction -InputFolder shop -ScriptBlock { if ([IO.File]::Exists((Join-Path $args[0] 'src' 'bad file.txt'))) { [IO.File]::Delete((Join-Path $args[0] 'src' 'bad file.txt')); exit 2 } }"
            .Replace("(Join-Path $args[0] 'src' 'bad file.txt')", "[IO.Path]::Combine($args[0], 'src', 'bad file.txt')", StringComparison.Ordinal));
        Assert.Equal(["src/bad file.txt"], result.Items);
        Assert.True(File.Exists(Path.Combine(_folder, "shop", "src", "bad file.txt")));
        Assert.Equal(14, result.SizeBefore);
    }

    [Fact]
    public void A_check_that_passes_or_fails_otherwise_says_so()
    {
        Write("a.txt", "a\n");
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -InputFile a.txt -ScriptBlock { 'fine' }"));
        ErrorRecord problem = Assert.Single(_session.Errors);
        Assert.StartsWith("FailureNotShown", problem.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("passes on the whole input", problem.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -InputFile a.txt -ScriptBlock { throw 'one' } -ErrorPattern 'two'"));
        Assert.Contains("does not show 'two'", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -ScriptBlock { throw 'one' }"));
        Assert.StartsWith("InputMissing", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -InputFile gone.txt -ScriptBlock { throw 'one' }"));
        Assert.StartsWith("PathNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_limit_gives_the_best_so_far()
    {
        Write("a.txt", string.Concat(Enumerable.Range(0, 64).Select(i => $"line {i}\n")));
        MinimalResult result = Run("Optimize-BugReproduction -InputFile a.txt -As Lines -MaxRuns 3 -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Contains('line 3')) { throw 'three' } }");
        Assert.Equal("RunLimit", result.End);
        Assert.False(result.IsMinimal);
        Assert.True(result.SizeAfter < result.SizeBefore);
    }

    [Fact]
    public void Several_at_once_give_the_same_result()
    {
        Write("a.txt", string.Concat(Enumerable.Range(0, 40).Select(i => $"line {i} of it\n")));
        const string Script = "Optimize-BugReproduction -InputFile a.txt -ScriptBlock { $t = [IO.File]::ReadAllText($args[0]); if ($t.Contains('7 o') -and $t.Contains('31')) { throw 'both' } }";
        MinimalResult alone = Run(Script), together = Run(Script + " -Parallel 4");
        Assert.Equal("7 o31", alone.Content);
        Assert.Equal(alone.Content, together.Content);
        Assert.True(together.IsMinimal);
    }

    [Fact]
    public void A_program_reads_the_candidate_by_name_or_as_its_input()
    {
        Write("in put.txt", "one\nbad two\nthree\n");
        if (OperatingSystem.IsWindows()) return;
        MinimalResult named = Run("Optimize-BugReproduction -InputFile 'in put.txt' -Command sh -ArgumentList '-c', 'if grep -q bad \"$1\"; then echo \"Error: bad\" >&2; exit 7; fi', 'x', '{}'");
        Assert.Equal("bad", named.Content);
        Assert.Contains("exit code 7", named.Failure, StringComparison.Ordinal);
        MinimalResult piped = Run("Optimize-BugReproduction -InputFile 'in put.txt' -StandardInput -Command sh -ArgumentList '-c', 'if grep -q bad; then exit 7; fi'");
        Assert.Equal("bad", piped.Content);
    }

    [Fact]
    public void A_check_that_names_the_file_itself_runs_on_the_smaller_ones_in_its_place()
    {
        if (OperatingSystem.IsWindows()) return;
        Write("data/in.txt", "one\nbad two\nthree\n");
        MinimalResult result = Run("Optimize-BugReproduction -InputFile data/in.txt -Command sh -ArgumentList '-c', 'if grep -q bad \"$1\"; then exit 7; fi', 'x', './data/in.txt'");
        Assert.Equal("bad", result.Content);
        Assert.Contains(result.Notes, note => note.Contains("named '" + Path.Combine(_folder, "data", "in.txt"), StringComparison.Ordinal));
    }

    [Fact]
    public void The_recorded_check_that_names_the_file_does_so_too_and_needs_no_new_consent()
    {
        if (OperatingSystem.IsWindows()) return;
        using var repository = new HandMadeRepository();
        repository.Commit("One", "order.txt", "keep\ndrop\nslow\n");
        using var session = new TestSession(location: repository.Folder);
        session.Invoke("""
            Invoke-BugInvestigation 'Orders break' -Save
            Test-BugReproduction -Id BUG-0001 -Save -Command sh -ArgumentList '-c', 'if grep -q keep "$1"; then exit 7; fi', 'x', 'order.txt'
            """);
        PSObject result = session.InvokeSingle("Optimize-BugReproduction -Id BUG-0001 -InputFile order.txt");
        Assert.Empty(session.Errors);
        Assert.Equal("keep", result.Properties["Content"].Value);
    }

    [Fact]
    public void A_failure_that_needs_nothing_of_the_input_is_no_finding_about_it()
    {
        Write("a.json", "{ \"a\": 1, \"b\": [2, 3] }");
        MinimalResult blind = Run("Optimize-BugReproduction -InputFile a.json -ScriptBlock { throw 'always' }");
        Assert.Contains(Assert.Single(blind.Notes), "The check fails in this way whatever stands there, so this says nothing about the input, or the check does not read what it is given: {} in -ArgumentList, $args[0] in a script block, or standard input with -StandardInput.", StringComparison.Ordinal);
        MinimalResult seeing = Run("Optimize-BugReproduction -InputFile a.json -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Contains('3')) { throw 'three' } }");
        Assert.Empty(seeing.Notes);
    }

    [Fact]
    public void The_view_shows_the_proof_and_what_is_left()
    {
        Write("order.json", "{\n  \"a\": {\n    \"bad\": 1,\n    \"c\": 2\n  }\n}\n");
        string shown = _session.Render("Optimize-BugReproduction -InputFile order.json -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Contains('bad')) { throw 'bad' } }");
        Assert.Contains("proved: each of the 2 parts", shown, StringComparison.Ordinal);
        Assert.Contains("WHAT IS LEFT\n  {\n    \"a\": {\n      \"bad\": 1\n    }\n  }\n", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Stopping_leaves_the_best_so_far_and_nothing_else()
    {
        Write("a.txt", string.Concat(Enumerable.Range(0, 4000).Select(i => $"line {i}\n")));
        PSInvocationState state = _session.Stop(
            "Optimize-BugReproduction -InputFile a.txt -As Lines -OutFile best.txt -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Length -lt 3000) { while ($true) { } }; throw 'long' }",
            TimeSpan.FromSeconds(6));
        Assert.Equal(PSInvocationState.Stopped, state);
        Assert.InRange(new FileInfo(Path.Combine(_folder, "best.txt")).Length, 3000, 20_000);
    }

    [Fact]
    public void Stopping_without_a_file_for_the_result_keeps_the_best_beside_the_repository()
    {
        using var repository = new HandMadeRepository();
        repository.Commit("One", "a.txt", string.Concat(Enumerable.Range(0, 4000).Select(i => $"line {i}\n")));
        using var session = new TestSession(location: repository.Folder);
        string[] before = Directory.GetFiles(repository.Folder);

        session.Stop(
            "Optimize-BugReproduction -InputFile a.txt -As Lines -ScriptBlock { if ([IO.File]::ReadAllText($args[0]).Length -lt 3000) { while ($true) { } }; throw 'long' }",
            TimeSpan.FromSeconds(6));

        string kept = Assert.Single(Directory.GetFiles(Path.Combine(repository.Folder, ".git", "vtoperate", "reductions")));
        Assert.EndsWith("-a.txt", kept, StringComparison.Ordinal);
        Assert.InRange(new FileInfo(kept).Length, 3000, 20_000);
        Assert.Equal(before, Directory.GetFiles(repository.Folder));
        session.Invoke("Optimize-BugReproduction -InputFile a.txt -As Lines -ScriptBlock { throw 'always' }");
        Assert.Single(Directory.GetFiles(Path.Combine(repository.Folder, ".git", "vtoperate", "reductions")));
    }

    [Fact]
    public void The_check_of_a_bug_is_taken_with_what_its_failure_has_to_show()
    {
        using var repository = new HandMadeRepository();
        repository.Commit("One", "order.txt", "keep\ndrop\nslow\n");
        using var session = new TestSession(location: repository.Folder);
        session.Invoke("""
            Invoke-BugInvestigation 'Orders break' -Save
            Test-BugReproduction -Id BUG-0001 -Save -ErrorPattern 'broken' -ScriptBlock { $file = if ($args.Count) { $args[0] } else { "$PWD/order.txt" }; if ([IO.File]::ReadAllText($file).Contains('keep')) { throw 'it is broken' }; throw 'something else' }
            """);

        PSObject result = session.InvokeSingle("Optimize-BugReproduction -Id BUG-0001 -InputFile order.txt -As Lines");

        Assert.Empty(session.Errors);
        Assert.Equal("keep\n", result.Properties["Content"].Value);
        Assert.Contains("broken", result.Properties["Failure"].Value.ToString(), StringComparison.Ordinal);
        session.Invoke("Optimize-BugReproduction -Id BUG-0007 -InputFile order.txt");
        Assert.Single(session.Errors);
    }

    [Fact]
    public void Only_the_conditions_that_the_failure_needs_are_named()
    {
        if (OperatingSystem.IsWindows()) return;
        MinimalResult result = Run("""
            Optimize-BugReproduction -Condition -FailingEnvironment @{ TZ = 'America/New_York'; LANG = 'de_DE'; VT_A = '1'; VT_TOKEN = 'hunter2hunter2' } -PassingEnvironment @{ TZ = 'UTC'; LANG = 'C'; VT_A = $null; VT_TOKEN = 'other-secret-9' } `
                -Command sh -ArgumentList '-c', 'if [ "$TZ" = America/New_York ] && [ "$VT_A" = 1 ]; then echo "Error: off by one day"; exit 3; fi'
            """);
        Assert.Equal(["time zone/TZ: 'America/New_York' (passes with 'UTC')", "variable/VT_A: '1' (passes with not set)"], result.Items);
        Assert.Equal(4, result.SizeBefore);
        Assert.Equal(2, result.Proven);
    }

    [Fact]
    public void Differences_between_two_folders_come_down_to_the_lines_that_matter()
    {
        Write("passing/lock.txt", "a 1.0\nb 1.0\nc 1.0\nd 1.0\n");
        Write("failing/lock.txt", "a 1.1\nb 1.0\nc 2.0\nd 1.0\n");
        Write("passing/same.txt", "same\n");
        Write("failing/same.txt", "same\n");
        Write("passing/script.txt", "one\r\ntwo\r\n");
        Write("failing/script.txt", "one\ntwo\n");
        Write("failing/extra.txt", "x");
        MinimalResult result = Run("""
            Optimize-BugReproduction -Condition -InputFolder failing -PassingFolder passing -ScriptBlock {
                if ([IO.File]::ReadAllText([IO.Path]::Combine($args[0], 'lock.txt')).Contains('c 2.0') -and [IO.File]::Exists([IO.Path]::Combine($args[0], 'same.txt'))) { exit 3 }
            }
            """);
        Assert.Equal(["lock.txt/@@ -3 +3 @@"], result.Items);
        Assert.Equal(4, result.SizeBefore);
        Assert.Equal("a 1.1\nb 1.0\nc 2.0\nd 1.0\n", File.ReadAllText(Path.Combine(_folder, "failing", "lock.txt")));
    }

    [Fact]
    public void Conditions_that_are_not_to_blame_are_said_to_be_so()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -Condition -PassingEnvironment @{ VT_A = '1' } -Command sh -ArgumentList '-c', 'exit 3'"));
        Assert.Contains("fails in the passing environment too", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Optimize-BugReproduction -Condition -Command sh -ArgumentList '-c', 'exit 3'"));
        Assert.StartsWith("InputMissing", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_commit_the_hunks_that_bring_the_failure_are_left()
    {
        using var repository = new HandMadeRepository();
        string text = string.Concat(Enumerable.Range(0, 30).Select(i => $"line {i}\n"));
        repository.Commit("First", "a.txt", text);
        repository.Commit("Other", "b.txt", "b\n");
        string culprit = repository.Commit("Culprit", "a.txt", text.Replace("line 3\n", "LINE 3\n", StringComparison.Ordinal).Replace("line 14\n", "bug\n", StringComparison.Ordinal).Replace("line 25\n", "", StringComparison.Ordinal));
        using var session = new TestSession(location: repository.Folder);
        PSObject found = Assert.Single(session.Invoke($"Optimize-BugReproduction -Commit {culprit} -ScriptBlock {{ if ([IO.File]::ReadAllText([IO.Path]::Combine($args[0], 'a.txt')).Contains('bug')) {{ exit 6 }} }}"));
        Assert.Empty(session.Errors);
        var result = MinimalResult.Of(found);
        Assert.Equal(["a.txt/@@ -15 +15 @@"], result.Items);
        Assert.Equal(3, result.SizeBefore);
        Assert.Contains("@@ -12,7 +12,7 @@", result.Content, StringComparison.Ordinal);
        Assert.Contains("-line 14\n+bug\n", result.Content, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(repository.Folder, ".git", "worktrees")) && Directory.GetFileSystemEntries(Path.Combine(repository.Folder, ".git", "worktrees")).Length > 0);
        Assert.Empty(session.Invoke("Optimize-BugReproduction -Commit nothing-of-that-name -ScriptBlock { exit 1 }"));
        Assert.StartsWith("RevisionNotFound", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private MinimalResult Run(string script)
    {
        IReadOnlyList<PSObject> found = _session.Invoke(script);
        Assert.True(_session.Errors.Count == 0, string.Join('\n', _session.Errors));
        return MinimalResult.Of(Assert.Single(found));
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
