using System.Diagnostics;
using System.Text.Json;

namespace VtOperate.Module.Tests.Shell;

/// <summary>The shell as a user starts it: a process with arguments, streams and an exit code.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate shell [é] ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_pipeline_shows_its_objects_and_ends_with_zero()
    {
        ShellRun run = await ShellRun.Of("(Get-Module VtOperate).Name; 'ünï ☃'");
        Assert.Equal("VtOperate\nünï ☃\n", run.Output);
        Assert.Equal("", run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public async Task Objects_become_lines_of_json()
    {
        ShellRun run = await ShellRun.Of("""
            --json|
            $loop = @{ Name = 'loop' }; $loop.Self = $loop
            [pscustomobject]@{ Word = [dayofweek]::Friday; At = [datetimeoffset]'2026-01-02T03:04:05.5+02:00'; Day = [dateonly]'2026-01-02'; Number = 1.5; List = 1, 'zwei', $null; Map = [ordered]@{ a = $true } }
            $loop
            [double]::NaN
            $null
            """.Split("|\n"));
        Assert.Equal("", run.Errors);
        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("""{"Word":"Friday","At":"2026-01-02T01:04:05.5Z","Day":"2026-01-02","Number":1.5,"List":[1,"zwei",null],"Map":{"a":true}}""", lines[0]);
        Assert.Equal("loop", JsonDocument.Parse(lines[1]).RootElement.GetProperty("Name").GetString());
        Assert.Equal(["\"NaN\"", "null"], lines[2..]);
    }

    [Fact]
    public async Task An_error_says_what_is_wrong_its_id_and_what_to_do_next()
    {
        ShellRun run = await ShellRun.Of("Get-OperationContext -Repository ./nowhere");
        Assert.Equal(2, run.ExitCode);
        Assert.Equal("", run.Output);
        string[] lines = run.Errors.TrimEnd('\n').Split('\n');
        Assert.StartsWith("error PathNotFound: The folder '", lines[0], StringComparison.Ordinal);
        Assert.Equal("  Next: Check the path.", lines[1]);
        Assert.DoesNotContain('\x1b', run.Errors);
    }

    [Theory]
    [InlineData("Get-Module | Select-Object Name", "Select-Object")]
    [InlineData("gci", "Get-ChildItem")]
    [InlineData("1 | ConvertTo-Json", "ConvertTo-Json")]
    public async Task A_command_that_the_engine_lacks_is_one_line_that_names_pwsh(string pipeline, string command)
    {
        ShellRun run = await ShellRun.Of(pipeline);
        Assert.Equal(2, run.ExitCode);
        string line = Assert.Single(run.Errors.TrimEnd('\n').Split('\n'));
        Assert.Contains(command, line, StringComparison.Ordinal);
        Assert.Contains("pwsh", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_error_again_and_again_is_shown_once_and_counted()
    {
        ShellRun run = await ShellRun.Of("1..50 | ForEach-Object { Get-OperationContext -Repository ./nowhere }; $null = Get-Nothing");
        Assert.Equal(4, run.Errors.TrimEnd('\n').Split('\n').Length);
        Assert.Contains("(and the same 49 more times)", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("RepositoryNotFound", 3)]
    [InlineData("InternalError", 2)]
    public async Task A_check_that_could_not_be_made_is_told_from_an_error(string id, int code)
    {
        ShellRun run = await ShellRun.Of($"function Test-It {{ [CmdletBinding()] param() $PSCmdlet.WriteError([Management.Automation.ErrorRecord]::new([Exception]::new('no'), '{id}', 'ObjectNotFound', $null)) }} Test-It");
        Assert.Equal(code, run.ExitCode);
        Assert.StartsWith($"error {id}: no", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_that_says_no_ends_with_one()
    {
        Assert.Equal(1, (await ShellRun.Of("function Test-It { 1 -eq 2 }; Test-It")).ExitCode);
        Assert.Equal(0, (await ShellRun.Of("function Get-It { 1 -eq 2 }; Get-It")).ExitCode);
    }

    [Fact]
    public async Task A_syntax_error_shows_its_place()
    {
        ShellRun run = await ShellRun.Of("Get-Module | Where-Object {");
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("error Syntax: 1:27: ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("\n  " + new string(' ', 26) + "^", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_gets_its_arguments_by_name_and_position_and_its_exit_code_counts()
    {
        string script = Path.Combine(_folder, "with args.ps1");
        await File.WriteAllTextAsync(script, """
            param([string] $Name, [int] $Count, [switch] $Loud)
            "$Name $Count $Loud $($PSScriptRoot -eq (Split $PSCommandPath)) $args"
            exit $Count
            """.Replace("(Split $PSCommandPath)", "([IO.Path]::GetDirectoryName($PSCommandPath))", StringComparison.Ordinal));
        ShellRun named = await ShellRun.Of(script, "-Loud", "-Count", "5", "a b");
        Assert.Equal(("a b 5 True True \n", 5), (named.Output, named.ExitCode));
        ShellRun placed = await ShellRun.Of(script, "--json", "0", "-Loud:$false");
        Assert.Equal(("--json 0 False True \n", 0), (placed.Output, placed.ExitCode));
    }

    [Fact]
    public async Task A_script_that_throws_ends_with_an_error_and_its_line()
    {
        string script = Path.Combine(_folder, "throws.ps1");
        await File.WriteAllTextAsync(script, "'before'\nthrow 'it broke'\n'after'\n");
        ShellRun run = await ShellRun.Of(script);
        Assert.Equal(("before\n", 2), (run.Output, run.ExitCode));
        Assert.StartsWith($"error: it broke\n  at {script}:2\n", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standard_input_is_piped_in_when_asked_for()
    {
        foreach (string[] arguments in new string[][] { ["--stdin", "ForEach-Object { \"<$_>\" }"], ["-", "$input | ForEach-Object { \"<$_>\" }"], ["Read-StandardInput | ForEach-Object { \"<$_>\" }"] })
            Assert.Equal("<eins>\n<zwei>\n", (await ShellRun.Of("eins\nzwei\n", arguments)).Output);
    }

    [Fact]
    public async Task An_open_pipe_that_nobody_writes_to_does_not_keep_the_shell_waiting() =>
        Assert.Equal("1\n", (await ShellRun.Of("1")).Output);

    [Fact]
    public async Task A_question_that_nobody_can_answer_is_an_error_and_not_a_wait()
    {
        ShellRun run = await ShellRun.Of("$Host.UI.PromptForChoice('Title', 'Which?', @('&Yes', '&No'), 0)");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Nobody is there to answer", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Say what to run")]
    [InlineData("is no option", "--frobnicate")]
    [InlineData("does not exist", "nowhere.ps1")]
    [InlineData("is no command", "Get-Nothing")]
    [InlineData("does not exist", "--module", "nowhere.psd1", "1")]
    public async Task Wrong_use_ends_with_two_and_says_why(string reason, params string[] arguments)
    {
        ShellRun run = await ShellRun.Of(arguments);
        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_and_version_need_no_module()
    {
        ShellRun help = await ShellRun.Of("--help");
        Assert.Equal(0, help.ExitCode);
        Assert.Contains("Exit codes: 0 done;", help.Output, StringComparison.Ordinal);
        Assert.All(help.Output.Split('\n'), line => Assert.True(line.Length <= 110, line));
        ShellRun version = await ShellRun.Of("--version");
        Assert.Contains($"ModuleVersion        = '{version.Output.Split(' ', ',')[1]}'", await File.ReadAllTextAsync(Staged.Manifest), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Control_C_stops_a_pipeline_within_a_second()
    {
        // Windows sends Ctrl+C to a whole console, which would stop the tests too.
        if (OperatingSystem.IsWindows()) return;
        using Process process = ShellRun.Start(["'ready'; while ($true) { }"]);
        Assert.Equal("ready", await process.StandardOutput.ReadLineAsync());
        var clock = Stopwatch.StartNew();
        using (Process kill = Process.Start("kill", ["-INT", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) await kill.WaitForExitAsync();
        ShellRun run = await ShellRun.End(process);
        Assert.Equal(130, run.ExitCode);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }
}
