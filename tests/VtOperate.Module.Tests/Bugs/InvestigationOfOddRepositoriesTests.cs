using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

/// <summary>Every odd repository gets a result that says what could not be done, or one error record; never a raw exception.</summary>
public sealed class InvestigationOfOddRepositoriesTests : IDisposable
{
    private const string Trace = "System.InvalidOperationException: empty\n   at Shop.Cart.Total() in /_/Cart.cs:line 2\n   at Shop.Pay.Run() in /_/Pay.cs:line 1\n";

    private readonly HandMadeRepository _made = new();

    public void Dispose() => _made.Dispose();

    [Fact]
    public void An_unborn_branch_has_no_suspects_and_says_why()
    {
        File.WriteAllText(Path.Combine(_made.Folder, "Cart.cs"), "class Cart\n{ }\n");
        PSObject bug = Investigate();
        Assert.Empty(Items(bug, "Suspects"));
        Assert.Contains(Unknowns(bug), unknown => unknown.StartsWith("Which commits are suspected", StringComparison.Ordinal));
    }

    [Fact]
    public void Without_a_repository_saving_leaves_the_record_and_nothing_else()
    {
        Directory.Delete(Path.Combine(_made.Folder, ".git"), recursive: true);
        using var session = new TestSession(location: _made.Folder);
        session.InvokeSingle("Invoke-BugInvestigation 'nobody can pay' -Save");
        Assert.Equal(["docs/bugs/BUG-0001-nobody-can-pay/investigation.md", "docs/bugs/BUG-0001-nobody-can-pay/report.md"], Directory.GetFiles(_made.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_made.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_detached_head_is_investigated_like_any_other()
    {
        string culprit = CommitCart();
        File.WriteAllText(Path.Combine(_made.Folder, ".git", "HEAD"), culprit + "\n");
        Assert.Equal(culprit, Items(Investigate(), "Suspects")[0].Properties["Sha"].Value);
    }

    [Fact]
    public void A_shallow_clone_says_that_history_ends_early()
    {
        string first = _made.Commit("Add", "Cart.cs", "class Cart\n{\n}\n");
        string culprit = CommitCart();
        File.WriteAllText(Path.Combine(_made.Folder, ".git", "shallow"), culprit + "\n");
        Directory.Delete(Path.Combine(_made.Folder, ".git", "objects", first[..2]), recursive: true);
        PSObject bug = Investigate();
        Assert.Equal(culprit, Items(bug, "Suspects")[0].Properties["Sha"].Value);
        Assert.Contains(Unknowns(bug), unknown => unknown.Contains("shallow", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bare_repository_is_investigated_from_its_commits()
    {
        string culprit = CommitCart();
        File.WriteAllText(Path.Combine(_made.Folder, ".git", "config"), "[core]\n\trepositoryformatversion = 0\n\tbare = true\n");
        string bare = Path.Combine(_made.Folder, ".git");
        PSObject bug = Investigate(bare);
        Assert.Equal(culprit, Items(bug, "Suspects")[0].Properties["Sha"].Value);
        using var session = new TestSession(location: bare);
        Assert.Empty(session.Invoke("Invoke-BugInvestigation 'nobody can pay' -Save"));
        Assert.StartsWith("RepositoryBare,", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(bare, "docs")));
    }

    [Fact]
    public void A_missing_object_is_said_and_the_rest_stands()
    {
        string culprit = CommitCart();
        Directory.Delete(Path.Combine(_made.Folder, ".git", "objects", culprit[..2]), recursive: true);
        PSObject bug = Investigate();
        Assert.Single(Items(bug, "Traces"));
        Assert.Empty(Items(bug, "Suspects"));
        Assert.NotEmpty(Unknowns(bug));
    }

    [Fact]
    public void A_repository_in_a_format_to_come_is_said_and_the_rest_stands()
    {
        CommitCart();
        File.WriteAllText(Path.Combine(_made.Folder, ".git", "config"), "[core]\n\trepositoryformatversion = 1\n[extensions]\n\tobjectformat = sha256\n");
        PSObject bug = Investigate();
        Assert.Single(Items(bug, "Traces"));
        Assert.Contains(Unknowns(bug), unknown => unknown.StartsWith("Everything that history tells", StringComparison.Ordinal));
    }

    [Fact]
    public void Half_written_documents_cost_themselves_only()
    {
        CommitCart();
        string solutions = Path.Combine(_made.Folder, "docs", "solutions", "runtime errors [ö]");
        Directory.CreateDirectory(solutions);
        File.WriteAllText(Path.Combine(solutions, "torn.md"), "---\ntitle: \"Cart.Total is em");
        File.WriteAllBytes(Path.Combine(solutions, "junk.md"), [0xFF, 0x00, 0x13, 0x88, 0x00]);
        File.WriteAllText(Path.Combine(solutions, "good.md"), "---\r\ntitle: Cart.Total throws InvalidOperationException when empty\r\nmodule: Shop\r\n---\r\n\r\nShop.Cart.Total\r\n");
        using var session = new TestSession(location: _made.Folder);
        PSObject bug = session.InvokeSingle("Invoke-BugInvestigation @($input)[0]", Trace);
        Assert.DoesNotContain(session.Errors, error => error.FullyQualifiedErrorId.StartsWith("InternalError", StringComparison.Ordinal));
        Assert.Contains(Items(bug, "Solutions"), match => PSObject.AsPSObject(match.Properties["Solution"].Value).Properties["Id"].Value is "runtime errors [ö]/good");
    }

    [Fact]
    public void A_large_log_is_streamed() => ReadLog(megabytes: 3);

    [NamedFact("SCALE")]
    public void A_log_of_200_megabytes_is_streamed() => ReadLog(megabytes: 200);

    [NamedFact("SCALE")]
    public void A_log_of_a_gigabyte_is_streamed() => ReadLog(megabytes: 1000);

    private void ReadLog(int megabytes)
    {
        CommitCart();
        string log = Path.Combine(_made.Folder, "large.log");
        using (StreamWriter writer = File.CreateText(log))
        {
            for (long written = 0, i = 0; written < megabytes * 1_000_000L; i++)
            {
                string line = i % 5000 == 0 ? Trace : $"2026-11-22T10:00:00.{i % 1000:000}Z INFO request {i} took {i % 97} ms, user {i % 1013}, all is well";
                writer.WriteLine(line);
                written += line.Length + 1;
            }
        }

        using var session = new TestSession(location: _made.Folder);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        PSObject bug = session.InvokeSingle("Invoke-BugInvestigation -LogPath large.log");
        long kept = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Empty(session.Errors);
        Assert.Single(Items(bug, "Traces"));
        Assert.True((int)Items(bug, "Traces")[0].Properties["Occurrences"].Value > megabytes);
        Assert.True(kept < 64_000_000, $"kept {kept} bytes");
    }

    private string CommitCart()
    {
        _made.Commit("Add the payment", "Pay.cs", "class Pay { }\n");
        return _made.Commit("Sum carts lazily", "Cart.cs", "class Cart\n{ int Total() => items.First();\n}\n");
    }

    private PSObject Investigate(string? folder = null)
    {
        using var session = new TestSession(location: folder ?? _made.Folder);
        PSObject bug = session.InvokeSingle("Invoke-BugInvestigation @($input)[0]", Trace);
        Assert.Empty(session.Errors);
        return bug;
    }

    private static string[] Unknowns(PSObject bug) => [.. Items(bug, "Unknowns").Select(unknown => unknown.ToString())];

    private static IReadOnlyList<PSObject> Items(PSObject of, string property) =>
        [.. LanguagePrimitives.GetEnumerable(of.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];
}
