using System.Management.Automation;

namespace VtOperate.Module.Tests.Specs;

public sealed class FindSpecDriftTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
    private readonly TestSession _session;

    public FindSpecDriftTests()
    {
        foreach (string folder in (string[])[".specify", "specs/001-cart", "specs/002-mail", "src"]) Directory.CreateDirectory(Path.Combine(_folder, folder));
        Write("specs/001-cart/spec.md", "# Feature Specification: Cart\n\n### User Story 1 - Fill it (Priority: P1)\n\n1. **Given** a discount, **When** the cart is reloaded, **Then** it counts once\n\n- **FR-001**: A discount MUST be applied once, also when the cart is reloaded.\n- **FR-002** (superseded): Carts are files.\n- **FR-003**: Size [NEEDS CLARIFICATION: how many?]\n");
        Write("specs/001-cart/tasks.md", "- [x] T001 Write src/cart.py\n- [ ] T002 Write src/later.py\n");
        Write("specs/001-cart/data-model.md", "## Cart\n\n| Field | Type |\n|---|---|\n| cart_id | string |\n| discount_total | number |\n");
        Write("specs/002-mail/spec.md", "# Mail\n\n- **FR-001**: Mails MUST have a subject.\n");
        Write("src/cart.py", "# FR-002 of 001-cart\nclass Cart:\n    cart_id = 1\n");
        _session = new TestSession(location: _folder);
    }

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void Findings_are_shown_with_both_sides()
    {
        string shown = _session.Render("Find-SpecDrift");

        Assert.Contains("A2   Certain  Decide     001-cart#FR-002", shown, StringComparison.Ordinal);
        Assert.Contains("spec: FR-002 no longer holds (superseded)", shown, StringComparison.Ordinal);
        Assert.Contains("specs/001-cart/spec.md:8", shown, StringComparison.Ordinal);
        Assert.Contains("code: # FR-002 of 001-cart", shown, StringComparison.Ordinal);
        Assert.Contains("src/cart.py:1", shown, StringComparison.Ordinal);
        Assert.Contains("D3   Strong", shown, StringComparison.Ordinal);
        Assert.Equal(["A2", "D3"], Rules("Find-SpecDrift"));
        Assert.Equal(["D3"], Rules("Find-SpecDrift -Rule d"));
        Assert.Equal(["A2"], Rules("Find-SpecDrift -Confidence Certain"));
        Assert.Equal(["A2", "D3", "H1"], Rules("Find-SpecDrift -IncludeHint"));
        Assert.Empty(Rules("Find-SpecDrift 002-mail"));
        Assert.Equal(["A2"], Rules("Find-SpecDrift | Where-Object Suggestion -eq Decide | Where-Object Rule -eq A2"));
    }

    [Fact]
    public void Rule_takes_what_is_looked_for_and_each_has_a_name_and_a_line_in_the_help()
    {
        string[] allowed = [.. _session.Invoke("((Get-Command Find-SpecDrift).Parameters['Rule'].Attributes | Where-Object { $_ -is [ValidateSet] }).ValidValues").Select(value => value.ToString())];
        string[] rules = [.. allowed.Where(rule => rule.Length > 1)];
        Type names = _session.Invoke("Find-SpecDrift")[0].BaseObject.GetType().Assembly.GetType("VtOperate.Core.Specs.Reports.DriftRuleNames", throwOnError: true)!;
        var known = (IReadOnlyDictionary<string, string>)names.GetField("s_names", System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!.GetValue(null)!;
        string help = string.Join(' ', _session.Invoke("(Get-Help Find-SpecDrift -Full).description | ForEach-Object Text").Select(line => line.ToString()));

        Assert.Equal(known.Keys.Order(StringComparer.Ordinal), rules);
        Assert.Equal(rules.Select(rule => rule[..1]).Distinct(), allowed.Where(rule => rule.Length == 1));
        Assert.All(rules.Where(rule => rule is not ("C2" or "C3")), rule => Assert.Contains(rule, help, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-8")]
    public void Files_in_other_encodings_are_read_with_their_lines(string name)
    {
        var encoding = System.Text.Encoding.GetEncoding(name);
        foreach (string file in (string[])["specs/001-cart/spec.md", "specs/001-cart/data-model.md", "specs/001-cart/tasks.md", "src/cart.py"])
        {
            string path = Path.Combine(_folder, file);
            File.WriteAllText(path, File.ReadAllText(path).ReplaceLineEndings("\r\n"), encoding);
        }

        Assert.Equal(["A2 specs/001-cart/spec.md:8 src/cart.py:1 # FR-002 of 001-cart", "D3 specs/001-cart/data-model.md:6 : no identifier of the code has this name"],
            _session.Invoke("Find-SpecDrift").Select(finding => $"{Text(finding, "Rule")} {Text(finding, "SpecFile")}:{Text(finding, "SpecLine")} {Text(finding, "CodeFile")}:{Text(finding, "CodeLine")} {Text(finding, "CodeDoes")}"));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void Bytes_that_are_no_text_hide_nothing_that_stands_beside_them()
    {
        foreach (string file in (string[])["specs/001-cart/spec.md", "src/cart.py"])
        {
            string path = Path.Combine(_folder, file);
            File.WriteAllBytes(path, [.. File.ReadAllBytes(path), (byte)'#', 0xFF, 0xC3, 0x28, (byte)'\n']);
        }

        Assert.Equal(["A2", "D3"], Rules("Find-SpecDrift"));
        Assert.Empty(_session.Errors);
    }

    [Fact]
    public void A_rule_that_does_not_exist_is_an_error_and_not_an_empty_answer()
    {
        Assert.StartsWith("ParameterArgumentValidationError", Assert.Single(_session.Invoke("try { Find-SpecDrift -Rule D9 } catch { $_.FullyQualifiedErrorId }")).ToString(), StringComparison.Ordinal);
        Assert.Empty(Rules("Find-SpecDrift -Rule e4"));

        string[] rules = [.. _session.Invoke("(Get-Command Find-SpecDrift).Parameters['Rule'].Attributes.ValidValues").Select(value => value.ToString())];
        Assert.Equal(rules.Where(rule => rule.Length == 2).Select(id => id[..1]).Distinct(), rules.Where(rule => rule.Length == 1));
        Assert.Contains("D4", rules);
    }

    [Fact]
    public void What_is_accepted_or_left_by_a_comment_is_not_shown_again()
    {
        _session.Invoke("Find-SpecDrift -Rule D3 | Approve-SpecDrift 'comes next month'");
        Assert.Empty(_session.Errors);
        Assert.Equal(["A2"], Rules("Find-SpecDrift"));
        Write("src/cart.py", "# vt:ignore A2 the files are read once more for the move\n# FR-002 of 001-cart\nclass Cart:\n    cart_id = 1\n");
        Assert.Empty(Rules("Find-SpecDrift"));
        Assert.Equal(["Accepted comes next month", "Suppressed the files are read once more for the move"],
            _session.Invoke("Find-SpecDrift -IncludeAccepted").Select(finding => Text(finding, "State") + " " + Text(finding, "AcceptedBecause")).Order());

        // A value that is another one is another contradiction.
        Write("specs/001-cart/data-model.md", "## Cart\n\n| Field | Type |\n|---|---|\n| cart_id | string |\n| discount_sum | number |\n");
        Assert.Equal(["D3"], Rules("Find-SpecDrift"));
        Assert.Contains("D3 001-cart", _session.InvokeSingle("(Find-SpecDrift -Summary).Notes | Where-Object Text -like '*is no longer found*'").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_compared_is_told_and_nothing_comparable_is_an_error()
    {
        string shown = _session.Render("Find-SpecDrift -Summary");
        Assert.Contains("2 of 2 fields of data models", shown, StringComparison.Ordinal);
        Assert.Contains("1 of 1 references in code", shown, StringComparison.Ordinal);
        foreach (string file in (string[])["src/cart.py", "specs/001-cart/tasks.md", "specs/001-cart/data-model.md"]) File.Delete(Path.Combine(_folder, file));
        Assert.Empty(_session.Invoke("Find-SpecDrift"));
        Assert.Equal("SpecsNotComparable", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Directory.Delete(Path.Combine(_folder, ".specify"));
        Assert.Empty(_session.Invoke("Find-SpecDrift"));
        Assert.Equal("SpecsNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void Features_and_requirements_are_read_by_name_number_and_wildcard()
    {
        Assert.Equal(["001-cart", "002-mail"], _session.Invoke("Get-Spec").Select(spec => Text(spec, "Name")));
        Assert.Equal("Cart", Text(_session.InvokeSingle("Get-Spec 1"), "Title"));
        Assert.Equal("002-mail", Text(_session.InvokeSingle("Get-Spec *mail"), "Name"));
        Assert.Equal("2", _session.InvokeSingle("(Get-Spec 1).Tasks[1].Line").ToString());
        Assert.Equal(["001-cart#FR-001", "002-mail#FR-001"], _session.Invoke("Get-SpecRequirement FR-001").Select(one => Text(one, "Key")));
        Assert.Equal(["FR-002 Retired", "FR-003 Unclear"], _session.Invoke("Get-Spec 1 | Get-SpecRequirement -State Retired, Unclear").Select(one => Text(one, "Id") + " " + Text(one, "State")));
        Assert.Empty(_session.Invoke("Get-Spec 001-card"));
        Assert.Contains("did you mean '001-cart'?", Assert.Single(_session.Errors).ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Get-SpecRequirement FR-099"));
        Assert.Equal("SpecNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void The_places_that_name_a_requirement_are_listed_below_it_on_demand()
    {
        Assert.Null(_session.InvokeSingle("Get-SpecRequirement 001-cart#FR-002").Properties["References"].Value);
        Assert.Equal("Code src/cart.py 1", _session.InvokeSingle("(Get-SpecRequirement 001-cart#FR-002 -IncludeReferences).References | ForEach-Object { '{0} {1} {2}' -f $_.Kind, $_.File, $_.Line }").ToString());
        string shown = _session.Render("Get-SpecRequirement -IncludeReferences");
        Assert.Contains("code:     src/cart.py:1 # FR-002 of 001-cart", shown, StringComparison.Ordinal);
        Assert.Contains("nothing names it", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("nothing names it", _session.Render("Get-SpecRequirement"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_requirement_behind_a_report_is_quoted_with_its_scenario_and_an_alien_report_has_none()
    {
        string shown = _session.Render("Search-SpecRequirement 'the discount is applied twice when the cart is reloaded'");
        Assert.Contains("001-cart#FR-001   specs/001-cart/spec.md:7", shown, StringComparison.Ordinal);
        Assert.Contains("A discount MUST be applied once", shown, StringComparison.Ordinal);
        Assert.Contains("scenario: **Given** a discount", shown, StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Search-SpecRequirement 'kernel panic on boot'"));
    }

    private void Write(string path, string text) => File.WriteAllText(Path.Combine(_folder, path), text);

    private string[] Rules(string command) => [.. _session.Invoke(command).Select(finding => Text(finding, "Rule"))];

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
