using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Specs;

public sealed class SpecVerdictTests : IDisposable
{
    private const string Report = "The discount of a reloaded cart is applied too often, more often than the discount limit allows";
    private const string Trace = "Traceback (most recent call last):\n  File \"cart.py\", line 4, in apply\n    raise ValueError('too often')\nValueError: too often\n";

    private readonly HandMadeRepository _repository = new();
    private readonly TestSession _session;

    public SpecVerdictTests()
    {
        _session = new TestSession(location: _repository.Folder);
        Directory.CreateDirectory(Path.Combine(_repository.Folder, ".specify"));
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "specs", "001-cart"));
        Specify("FR-001", "The discount of a reloaded cart MUST be applied within the limit: `DISCOUNT_LIMIT` MUST be 5.");
        Directory.CreateDirectory(Path.Combine(_repository.Folder, "specs", "002-mail"));
        File.WriteAllText(Path.Combine(_repository.Folder, "specs", "002-mail", "spec.md"), "# Mail\n\n- **FR-001**: Mails MUST have a subject.\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _repository.Dispose();
    }

    [Fact]
    public void Where_the_code_has_another_value_it_is_a_drift_with_the_evidence_of_either_side()
    {
        Code(6);
        PSObject answer = Answer(Report, Trace);
        Assert.Equal("Drift", Text(answer, "Verdict"));
        Assert.Equal("D2", Text(Assert.Single(Items(answer, "Findings")), "Rule"));
        Assert.Equal("001-cart#FR-001", _session.InvokeSingle("$answer.Requirement.Requirement.Key").ToString());
        string shown = _session.Render("$answer");
        Assert.StartsWith("DRIFT  ", shown.TrimStart('\n'), StringComparison.Ordinal);
        Assert.Contains("expected  001-cart#FR-001: The discount of a reloaded cart MUST", shown, StringComparison.Ordinal);
        Assert.Contains("specs/001-cart/spec.md:3", shown, StringComparison.Ordinal);
        Assert.Contains("DISCOUNT_LIMIT = 6 (cart.py:2)", shown, StringComparison.Ordinal);
        Assert.Contains("update the specification or fix the code", Text(answer, "Reason"), StringComparison.Ordinal);
        Assert.Contains("Find-SpecDrift '001-cart'", shown, StringComparison.Ordinal);

        _session.Invoke("Find-SpecDrift -Rule D2 | Approve-SpecDrift 'until the next season'");
        Assert.Empty(_session.Errors);
        Assert.Equal("Unknown", Text(Answer(Report, Trace), "Verdict"));
        Assert.Contains("was accepted (until the next season)", Text(_session.InvokeSingle("$answer"), "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_both_agree_and_the_code_fails_the_specification_is_right()
    {
        Code(5);
        PSObject answer = Answer(Report, Trace);
        Assert.Equal(("ImplementationError", "FixCode"), (Text(answer, "Verdict"), Text(answer, "Suggestion")));
        Assert.Empty(Items(answer, "Findings"));
        Assert.Contains(Items(answer, "CodeSide"), one => Text(one, "Kind") == "Trace");
        Assert.Contains(Items(answer, "CodeSide"), one => Text(one, "Kind") == "Reference");
        Assert.Contains(Items(answer, "SpecSide"), one => Text(one, "Text").StartsWith("the code gives DISCOUNT_LIMIT a value that the requirement allows", StringComparison.Ordinal));
        Assert.StartsWith("IMPLEMENTATION ERROR  ", _session.Render("$answer").TrimStart('\n'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The kernel panics on boot", "", "No requirement is near enough")]
    [InlineData(Report, "", "only words tie the bug to it")]
    public void What_is_not_tied_to_a_requirement_is_unknown_and_never_in_sync(string report, string trace, string why)
    {
        Code(5);
        PSObject answer = Answer(report, trace);
        Assert.Equal(("Unknown", ""), (Text(answer, "Verdict"), Text(answer, "Suggestion")));
        Assert.Contains(why, Text(answer, "Reason"), StringComparison.Ordinal);
        Assert.DoesNotContain("sync", _session.Render("$answer"), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("The discount of a reloaded cart MUST be applied as often as people expect.", "nothing that it says can be compared")]
    [InlineData("The discount of a reloaded cart: `DISCOUNT_LIMIT` MUST be 5 [NEEDS CLARIFICATION: how often?]", "it is not settled")]
    public void What_cannot_be_compared_or_is_not_settled_is_unknown(string requirement, string why)
    {
        Specify("FR-001", requirement);
        Code(5);
        PSObject answer = Answer(Report, Trace);
        Assert.Equal("Unknown", Text(answer, "Verdict"));
        Assert.Contains(why, Text(answer, "Reason"), StringComparison.Ordinal);
        Assert.Contains("Get-SpecRequirement '001-cart#FR-001'", _session.Render("$answer"), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_nothing_shows_that_the_code_fails_it_is_unknown_what_is_wrong()
    {
        Specify("FR-007", "The discount of a reloaded cart MUST be applied within the limit: `DISCOUNT_LIMIT` MUST be 5.");
        Code(5);
        _session.Invoke("$bug = Invoke-BugInvestigation 'FR-007: the discount of a reloaded cart is applied too often' -Since 2030-01-01");
        PSObject answer = _session.InvokeSingle("$bug | Find-SpecDrift");
        Assert.Empty(_session.Errors);
        Assert.Equal("Unknown", Text(answer, "Verdict"));
        Assert.Contains("nothing shows yet that the code fails it", Text(answer, "Reason"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_project_of_which_nothing_is_comparable_is_unknown_and_one_without_specifications_an_error()
    {
        Specify("FR-001", "The discount of a reloaded cart MUST be fair.");
        _repository.Commit("Add the cart", "cart.py", "def apply():\n    return 1\n");
        PSObject answer = Answer(Report, "");
        Assert.Equal("Unknown", Text(answer, "Verdict"));
        Assert.Contains("could be compared", Text(answer, "Reason"), StringComparison.Ordinal);

        _session.Invoke("$bug = Invoke-BugInvestigation 'it fails'");
        Directory.Delete(Path.Combine(_repository.Folder, ".specify"));
        Assert.Empty(_session.Invoke("$bug | Find-SpecDrift"));
        Assert.StartsWith("SpecsNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    private PSObject Answer(string report, string trace)
    {
        PSObject answer = _session.InvokeSingle("$report = @($input)[0]; $bug = Invoke-BugInvestigation $report; $answer = $bug | Find-SpecDrift; $answer", report + ".\n\n" + trace);
        Assert.Empty(_session.Errors);
        return answer;
    }

    private void Code(int limit) => _repository.Commit("Add the cart", "cart.py", $"# FR-001 of 001-cart: how often\nDISCOUNT_LIMIT = {limit}\ndef apply():\n    raise ValueError('too often')\n");

    private void Specify(string id, string text) => File.WriteAllText(Path.Combine(_repository.Folder, "specs", "001-cart", "spec.md"), $"# Feature Specification: Cart\n\n- **{id}**: {text}\n");

    private static PSObject[] Items(PSObject item, string property) => [.. ((IEnumerable)item.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];

    private static string Text(PSObject item, string property) => item.Properties[property].Value?.ToString() ?? "";
}
