using System.Collections.Concurrent;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using VtOperate.Shell.Hosting;

namespace VtOperate.Module.Tests.Bugs;

/// <summary>The runspaces of script blocks: each new to every run, and none left. They are counted in the whole process, so these tests run alone.</summary>
[Collection(Alone)]
public sealed class CheckRunspaceTests : IDisposable
{
    internal const string Alone = "runspaces of the whole process";

    // Other tests abandon checks that sleep in .NET, whose runspaces stay until they wake.
    private readonly HashSet<Guid> _before = [.. All().Select(one => one.InstanceId)];
    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public CheckRunspaceTests()
    {
        EngineProcess.Prepare();
        _repository.Commit("Only", "value.txt", "1\n");
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Nothing_passes_from_one_run_to_the_next()
    {
        var seen = new ConcurrentBag<string>();
        var used = new ConcurrentBag<Guid>();
        string script = """
            $functions = $ExecutionContext.SessionState.InvokeCommand.GetCommand('Leaked', 'Function')
            $alias = $ExecutionContext.SessionState.InvokeCommand.GetCommand('leakedalias', 'Alias')
            ($using:seen).Add("$global:leaked|$functions|$alias|$($Error.Count)|$LASTEXITCODE|$($PWD.Path -eq $using:here)|$ErrorActionPreference|$($PSDefaultParameterValues.Count)")
            ($using:used).Add([runspace]::DefaultRunspace.InstanceId)
            $global:leaked = 'leaked'
            function global:Leaked { }
            $ExecutionContext.SessionState.PSVariable.Set('ErrorActionPreference', 'Continue')
            $global:ErrorActionPreference = 'Continue'
            $global:PSDefaultParameterValues['*:Verbose'] = $true
            $global:LASTEXITCODE = 7
            try { throw 'kept in the list of errors' } catch { }
            $ExecutionContext.SessionState.Path.SetLocation('/')
            exit 0
            """;
        Set("seen", seen);
        Set("used", used);
        Set("here", _repository.Folder);

        _session.Invoke($"Test-BugReproduction -Count 12 -ScriptBlock {{ {script} }}");

        Assert.Empty(_session.Errors);
        Assert.Equal(12, seen.Count);
        Assert.Equal("|||0||True|Stop|0", Assert.Single(seen.Distinct()));
        Assert.Equal(12, used.Distinct().Count());
        Assert.Empty(Left());
    }

    [Fact]
    public void Several_candidates_at_once_each_have_a_runspace_of_their_own_and_none_is_left()
    {
        var used = new ConcurrentBag<Guid>();
        Set("used", used);
        string file = Path.Combine(_repository.Folder, "input.txt");
        File.WriteAllLines(file, Enumerable.Range(0, 64).Select(i => "line " + i));

        PSObject found = _session.InvokeSingle($"Optimize-BugReproduction -InputFile '{file}' -As Lines -Parallel 4 -ScriptBlock {{ param($path) ($using:used).Add([runspace]::DefaultRunspace.InstanceId); $t = [IO.File]::ReadAllText($path); if ($t.Contains('line 7') -and $t.Contains('line 41')) {{ throw 'both' }} }}");

        Assert.Equal("line 7\nline 41\n", found.Properties["Content"].Value.ToString()!.Replace("\r\n", "\n", StringComparison.Ordinal));
        Assert.True(used.Count >= (int)found.Properties["Runs"].Value);
        Assert.Equal(used.Count, used.Distinct().Count());
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData("Test-BugReproduction { while ($true) { } } -Count 5")]
    [InlineData("Test-BugReproduction { exit 1 } -Count 10000")]
    [InlineData("Invoke-BugBisect { while ($true) { } } -Good HEAD -Bad HEAD")]
    public void None_is_left_after_a_stop(string script)
    {
        _session.Stop(script, TimeSpan.FromSeconds(2));

        Assert.Empty(Left());
    }

    [Fact]
    public void None_is_left_after_an_error()
    {
        string file = Path.Combine(_repository.Folder, "input.txt");
        File.WriteAllText(file, "a\nb\n");

        _session.Invoke($"Optimize-BugReproduction -InputFile '{file}' -ScriptBlock {{ 'passes' }}");
        Assert.Single(_session.Errors);
        _session.Invoke($"Optimize-BugReproduction -InputFile '{file}' -ScriptBlock {{ throw [OperationCanceledException]::new() }} -MaxRuns 1");

        Assert.Empty(Left());
    }

    private void Set(string name, object value) => _session.Invoke($"process {{ $global:{name} = $_ }}", value);

    // What is still being closed by the thread of an abandoned run is waited for.
    private List<Runspace> Left()
    {
        List<Runspace> left = [];
        for (int i = 0; i < 100; i++)
        {
            left = [.. All().Where(one => !_before.Contains(one.InstanceId))];
            if (left.Count == 0) break;
            Thread.Sleep(50);
        }

        return left;
    }

    private static IEnumerable<Runspace> All()
    {
        PropertyInfo all = typeof(Runspace).GetProperty("RunspaceList", BindingFlags.Static | BindingFlags.NonPublic)!;
        return ((IEnumerable<Runspace>)all.GetValue(null)!).Where(one => one.Name == "VtOperate check" && one.RunspaceStateInfo.State != RunspaceState.Closed);
    }
}
