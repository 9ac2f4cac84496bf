using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

/// <summary>One bug from the report to the solution, by the commands that the outputs themselves propose.</summary>
public sealed class BugFromReportToSolutionTests : IDisposable
{
    private const string Wrong = "function Get-Total($items) { $sum = 0; foreach ($item in $items) { $sum += [int]$item }; $sum }\n";
    private const string Right = "function Get-Total($items) { $sum = 0; foreach ($item in $items) { $sum += $item }; $sum }\n";
    private const string Check = ". ./total.ps1\nif ((Get-Total @(1.4, 1.4)) -ne 2.8) { throw 'wrong total' }\n";

    private readonly HandMadeRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void What_is_proposed_runs_and_leads_from_the_report_to_the_solution_that_the_next_report_finds()
    {
        _repository.Commit([("total.ps1", Right), ("total.tests.ps1", Check)], "Add the total of a cart");
        string good = _repository.Commit("Say what it is", "README.md", "# Shop\n");
        string culprit = _repository.Commit("Count the total of a cart in whole numbers", "total.ps1", Wrong);
        _repository.Commit("Say more", "README.md", "# Shop\n\nSells.\n");
        using var session = new TestSession(location: _repository.Folder);

        PSObject bug = session.InvokeSingle("$bug = Invoke-BugInvestigation 'The total of a cart is wrong: cents are lost in total.ps1' -Save; $bug");
        Assert.Equal("BUG-0001", bug.Properties["Label"].Value);
        Assert.Contains(Commands(bug), command => command == "Complete-BugInvestigation BUG-0001 HEAD");
        Assert.All(Items(bug, "NextSteps"), step => Assert.DoesNotContain("Add-Solution", Text(step, "Command"), StringComparison.Ordinal));
        string report = Directory.GetFiles(_repository.Folder, "investigation.md", SearchOption.AllDirectories).Single();
        Assert.Contains("Complete-BugInvestigation BUG-0001 HEAD", File.ReadAllText(report), StringComparison.Ordinal);

        PSObject seen = session.InvokeSingle($"$bug | Test-BugReproduction {{ ./total.tests.ps1 }} -ErrorPattern 'wrong total' -Baseline {good} -Count 2 -Save");
        Assert.Empty(session.Errors);
        Assert.Equal("Confirmed", Text(seen, "Verdict"));
        Assert.Equal("Reproduced", Text(session.InvokeSingle("Get-BugInvestigation BUG-0001"), "Status"));
        string[] next = Commands(seen);
        Assert.Equal(3, next.Length);

        PSObject found = session.InvokeSingle(next[0]);
        Assert.Empty(session.Errors);
        Assert.Equal(culprit, Text(PSObject.AsPSObject(found.Properties["Culprit"].Value), "Sha"));
        if (Commands(bug).FirstOrDefault(command => command.StartsWith("Invoke-BugBisect", StringComparison.Ordinal)) is { } bisect)
            Assert.Equal(culprit, Text(PSObject.AsPSObject(session.InvokeSingle(bisect).Properties["Culprit"].Value), "Sha"));

        Assert.Equal("FixReady", Text(session.InvokeSingle(next[1]), "Status"));
        string fix = _repository.Commit([("total.ps1", Right), ("total.tests.ps1", Check + "if ((Get-Total @(0.5)) -ne 0.5) { throw 'wrong total' }\n")], "Count cents");
        PSObject end = session.InvokeSingle(next[2]);
        Assert.Empty(session.Errors);
        Assert.Equal((fix, "Verified"), (Text(end, "Fix"), Text(end, "Status")));
        string last = Text(Items(end, "Items")[^1], "Text");
        Assert.Equal("Closed", Text(session.InvokeSingle(last[(last.IndexOf(": ", StringComparison.Ordinal) + 2)..]), "Status"));

        string id = Text(PSObject.AsPSObject(PSObject.AsPSObject(end.Properties["Solution"].Value).Properties["Solution"].Value), "Id");
        Assert.Equal(id, Text(session.InvokeSingle($"Get-Solution {id}"), "Id"));
        PSObject again = session.InvokeSingle("Invoke-BugInvestigation 'Total of the cart loses cents'");
        Assert.Empty(session.Errors);
        Assert.Equal(id, Text(PSObject.AsPSObject(Items(again, "Solutions")[0].Properties["Solution"].Value), "Id"));
        Assert.Equal(id, Text(session.InvokeSingle(Commands(again)[0]), "Id"));
    }

    private static string[] Commands(PSObject from) => [.. Items(from, "NextSteps").Select(step => Text(step, "Command")).Where(command => command.Length > 0)];

    private static PSObject[] Items(PSObject from, string property) => [.. ((IEnumerable)from.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";
}
