using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Solutions;

/// <summary>Three similar bugs are written down, and the fourth is recognised.</summary>
public sealed class LearningLoopTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData(
        "Problem: Users are logged out after every deployment: RedisTimeoutException in the session store, Solution: Bound the Redis connection pool to 20 connections",
        "Problem: The cart is empty after a release; the Redis connection pool is exhausted, Fix: Limit the Redis connection pool of the cart",
        "Problem: Search answers 500 while a deployment runs: RedisTimeoutException, no free connection in the pool, Fix: Set a limit for the Redis connection pool",
        "Since the rollout our customers lose their wish list. The log says StackExchange.Redis.RedisTimeoutException, all connections are in use.")]
    [InlineData(
        "Problem: The nightly invoice import crashes on an empty file, Solution: Skip an empty file before it is parsed",
        "Problem: Importing an empty customer file throws an exception, Solution: Check that the file is not empty before the import parses it",
        "Problem: Import of prices fails when the uploaded file is empty, Solution: Refuse an empty file before parsing",
        "The stock import dies with a file of zero bytes, which is empty.")]
    [InlineData(
        "Problem: Postgres deadlock when two workers update the same order, Solution: Lock the order rows in the order of their id",
        "Problem: Deadlock detected in Postgres while stock and order are updated together, Solution: Always lock rows in the same order, by id",
        "Problem: The billing worker fails with deadlock detected, Solution: Update rows ordered by id so that locks are taken in the same order",
        "Two background workers block each other in the database, the error is deadlock detected")]
    public void The_fourth_bug_in_other_words_names_the_pattern_and_the_three_solutions_first(string first, string second, string third, string fourth)
    {
        _repository.Commit("Start", "Program.cs", "class Program { }\n");
        using var session = new TestSession(location: _repository.Folder);
        string[] ids = [.. new[] { first, second, third }.Select(text => Id(session.InvokeSingle($"Add-Solution '{text}'")))];
        PSObject pattern = session.InvokeSingle("Get-CriticalPattern");
        Assert.Equal(ids.Order(StringComparer.Ordinal), ((IEnumerable<string>)pattern.Properties["DocumentedIn"].Value).Order(StringComparer.Ordinal));
        session.Invoke("Add-Solution 'Problem: The logo is blurred on retina screens, Solution: Serve an SVG' -NoPromote");
        PSObject bug = session.InvokeSingle($"Invoke-BugInvestigation '{fourth}'");
        Assert.Equal(pattern.Properties["Slug"].Value, Get(Get(Assert.Single(Items(bug, "Patterns")), "Pattern"), "Slug"));
        Assert.NotEmpty(Items(Items(bug, "Patterns")[0], "Evidence"));
        object[] solutions = Items(bug, "Solutions");
        Assert.Equal(ids.Order(StringComparer.Ordinal), solutions.Take(3).Select(match => Get(Get(match, "Solution"), "Id").ToString()!).Order(StringComparer.Ordinal));
        Assert.All(solutions, match => Assert.NotEmpty(Items(match, "Evidence")));
        Assert.Equal("Compare", Get(Items(bug, "NextSteps")[0], "Stage"));
        Assert.Equal("$bug | Add-Solution -Commit HEAD", Get(Items(bug, "NextSteps")[^1], "Command"));
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void Bugs_that_were_investigated_make_the_pattern_too()
    {
        using var session = new TestSession(location: _repository.Folder);
        string[] reports = ["Guests cannot pay", "The cart cannot be opened", "Search shows nothing"];
        foreach (string report in reports)
        {
            _repository.Commit("Fix: " + report, "Pool.cs", $"class Pool\n{{\n    public Lease Rent() => new(\"{report}\");\n}}\n");
            session.Invoke($"$bug = Invoke-BugInvestigation \"{report}`nShop.PoolException: No free connection`n   at Shop.Pool.Rent() in /src/Pool.cs:line 3\"");
            Assert.Equal("Written", Get(session.InvokeSingle("$bug | Add-Solution -Commit HEAD -RootCause unbounded_pool -ProblemType runtime_error -Solution 'Bound the pool to 20 connections.'"), "Action").ToString());
        }

        PSObject pattern = session.InvokeSingle("Get-CriticalPattern");
        PSObject bug = session.InvokeSingle("Invoke-BugInvestigation \"Nobody can register`nShop.PoolException: No free connection`n   at Shop.Pool.Rent() in /src/Pool.cs:line 3\"");
        Assert.Equal(pattern.Properties["Slug"].Value, Get(Get(Items(bug, "Patterns")[0], "Pattern"), "Slug"));
        Assert.Equal(3, Items(bug, "Solutions").Length);
    }

    [Fact]
    public void Without_promotion_the_documents_are_written_and_no_pattern()
    {
        using var session = new TestSession(location: _repository.Folder);
        foreach (string module in (string[])["cart", "search", "login"])
            session.Invoke($"Add-Solution 'Problem: The {module} fails: RedisTimeoutException, the connection pool is exhausted, Solution: Bound the Redis connection pool, Cause: unbounded pool' -NoPromote");
        Assert.Empty(session.Invoke("Get-CriticalPattern"));
        Assert.Equal(3, session.Invoke("Get-Solution").Count);
    }

    [Fact]
    public void The_menu_writes_down_a_problem_and_its_solution_with_all_their_commas()
    {
        using var session = new TestSession(location: _repository.Folder);
        PSObject change = session.InvokeSingle("Start-Operation ContinuousImprovement -Problem 'It said: \"a, Solution: b\", twice' -Solution 'Set x: 1, Why: because'");
        string text = File.ReadAllText(Get(Get(change, "Solution"), "File").ToString()!);
        Assert.Contains("## Problem\n\nIt said: \"a, Solution: b\", twice\n\n## Solution\n\nSet x: 1, Why: because\n", text, StringComparison.Ordinal);
    }

    private static string Id(PSObject change) => Get(Get(change, "Solution"), "Id").ToString()!;

    private static object Get(object record, string property) => PSObject.AsPSObject(record).Properties[property].Value;

    private static object[] Items(object record, string property) => [.. ((IEnumerable)Get(record, property)).Cast<object>()];
}
