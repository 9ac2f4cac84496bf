using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

public sealed class AddSolutionTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void One_sentence_is_enough_and_the_object_says_what_is_next()
    {
        using TestSession session = Session();
        PSObject change = session.InvokeSingle("Add-Solution \"Problem: The total is off by a cent, Solution: Round once\"");
        Assert.Equal("VtOperate.Core.Solutions.SolutionChange", change.TypeNames[0]);
        Assert.Equal("Written", Text(change, "Action"));
        Assert.Equal(_repository.Folder, Text(change, "Repository"));
        Assert.Empty(session.Errors);
        Assert.Equal("unsorted/the-total-is-off-by-a-cent", Text(session.InvokeSingle("Get-Solution"), "Id"));
        Assert.Equal("Unchanged", Text(session.InvokeSingle("Add-Solution \"Problem: The total is off by a cent, Solution: Round once\""), "Action"));
    }

    [Fact]
    public void WhatIf_lists_every_file_and_writes_none()
    {
        using TestSession session = Session();
        session.Invoke("Add-Solution 'Problem: Redis pool is exhausted after a deployment, Solution: Bound the Redis connection pool'");
        session.Invoke("Add-Solution 'Problem: After each deployment the Redis pool is exhausted again, Solution: Bound the connection pool of Redis'");
        string[] before = Files();
        string shown = session.Render("Add-Solution 'Problem: Deployment leaves the Redis pool exhausted, Solution: The connection pool of Redis is bound' -WhatIf");
        Assert.Equal(before, Files());
        Assert.Contains("What if: Performing the operation \"Create\" on target", shown, StringComparison.Ordinal);
        Assert.Contains("deployment-leaves-the-redis-pool-exhausted.md", shown, StringComparison.Ordinal);
        Assert.Contains("+- See also: [Deployment leaves the Redis pool exhausted](deployment-leaves-the-redis-pool-exhausted.md)", shown, StringComparison.Ordinal);
        Assert.Contains("critical-patterns.md", shown, StringComparison.Ordinal);
        Assert.Contains("PLANNED", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void An_investigation_and_the_commit_that_fixed_it_are_written_down()
    {
        _repository.Commit("Pool", "Pool.cs", "class Pool\n{\n    public Lease Rent() => null;\n}\n");
        string fix = _repository.Commit("Bound the pool\n\nFixes: #12", "Pool.cs", "class Pool\n{\n    public Lease Rent() => new();\n}\n");
        using TestSession session = Session();
        PSObject change = session.InvokeSingle("Invoke-BugInvestigation \"Guests cannot pay`nShop.PoolException: No free connection`n   at Shop.Pool.Rent() in /src/Pool.cs:line 3\" -Severity 2 | Add-Solution -Commit HEAD -Solution 'Bound it.' -RootCause config_error");
        Assert.Empty(session.Errors);
        string text = File.ReadAllText(Path.Combine(_repository.Folder, "docs", "solutions", "unsorted", "guests-cannot-pay.md"));
        Assert.Contains("severity: high", text, StringComparison.Ordinal);
        Assert.Contains("symptoms:\n  - \"Shop.PoolException: No free connection\"", text, StringComparison.Ordinal);
        Assert.Contains("- `Pool.cs` in `Shop.Pool.Rent`", text, StringComparison.Ordinal);
        Assert.Contains($"Fixed by `{fix}`", text, StringComparison.Ordinal);
        Assert.Contains("Suspected, not proved:", text, StringComparison.Ordinal);
        Assert.Equal(["module", "problem_type", "component", "resolution_type"], (IEnumerable<string>)change.Properties["OpenFields"].Value);
    }

    [Fact]
    public void Commits_errors_and_lines_come_through_the_pipeline()
    {
        string sha = _repository.Commit("Pool", "Pool.cs", "class Pool\n{\n    public Lease Rent() => null;\n}\n");
        using TestSession session = Session();
        PSObject commit = session.InvokeSingle($"[pscustomobject]@{{ Sha = '{sha}'; Subject = 'x' }} | Add-Solution -Problem 'The pool is empty' -Solution 'Fill it'");
        Assert.Contains($"Fixed by `{sha}`", File.ReadAllText(Text(commit.Properties["Solution"].Value, "File")), StringComparison.Ordinal);
        PSObject suspect = session.InvokeSingle("Find-SuspectCommit -RelativePath Pool.cs | Add-Solution 'Somebody broke the lease'");
        string text = File.ReadAllText(Text(suspect.Properties["Solution"].Value, "File"));
        Assert.Contains("Suspected, not proved:", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Fixed by", text, StringComparison.Ordinal);
        PSObject lines = session.InvokeSingle("'Problem: Lines of a file', 'that go on', 'Solution: are one solution' | Add-Solution");
        Assert.Contains("Lines of a file\nthat go on\n", File.ReadAllText(Text(lines.Properties["Solution"].Value, "File")), StringComparison.Ordinal);
        PSObject error = session.InvokeSingle("try { throw [System.InvalidOperationException]::new('Queue is gone') } catch { $_ | Add-Solution -Solution 'Bring it back' }");
        Assert.Contains("Queue is gone", Text(error.Properties["Solution"].Value, "Title"), StringComparison.Ordinal);
        session.Invoke("[datetime]::UnixEpoch | Add-Solution");
        Assert.StartsWith("IdentityMismatch", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("try { [int]::Parse('x') } catch { $_ | Add-Solution }", "FormatException", "MethodInvocationException")]
    [InlineData("[AggregateException]::new('Several.', [IO.IOException]::new('disk full')) | Add-Solution", "disk full", "Several.")]
    [InlineData("[Reflection.TargetInvocationException]::new('Target.', [IO.IOException]::new('disk full')) | Add-Solution", "disk full", "Target.")]
    [InlineData("try { throw 'plain words' } catch { $_ | Add-Solution }", "plain words", "RuntimeException")]
    public void The_title_of_an_error_is_its_cause_and_the_chain_is_evidence(string script, string title, string evidence)
    {
        using TestSession session = Session();
        PSObject change = session.InvokeSingle(script);
        Assert.Contains(title, Text(change.Properties["Solution"].Value, "Title"), StringComparison.Ordinal);
        string text = File.ReadAllText(Text(change.Properties["Solution"].Value, "File"));
        Assert.Contains(evidence, text[text.IndexOf("## Evidence", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    [Fact]
    public void Names_with_signs_stay_apart_and_are_found()
    {
        using TestSession session = Session();
        session.Invoke("Add-Solution 'Problem: The build breaks, Solution: Mend it' -Tag C#, .NET; Add-Solution 'Problem: The link is lost, Solution: Find it' -Tag C");
        Assert.Equal("unsorted/the-build-breaks", Text(session.InvokeSingle("Get-Solution -Tag C#"), "Id"));
        Assert.Equal("unsorted/the-link-is-lost", Text(session.InvokeSingle("Get-Solution -Tag c"), "Id"));
        Assert.Equal("unsorted/the-build-breaks", Text(session.InvokeSingle("Search-Solution C# | ForEach-Object Solution"), "Id"));
        Assert.Equal("csharp dotnet", string.Join(' ', (IEnumerable<string>)session.InvokeSingle("Get-Solution -Tag .NET").Properties["Tags"].Value));
    }

    [Fact]
    public void WhatIf_shows_no_secret()
    {
        const string token = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
        using TestSession session = Session();
        session.Invoke("Add-Solution 'Problem: Redis pool is exhausted after a deployment, Solution: Bound the Redis connection pool'");
        string file = Path.Combine(_repository.Folder, "docs", "solutions", "unsorted", "redis-pool-is-exhausted-after-a-deployment.md");
        File.AppendAllText(file, $"\nThe token was {token}.\n");
        string error = $"[InvalidOperationException]::new('Redis pool is exhausted after a deployment with password=hunter2secret and {token}')";
        string shown = session.Render($"{error} | Add-Solution -Problem 'Redis pool is exhausted: {token}' -Solution 'Bound the Redis connection pool' -Title 'Pool {token}' -WhatIf; Update-Solution unsorted/redis-pool-is-exhausted-after-a-deployment -Solution 'Say {token}' -WhatIf");
        Assert.Contains("Link back", shown, StringComparison.Ordinal);
        Assert.Contains("[redacted:github-token]", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(token, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2secret", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Update_that_finds_nothing_near_enough_says_what_came_nearest_and_how_to_update_it()
    {
        using TestSession session = Session();
        session.Invoke("Add-Solution 'Problem: Redis pool is exhausted after a deployment, Solution: Bound the Redis connection pool'");
        PSObject change = session.InvokeSingle("Add-Solution \"Problem: After each deployment the Redis pool isn't free but exhausted, Solution: The Redis connection pool is bound\" -Update");
        Assert.Equal("Written", Text(change, "Action"));
        string step = ((IEnumerable<string>)change.Properties["NextSteps"].Value).First();
        Assert.Contains("The nearest, unsorted/redis-pool-is-exhausted-after-a-deployment, agrees in 2 (problem, solution), so a new one", step, StringComparison.Ordinal);
        string command = step[step.IndexOf("Update-Solution", StringComparison.Ordinal)..];
        PSObject updated = session.InvokeSingle(command);
        Assert.Empty(session.Errors);
        Assert.Equal("Updated", Text(updated, "Action"));
        string text = File.ReadAllText(Text(updated.Properties["Solution"].Value, "File"));
        Assert.Contains("Bound the Redis connection pool", text, StringComparison.Ordinal);
        Assert.Contains("isn't free but exhausted", text, StringComparison.Ordinal);
        Assert.Contains("no document that agrees", ((IEnumerable<string>)session.InvokeSingle("Add-Solution 'Problem: Paper is out, Solution: Buy some' -Update").Properties["NextSteps"].Value).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Add-Solution ''", "InputMissing")]
    [InlineData("Add-Solution x -Supersedes no/such", "RecordNotFound")]
    [InlineData("Add-Solution x -Supersedes unsorted/x", "RecordNotFound")]
    [InlineData("Add-Solution", "InputMissing")]
    [InlineData("Add-Solution x -Category ../out", "ValueNotAllowed")]
    [InlineData("Add-Solution x -Commit no-such", "RevisionNotFound")]
    [InlineData("Update-Solution no/such -Title x", "RecordNotFound")]
    [InlineData("Get-OperationContext | Update-Solution -Title x", "IdentityMismatch")]
    public void A_mistake_is_one_error_and_nothing_is_written(string script, string id)
    {
        _repository.Commit("x", "a.txt", "a");
        string[] before = Files();
        using TestSession session = Session();
        Assert.Empty(session.Invoke(script));
        Assert.StartsWith(id, Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Equal(before, Files());
    }

    [Fact]
    public void The_output_pipes_into_Update_and_a_difference_is_shown_first()
    {
        using TestSession session = Session();
        session.Invoke("$added = Add-Solution 'Problem: The total is off, Solution: Round once'");
        string shown = session.Render("$added | Update-Solution -Severity SEV3 -RootCause rounding -WhatIf");
        Assert.Contains("+severity: medium\n", shown, StringComparison.Ordinal);
        Assert.Contains("--- a/docs/solutions/unsorted/the-total-is-off.md", shown, StringComparison.Ordinal);
        PSObject change = session.InvokeSingle("$added | Update-Solution -Severity SEV3 -RootCause rounding");
        Assert.Equal("Updated", Text(change, "Action"));
        Assert.Equal("Medium", Text(session.InvokeSingle("$added | Get-Solution"), "Severity"));
        Assert.Equal("Unchanged", Text(session.InvokeSingle("$added | Update-Solution -Severity SEV3 -RootCause rounding"), "Action"));
    }

    [Fact]
    public void Values_complete_from_what_the_documents_use_and_then_from_the_schema()
    {
        using TestSession session = Session();
        session.Invoke("Add-Solution -Title A -Problem p -Component 'payment gateway' -RootCause zombie_lock -Tag zebra -Category zoo -Module Zoo");
        Assert.Equal(["'payment gateway'", "payments"], session.Complete("Add-Solution -Component pay"));
        Assert.Equal(["zombie_lock"], session.Complete("Add-Solution -RootCause z"));
        Assert.Equal(["zebra"], session.Complete("Update-Solution x -Tag z"));
        Assert.Equal(["zoo"], session.Complete("Add-Solution -Category z"));
        Assert.Equal(["Zoo"], session.Complete("Add-Solution -Module z"));
        Assert.Equal(["runtime_error"], session.Complete("Add-Solution -ProblemType run"));
        Assert.Equal(["code_fix", "config_change"], session.Complete("Add-Solution -ResolutionType co"));
        Assert.Equal(["zoo/a"], session.Complete("Update-Solution z"));
    }

    [Theory]
    [InlineData(120)]
    [InlineData(80)]
    public void The_view_fits_the_screen_and_names_the_next_command(int width)
    {
        using var session = new TestSession(location: _repository.Folder, width: width);
        session.Invoke("Add-Solution 'Problem: Redis pool is exhausted after a deployment, Solution: Bound the Redis connection pool, Component: database'");
        string shown = session.Render("Add-Solution 'Problem: After each deployment the Redis pool is exhausted, Solution: Bound the connection pool of Redis, Component: db'");
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, width));
        Assert.Contains("WRITTEN    unsorted/after-each-deployment-the-redis-pool-is-exhausted (draft)", shown, StringComparison.Ordinal);
        Assert.Contains("OPEN       module, problem_type,", shown, StringComparison.Ordinal);
        Assert.Contains("LIKE       unsorted/redis-pool-is-exhausted-after-a-deployment", shown, StringComparison.Ordinal);
        Assert.Contains("did you mean 'database', used by 1 document?", shown.Replace("\n           ", " ", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("NEXT       ", shown, StringComparison.Ordinal);
    }

    private TestSession Session() => new(location: _repository.Folder);

    private string[] Files() => [.. Directory.EnumerateFiles(_repository.Folder, "*", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(File.ReadAllBytes(file)))];

    private static string Text(object record, string property) => PSObject.AsPSObject(record).Properties[property].Value?.ToString() ?? "";
}
