using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Bugs;

public sealed class ConstitutionOfFixTests : IDisposable
{
    private const string Principles = "# Shop Constitution\n\n### I. Short code\n\n- Functions MUST NOT exceed 5 lines.\n\n**Rationale**: Short code is read.\n\n### II. Care\n\n- Code MUST be clean.\n";
    private const string Short = "def total():\n    return 1\n";

    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public ConstitutionOfFixTests()
    {
        _repository.Commit("Add the cart", "cart.py", Short);
        _session = new TestSession(location: _repository.Folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void A_fix_that_violates_is_shown_with_the_remedy_of_the_principle()
    {
        Agree(Principles);
        _repository.Commit("fix: count all", "cart.py", Long(8));
        PSObject review = Review(_session.InvokeSingle("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD"));
        Assert.Empty(_session.Errors);
        Assert.Equal(("Violates", "1", "1", "0"), (Text(review, "Status"), Text(review, "Violated"), Text(review, "NeedsReview"), Text(review, "Passed")));

        string shown = _session.Render("Invoke-BugInvestigation 'The total is wrong' -Fix HEAD");
        Assert.Contains("CONSTITUTION", shown, StringComparison.Ordinal);
        Assert.Contains("The fix violates 1 of 2 principles; 0 respected, 1 for a person, 0 not touched.", shown, StringComparison.Ordinal);
        Assert.Contains("violates  I. Short code (.specify/memory/constitution.md:3)", shown, StringComparison.Ordinal);
        Assert.Contains("cart.py:1: total has 9 lines, at most 5 are allowed", shown, StringComparison.Ordinal);
        Assert.Contains("instead   Functions MUST NOT exceed 5 lines. (Short code is read.)", shown, StringComparison.Ordinal);
        _session.Invoke("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD -Save");
        Assert.Contains("- Violates I. Short code", File.ReadAllText(Directory.GetFiles(Path.Combine(_repository.Folder, "docs"), "investigation.md", SearchOption.AllDirectories).Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_that_respects_is_told_from_one_that_a_person_has_to_read()
    {
        Agree(Principles);
        _repository.Commit("fix: count all", "cart.py", Long(2));
        Assert.Contains("Nothing that could be checked is violated, and 1 of 2 principles needs a person; 1 respected", _session.Render("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD"), StringComparison.Ordinal);
        Agree(Principles[..Principles.IndexOf("### II", StringComparison.Ordinal)]);
        string shown = _session.Render("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD");
        Assert.Contains("The fix respects the constitution, 1 principle: 1 respected", shown, StringComparison.Ordinal);
        Assert.Contains("respects  I. Short code", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void A_violation_is_an_open_point_of_the_end_of_a_bug_and_what_if_writes_nothing()
    {
        Agree(Principles);
        _session.Invoke("Invoke-BugInvestigation 'The total is wrong' -Save");
        string fix = _repository.Commit("fix: count all", "cart.py", Long(8));
        string end = $"Complete-BugInvestigation 1 {fix} -NoReproduction 'only there' -NoRegressionTest 'later' -NoSolution";
        string[] before = Written();
        PSObject planned = _session.InvokeSingle(end + " -WhatIf");
        Assert.Equal(before, Written());
        Assert.Equal("Violates", Text(Review(planned), "Status"));

        PSObject done = _session.InvokeSingle(end);
        Assert.Empty(_session.Errors);
        Assert.Equal("Verified", Text(done, "Status"));
        PSObject item = Assert.Single(Items(done), one => Text(one, "Name") == "Constitution");
        Assert.Equal("Open", Text(item, "State"));
        Assert.Contains("I. Short code: cart.py:1: total has 9 lines, at most 5 are allowed. Instead: Functions MUST NOT exceed 5 lines. (Short code is read.)", Text(item, "Text"), StringComparison.Ordinal);
        Assert.Contains("[ ] Constitution", _session.Render(end), StringComparison.Ordinal);

        Agree("# Shop Constitution\n\n### Care\n\n- Functions MUST NOT exceed 500 lines.\n");
        Assert.Equal("Done", Text(Assert.Single(Items(_session.InvokeSingle(end)), one => Text(one, "Name") == "Constitution"), "State"));
        File.WriteAllText(Path.Combine(_repository.Folder, ".specify", "constitution.rules.yml"), "rules:\n  - principle: Nobody\n    kind: Changelog\n");
        PSObject unchecked_ = Assert.Single(Items(_session.InvokeSingle(end)), one => Text(one, "Name") == "Constitution");
        Assert.Equal("Open", Text(unchecked_, "State"));
        Assert.Contains("line 2: 'Nobody' names no principle", Text(unchecked_, "Text"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_specifications_nothing_is_said_and_a_template_is_said_to_be_one()
    {
        _session.Invoke("Invoke-BugInvestigation 'The total is wrong' -Save");
        string fix = _repository.Commit("fix: count all", "cart.py", Long(8));
        string end = $"Complete-BugInvestigation 1 {fix} -NoReproduction 'only there' -NoRegressionTest 'later' -NoSolution";
        PSObject bug = _session.InvokeSingle("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD");
        Assert.Null(bug.Properties["Constitution"].Value);
        Assert.DoesNotContain(Unknowns(bug), one => one.Contains("constitution", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("constitution", _session.Render("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("constitution", _session.Render(end), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(_session.Warnings, one => one.Contains("constitution", StringComparison.OrdinalIgnoreCase));

        Agree("# [PROJECT_NAME] Constitution\n\n### [PRINCIPLE_1_NAME]\n\nMUST\n");
        Assert.Contains("is an unfilled template", _session.Render("Invoke-BugInvestigation 'The total is wrong' -Range HEAD~1..HEAD"), StringComparison.Ordinal);
        PSObject item = Assert.Single(Items(_session.InvokeSingle(end)), one => Text(one, "Name") == "Constitution");
        Assert.Equal("NotNeeded", Text(item, "State"));
        Assert.Contains("is an unfilled template", Text(item, "Text"), StringComparison.Ordinal);

        Assert.Empty(_session.Invoke("Invoke-BugInvestigation 'The total is wrong' -Range nowhere..HEAD"));
        Assert.StartsWith("RevisionNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private void Agree(string text)
    {
        Directory.CreateDirectory(Path.Combine(_repository.Folder, ".specify", "memory"));
        File.WriteAllText(Path.Combine(_repository.Folder, ".specify", "memory", "constitution.md"), text);
    }

    private string[] Written() => [.. Directory.GetFiles(Path.Combine(_repository.Folder, "docs"), "*", SearchOption.AllDirectories).Order().Select(File.ReadAllText)];

    private static string Long(int lines) => "def total():\n" + string.Concat(Enumerable.Repeat("    a = 1\n", lines));

    private static PSObject Review(PSObject item) => PSObject.AsPSObject(item.Properties["Constitution"].Value);

    private static PSObject[] Items(PSObject item) => [.. ((IEnumerable)item.Properties["Items"].Value).Cast<object>().Select(PSObject.AsPSObject)];

    private static string[] Unknowns(PSObject item) => [.. ((IEnumerable)item.Properties["Unknowns"].Value).Cast<object>().Select(one => $"{one}")];

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";
}
