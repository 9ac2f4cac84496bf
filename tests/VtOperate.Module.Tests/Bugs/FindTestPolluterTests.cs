using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class FindTestPolluterTests : IDisposable
{
    // A runner in a few lines: a test leaves state behind, the victim looks for it.
    private const string Runner = """
        $state = @()
        foreach ($test in $args) {
            if ($test -like 'dirty*') { $state += $test }
            if ($test -eq 'victim' -and $state -contains 'dirty 1') { throw "victim failed after $($state.Count)" }
        }
        """;

    private readonly TestSession _session = new();

    [Fact]
    public void One_polluter_among_many_is_found_in_few_runs_and_confirmed()
    {
        string before = string.Join(",", Enumerable.Range(0, 200).Select(i => i == 77 ? "'dirty 1'" : $"'test {i}'"));
        PolluterResult result = Run($"Find-TestPolluter -Test victim -Before {before} -ScriptBlock {{ {Runner} }}");
        Assert.Equal(["dirty 1"], result.Polluters);
        Assert.Equal(["dirty 1", "victim"], result.Order);
        Assert.True(result.Confirmed);
        Assert.Equal(200, result.Candidates);

        // log2(200) is 7.6; one run alone, two of the whole order, one to be sure at the end.
        Assert.InRange(result.Runs, 5, 8 + 2 + 4);
    }

    [Fact]
    public void Several_that_are_only_bad_together_are_found_in_their_order()
    {
        PolluterResult result = Run("""
            Find-TestPolluter -Test victim -Before (1..60) -ScriptBlock {
                $seen = ''
                foreach ($test in $args) {
                    if ($test -in '12', '13', '45') { $seen += $test }
                    if ($test -eq 'victim' -and $seen -eq '121345') { exit 3 }
                }
            }
            """);
        Assert.Equal(["12", "13", "45"], result.Polluters);
        Assert.True(result.Confirmed);
    }

    [Fact]
    public void The_tests_come_from_the_pipeline_and_end_at_the_victim()
    {
        PolluterResult result = Run($"'a', 'dirty 1', 'b', 'victim', 'dirty 2' | Find-TestPolluter -Test victim -ScriptBlock {{ {Runner} }}");
        Assert.Equal(["dirty 1"], result.Polluters);
        Assert.Equal(3, result.Candidates);
    }

    [Fact]
    public void It_says_which_of_its_conditions_does_not_hold()
    {
        Assert.Empty(_session.Invoke("Find-TestPolluter -Test v -Before a, b -ScriptBlock { throw 'always' }"));
        ErrorRecord problem = Assert.Single(_session.Errors);
        Assert.StartsWith("FailureNotShown", problem.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("does not pass alone", problem.Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Find-TestPolluter -Test v -Before a, b -ScriptBlock { 'fine' }"));
        Assert.Contains("passes on all of the 2 earlier tests and the victim", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Find-TestPolluter -Test v -Before v, b -ScriptBlock { 'fine' }"));
        Assert.StartsWith("InputMissing", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Find-TestPolluter -Test v -Before a -Command sh -ArgumentList 'x'"));
        Assert.Contains("{tests}", Assert.Single(_session.Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'-c', 'for t in \"$@\"; do [ \"$t\" = \"dirty one\" ] && d=1; [ \"$t\" = victim ] && [ -n \"$d\" ] && exit 4; done; exit 0', 'x', '{tests}'")]
    [InlineData("'-c', 'd=; while read -r t; do [ \"$t\" = \"dirty one\" ] && d=1; [ \"$t\" = victim ] && [ -n \"$d\" ] && exit 4; done < \"$1\"; exit 0', 'x', '{file}'")]
    [InlineData("'-c', 'case \"$1\" in *\"dirty one\"*\"|victim\") exit 4;; esac; exit 0', 'x', '{tests:|}'")]
    public void Any_runner_takes_the_tests_as_arguments_joined_or_from_a_file(string arguments)
    {
        if (OperatingSystem.IsWindows()) return;
        PolluterResult result = Run($"Find-TestPolluter -Test victim -Before 'a', 'b', 'dirty one', 'c' -Command sh -ArgumentList {arguments}");
        Assert.Equal(["dirty one"], result.Polluters);
        Assert.Equal("exit code 4", result.Failure);
    }

    [Fact]
    public void The_view_names_the_polluter()
    {
        string shown = _session.Render($"Find-TestPolluter -Test victim -Before a, 'dirty 1', b -ScriptBlock {{ {Runner} }}");
        Assert.Contains("passes alone; fails after 1 of the 3 tests before it", shown, StringComparison.Ordinal);
        Assert.Contains("POLLUTER\n  dirty 1", shown, StringComparison.Ordinal);
    }

    public void Dispose() => _session.Dispose();

    private PolluterResult Run(string script)
    {
        IReadOnlyList<PSObject> found = _session.Invoke(script);
        Assert.True(_session.Errors.Count == 0, string.Join('\n', _session.Errors));
        PSObject one = Assert.Single(found);
        return new PolluterResult(
            Names(one, "Polluters"),
            Names(one, "Order"),
            (bool)one.Properties["Confirmed"].Value,
            (int)one.Properties["Candidates"].Value,
            (int)one.Properties["Runs"].Value,
            (string)one.Properties["Failure"].Value);
    }

    private static IReadOnlyList<string> Names(PSObject found, string name) => [.. ((IEnumerable)found.Properties[name].Value).Cast<string>()];

    private sealed record PolluterResult(IReadOnlyList<string> Polluters, IReadOnlyList<string> Order, bool Confirmed, int Candidates, int Runs, string Failure);
}
