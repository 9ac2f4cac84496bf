using System.Collections;
using System.Management.Automation;
using VtOperate.Shell.Output;

namespace VtOperate.Module.Tests;

/// <summary>Test-Solution and Repair-Solution as users have them.</summary>
public sealed class CheckSolutionTests : IDisposable
{
    private const string Slipped = "---\r\ntitle: Redis: all is lost\r\nmodule: Sessions # kept\r\ncreated: 2026-02-03\r\ncategory: logic-errors\r\nproblem_type: logic_error\r\ncomponent: cache\r\nsymptoms: slow\r\nroot_cause: wrong_api\r\nresolution_type: Code-Fix\r\nseverity: high\r\ntags: Redis, pool\r\n---\r\n\r\n## Problem\r\n\r\nSlow.\r\n\r\n## Solution\r\n\r\nFast.";

    private readonly KnowledgeFolder _folder = new();
    private readonly TestSession _session;

    public CheckSolutionTests()
    {
        _folder.Write("docs/solutions/logic-errors/slipped.md", Slipped);
        _session = new TestSession(location: _folder.Path);
    }

    private string File => Path.Combine(_folder.Path, "docs", "solutions", "logic-errors", "slipped.md");

    [Fact]
    public void Every_document_has_one_result_in_order()
    {
        IReadOnlyList<PSObject> all = _session.Invoke("Test-Solution");
        Assert.Empty(_session.Errors);
        Assert.Equal(["naïve [draft] note", "logic-errors/slipped", "runtime-errors/redis-timeout", "ui-bugs/wrong-total"], all.Select(result => result.Properties["Target"].Value));
        Assert.Equal([false, false, true, false], all.Select(result => result.Properties["Passed"].Value));
        Assert.Equal("SOL102", ((IEnumerable)all[1].Properties["Problems"].Value).Cast<object>().Select(problem => PSObject.AsPSObject(problem).Properties["Id"].Value).First());
    }

    [Theory]
    [InlineData("Test-Solution -Quiet", "False False True False")]
    [InlineData("Test-Solution *redis* -Quiet", "True")]
    [InlineData("Get-Solution runtime-errors/redis-timeout | Test-Solution -Quiet", "True")]
    [InlineData("'logic-errors/slipped', 'runtime-errors/redis-timeout' | Test-Solution -Quiet", "False True")]
    [InlineData("Test-Solution logic-errors/slipped | Repair-Solution | Out-Null; Test-Solution logic-errors/slipped -Quiet", "True")]
    [InlineData("Test-Solution 'naïve [draft] note' -Quiet", "False")]
    [InlineData("Test-Solution no-such-* -Quiet", "")]
    public void Yes_or_no_is_asked_with_Quiet(string script, string expected)
    {
        Assert.Equal(expected, string.Join(' ', _session.Invoke(script).Select(answer => Assert.IsType<bool>(answer.BaseObject))));
        Assert.Empty(_session.Errors);
    }

    [Theory]
    [InlineData("Test-Solution logic-errors/sliped", "RecordNotFound")]
    [InlineData("Repair-Solution logic-errors/sliped", "RecordNotFound")]
    [InlineData("5.5 | Test-Solution", "IdentityMismatch")]
    [InlineData("Get-CriticalPattern | Repair-Solution", "IdentityMismatch")]
    public void Says_what_is_wrong_with_an_id(string script, string id)
    {
        Assert.Empty(_session.Invoke(script));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_shows_the_change_and_writes_not_a_byte()
    {
        string shown = _session.Render("Repair-Solution logic-errors/slipped -WhatIf");
        Assert.Contains("+title: \"Redis: all is lost\"", shown, StringComparison.Ordinal);
        Assert.Contains("-created: 2026-02-03", shown, StringComparison.Ordinal);
        Assert.Contains("PLANNED", shown, StringComparison.Ordinal);
        Assert.Equal(1, Times(shown, "+title: \"Redis: all is lost\""));
        Assert.Equal(Slipped, System.IO.File.ReadAllText(File));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, ".git", "vtoperate")));
    }

    [Fact]
    public void A_repair_that_was_made_shows_the_change_once() =>
        Assert.Equal(1, Times(_session.Render("Repair-Solution logic-errors/slipped"), "+title: \"Redis: all is lost\""));

    [Fact]
    public void What_a_plan_shows_is_what_is_written_then()
    {
        string planned = (string)_session.InvokeSingle("Repair-Solution logic-errors/slipped -WhatIf").Properties["Diff"].Value;
        Assert.NotEmpty(planned);
        Assert.Equal(planned, _session.InvokeSingle("Repair-Solution logic-errors/slipped").Properties["Diff"].Value);
    }

    [Fact]
    public void Errors_that_a_repair_leaves_are_findings_for_the_exit_code()
    {
        Assert.Equal(1, ExitCodeOf("Repair-Solution 'naïve [[]draft] note'"));
        Assert.Equal(0, ExitCodeOf("Repair-Solution logic-errors/slipped, runtime-errors/redis-timeout"));
    }

    [Fact]
    public void A_repair_touches_what_it_names_and_a_second_one_nothing()
    {
        PSObject repair = _session.InvokeSingle("Repair-Solution logic-errors/slipped");
        Assert.Empty(_session.Errors);
        Assert.Equal("Repaired", repair.Properties["Action"].Value.ToString());
        Assert.Equal(
            "---\r\ntitle: \"Redis: all is lost\"\r\nmodule: Sessions # kept\r\ndate: 2026-02-03\r\ncategory: logic-errors\r\nproblem_type: logic_error\r\ncomponent: cache\r\nsymptoms:\r\n  - slow\r\nroot_cause: wrong_api\r\nresolution_type: code_fix\r\nseverity: high\r\ntags: [redis, pool]\r\n---\r\n\r\n## Problem\r\n\r\nSlow.\r\n\r\n## Solution\r\n\r\nFast.",
            System.IO.File.ReadAllText(File));
        DateTime written = System.IO.File.GetLastWriteTimeUtc(File);
        Assert.Equal("Unchanged", _session.InvokeSingle("Repair-Solution logic-errors/slipped").Properties["Action"].Value.ToString());
        Assert.Equal(written, System.IO.File.GetLastWriteTimeUtc(File));
    }

    [Fact]
    public void A_result_reads_well_at_any_width()
    {
        foreach (int width in (int[])[80, 120])
        {
            using var session = new TestSession(location: _folder.Path, width: width);
            string shown = session.Render("Test-Solution logic-errors/slipped, runtime-errors/redis-timeout");
            Assert.Contains("FAILED  logic-errors/slipped (5 errors, ", shown, StringComparison.Ordinal);
            Assert.Contains("line 2", shown, StringComparison.Ordinal);
            Assert.Contains("Repair: Put the value in quotes", shown, StringComparison.Ordinal);
            Assert.Contains("PASSED  runtime-errors/redis-timeout", shown, StringComparison.Ordinal);
            Assert.All(shown.Split('\n'), line => Assert.True(line.Length < width, line));
        }
    }

    [Fact]
    public void The_first_result_comes_before_the_last_document_is_read()
    {
        for (int i = 0; i < 300; i++) _folder.Write($"docs/solutions/a/{i:000}.md", "---\ntitle: x\n---\n");
        Assert.Equal("a/000", _session.InvokeSingle("Test-Solution a/* | ForEach-Object { $_.Target; break }").BaseObject);
    }

    [Fact]
    public void Reading_stops_when_nobody_wants_more()
    {
        for (int i = 0; i < 500; i++) _folder.Write($"docs/solutions/a/{i:000}.md", $"---\ntitle: {i}\n---\n");
        Assert.Equal("0", _session.InvokeSingle("Get-Solution a/* | ForEach-Object { $_.Title; break }").BaseObject);
        Assert.Equal(500, _session.Invoke("Get-Solution a/*").Count);
    }

    private int ExitCodeOf(string script)
    {
        var verdict = new Verdict();
        foreach (PSObject item in _session.Invoke(script)) verdict.See(item);
        return verdict.ExitCode;
    }

    private static int Times(string text, string part) => text.Split(part).Length - 1;

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }
}
