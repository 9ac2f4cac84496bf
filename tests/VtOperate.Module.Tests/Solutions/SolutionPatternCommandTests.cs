using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

public sealed class SolutionPatternCommandTests : IDisposable
{
    private const string File = "docs/solutions/patterns/critical-patterns.md";

    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public SolutionPatternCommandTests()
    {
        _repository.Commit("Begin", "readme.md", "# Shop\n");
        Short("runtime-errors/checkout-hangs", "Checkout hangs because the Redis connection pool is exhausted");
        Short("runtime-errors/basket-timeouts", "Basket page times out waiting for a connection from the Redis pool");
        Short("runtime-errors/session-pool", "Sessions are lost: no free connection in the Redis pool during the sale");
        Short("ui-bugs/wrong-total", "The total in the cart is rounded twice");
        _session = new TestSession(location: _repository.Folder);
    }

    [Fact]
    public void Shows_a_group_that_is_due_with_its_evidence()
    {
        PSObject group = _session.InvokeSingle("Get-SolutionPattern");
        Assert.Empty(_session.Errors);
        Assert.Equal((3, "due", false), (group.Properties["Occurrences"].Value, group.Properties["State"].Value, group.Properties["IsPromoted"].Value));
        Assert.Null(group.Properties["Holds"].Value);
        Assert.Contains(((IEnumerable)group.Properties["Evidence"].Value).Cast<object>(), reason => reason.ToString()!.Contains("redis", StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Get-SolutionPattern -Promoted", 0)]
    [InlineData("Get-SolutionPattern -NotPromoted", 1)]
    [InlineData("Get-SolutionPattern -Promoted -NotPromoted", 1)]
    [InlineData("Get-SolutionPattern -Threshold 4", 0)]
    [InlineData("Get-SolutionPattern -Threshold 4 -Minimum 2", 1)]
    [InlineData("Get-SolutionPattern *redis*", 1)]
    [InlineData("Get-SolutionPattern *nothing*", 0)]
    public void Filters(string script, int expected)
    {
        Assert.Equal(expected, _session.Invoke(script).Count);
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void A_pattern_that_does_not_exist_is_an_error()
    {
        Assert.Empty(_session.Invoke("Get-SolutionPattern no-such-pattern"));
        Assert.StartsWith("RecordNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_group_becomes_a_pattern_and_is_not_made_twice()
    {
        PSObject made = _session.InvokeSingle("Get-SolutionPattern | Add-CriticalPattern -Wrong 'pool.Get();' -Why 'Nobody gives it back.'");
        Assert.Empty(_session.Errors);
        Assert.Equal(("pool.Get();", "Nobody gives it back.", 1), (made.Properties["Wrong"].Value, made.Properties["Why"].Value, made.Properties["Number"].Value));
        Assert.Equal(3, ((IEnumerable)made.Properties["DocumentedIn"].Value).Cast<string>().Count());
        byte[] before = Bytes();

        PSObject again = _session.InvokeSingle("Get-SolutionPattern | Add-CriticalPattern -Force");
        Assert.Equal(made.Properties["Slug"].Value, again.Properties["Slug"].Value);
        Assert.Empty(_session.Invoke("Get-SolutionPattern | Add-CriticalPattern"));
        Assert.StartsWith("RecordExists", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, Bytes());
        Assert.Equal(made.Properties["Slug"].Value, _session.InvokeSingle("Get-Solution *wrong*, *session-pool | Where-Object Pattern").Properties["Pattern"].Value);
    }

    [Fact]
    public void WhatIf_shows_every_line_and_writes_nothing()
    {
        string[] before = Directory.GetFileSystemEntries(_repository.Folder, "*", SearchOption.AllDirectories);
        string shown = _session.Render("Add-CriticalPattern 'Give connections back' -Wrong 'pool.Get();' -Solution runtime-errors/session-pool -WhatIf");
        Assert.Contains("+ ## 1. Give connections back (ALWAYS REQUIRED)", shown, StringComparison.Ordinal);
        Assert.Contains("+ pool.Get();", shown, StringComparison.Ordinal);
        Assert.Contains("critical-patterns.md", shown, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(_repository.Folder, "*", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Add-CriticalPattern 'x y' -Solution runtime-errors/sesion-pool", "RecordNotFound")]
    [InlineData("Add-CriticalPattern '!!!'", "ValueNotAllowed")]
    [InlineData("5.5 | Add-CriticalPattern 'x y'", "IdentityMismatch")]
    public void What_cannot_be_added_is_refused_by_id(string script, string id)
    {
        _session.Invoke(script);
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Path.Combine(_repository.Folder, File)));
    }

    [Fact]
    public void The_first_document_takes_the_place_of_none()
    {
        _session.Invoke("Add-CriticalPattern 'Give connections back' -Wrong 'pool.Get();'");
        Assert.Contains("**Documented in:** no document yet.\n", System.Text.Encoding.UTF8.GetString(Bytes()), StringComparison.Ordinal);
        PSObject one = _session.InvokeSingle("Add-CriticalPattern 'Give connections back' -Solution runtime-errors/session-pool -Force");
        PSObject two = _session.InvokeSingle("Add-CriticalPattern 'Give connections back' -Solution runtime-errors/checkout-hangs -Force");
        Assert.Empty(_session.Errors);
        Assert.Equal(["runtime-errors/session-pool"], (IEnumerable<string>)one.Properties["DocumentedIn"].Value);
        Assert.Equal(["runtime-errors/session-pool", "runtime-errors/checkout-hangs"], (IEnumerable<string>)two.Properties["DocumentedIn"].Value);
        string text = System.Text.Encoding.UTF8.GetString(Bytes());
        Assert.DoesNotContain("no document yet", text, StringComparison.Ordinal);
        Assert.Contains("**Documented in:**\n\n- [Sessions are lost: no free connection in the Redis pool during the sale](/docs/solutions/runtime-errors/session-pool.md)\n- [Checkout hangs", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pattern_of_another_repository_shows_where_it_is_from_and_blocks_no_name_here()
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder + "-team", "patterns"));
        try
        {
            System.IO.File.WriteAllText(Path.Combine(_repository.Folder + "-team", "patterns", "critical-patterns.md"), "# P\n\n## 1. Give connections back\n\n**Why:** The pool drains.\n\n## 2. Bound each queue\n\n**Why:** Memory.\n");
            System.IO.File.WriteAllText(Path.Combine(_repository.Folder, ".vtoperate.yml"), $"knowledge:\n  team: {_repository.Folder.Replace('\\', '/')}-team\n");
            PSObject foreign = _session.InvokeSingle("Get-CriticalPattern give-connections-back");
            Assert.Equal("team", foreign.Properties["Source"].Value);
            Assert.Contains("give-connections-back, of team", _session.Render("Get-CriticalPattern"), StringComparison.Ordinal);

            PSObject own = _session.InvokeSingle("Add-CriticalPattern 'Give connections back' -Why 'Here, too.'");
            Assert.Empty(_session.Errors);
            Assert.Equal(("", "give-connections-back"), (own.Properties["Source"].Value, own.Properties["Slug"].Value));
            Assert.Equal(["|Here, too.", "team|Memory."], _session.Invoke("Get-CriticalPattern | ForEach-Object { $_.Source + '|' + $_.Why }").Select(line => line.ToString()));
            _session.Invoke("Add-CriticalPattern 'Give connections back'");
            Assert.StartsWith("RecordExists", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(_repository.Folder + "-team", recursive: true);
        }
    }

    [Fact]
    public void Views_fit_a_narrow_terminal()
    {
        using var narrow = new TestSession(location: _repository.Folder, width: 80);
        narrow.Invoke("Get-SolutionPattern | Add-CriticalPattern");
        Assert.Equal(
            """

            Times State                    Pattern
            ----- -----                    -------
                3 holds since 0000-00-00   Connection from the Redis pool
                                           connection-from-the-redis-pool
                                             runtime-errors/basket-timeouts
                                             runtime-errors/checkout-hangs
                                             runtime-errors/session-pool


            """.ReplaceLineEndings("\n"), Dateless(narrow.Render("Get-SolutionPattern")));
        Assert.Equal(
            """

              No State                    Pattern
              -- -----                    -------
               1 holds since 0000-00-00   Connection from the Redis pool
                                          connection-from-the-redis-pool
                                          runtime-errors/basket-timeouts
                                          runtime-errors/checkout-hangs
                                          runtime-errors/session-pool


            """.ReplaceLineEndings("\n"), Dateless(narrow.Render("Get-CriticalPattern")));
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    private static string Dateless(string text) => text.Replace(DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), "0000-00-00", StringComparison.Ordinal);

    private byte[] Bytes() => System.IO.File.ReadAllBytes(Path.Combine(_repository.Folder, File));

    private void Short(string id, string problem)
    {
        string file = Path.Combine(_repository.Folder, "docs/solutions", id + ".md");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, $"---\ntitle: \"{problem}\"\ndate: 2026-03-10\nstatus: draft\n---\n\n# {problem}\n\n## Problem\n\n{problem}\n\n## Solution\n\nSee above.\n");
    }
}
