using System.Management.Automation;

namespace VtOperate.Module.Tests.Specs;

public sealed class ApproveSpecDriftTests : IDisposable
{
    private const string Finding = "[VtOperate.Core.Specs.Drift.DriftFinding]::new('D2', '001-cart#FR-001', 'Strong', 'specs/001-cart/spec.md', 3, 'kept for 30 days', 'src/cart.cs', 5, 'keeps 60 days', 'UpdateSpec', [VtOperate.Core.Evidence[]]@(), '0123456789abcdef', $PWD.ProviderPath)";

    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
    private readonly TestSession _session;

    public ApproveSpecDriftTests()
    {
        foreach (string folder in (string[])[".specify", "specs/001-cart", "src"]) Directory.CreateDirectory(Path.Combine(_folder, folder));
        File.WriteAllText(Path.Combine(_folder, "specs/001-cart/spec.md"), "# Cart\n\n- **FR-001**: Carts MUST be kept for 30 days.\n");
        File.WriteAllText(Path.Combine(_folder, "src/cart.cs"), "class Cart\n{\n    int Keep()\n    {\n        return 60;\n    }\n}\n");
        _session = new TestSession(location: _folder);
    }

    private string Baseline => Path.Combine(_folder, ".vtoperate", "spec-baseline.json");

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_if_shows_both_sides_and_writes_nothing()
    {
        string shown = _session.Render(Finding + " | Approve-SpecDrift 'the lawyers know' -WhatIf");
        Assert.Contains("The specification says: kept for 30 days (specs/001-cart/spec.md:3)", shown, StringComparison.Ordinal);
        Assert.Contains("The code does:          keeps 60 days (src/cart.cs:5)", shown, StringComparison.Ordinal);
        Assert.Contains("+    \"0123456789abcdef\": {", shown, StringComparison.Ordinal);
        Assert.False(File.Exists(Baseline));
    }

    [Fact]
    public void A_finding_is_accepted_and_the_second_time_nothing_changes()
    {
        PSObject first = _session.InvokeSingle(Finding + " | Approve-SpecDrift 'the lawyers know' -Until 2999-01-01");
        Assert.Empty(_session.Errors);
        Assert.Equal("Written", Text(first, "Action"));
        Assert.Equal(".vtoperate/spec-baseline.json", Text(first, "File"));
        byte[] written = File.ReadAllBytes(Baseline);
        Assert.Contains("\"reason\":\"the lawyers know\"", File.ReadAllText(Baseline), StringComparison.Ordinal);
        Assert.Contains("\"until\":\"2999-01-01\"", File.ReadAllText(Baseline), StringComparison.Ordinal);
        Assert.Equal("Unchanged", Text(_session.InvokeSingle(Finding + " | Approve-SpecDrift 'the lawyers know' -Until 2999-01-01"), "Action"));
        Assert.Equal(written, File.ReadAllBytes(Baseline));
        Assert.Equal("Written", Text(_session.InvokeSingle("Approve-SpecDrift -Revoke 0123456789abcdef"), "Action"));
        Assert.DoesNotContain("0123456789abcdef", File.ReadAllText(Baseline), StringComparison.Ordinal);
        Assert.Empty(_session.Invoke("Approve-SpecDrift -Revoke 0123456789abcdef"));
        Assert.Equal("RecordNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void What_was_verified_is_stamped_with_the_function_around_it()
    {
        _session.Invoke(Finding + " | Approve-SpecDrift 'read both' -Verified");
        Assert.Empty(_session.Errors);
        string text = File.ReadAllText(Baseline);
        Assert.Contains("\"001-cart#FR-001\": {", text, StringComparison.Ordinal);
        Assert.Contains("\"symbol\":\"src/cart.cs#Keep\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("0123456789abcdef", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_torn_baseline_and_a_day_that_has_passed_are_errors_and_nothing_is_written()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Baseline)!);
        File.WriteAllText(Baseline, "{\n  \"accepted\": {\n    \"aa\":");
        Assert.Empty(_session.Invoke(Finding + " | Approve-SpecDrift 'so'"));
        ErrorRecord error = Assert.Single(_session.Errors);
        Assert.Equal("BaselineUnreadable", error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.Contains("line 3:", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal("{\n  \"accepted\": {\n    \"aa\":", File.ReadAllText(Baseline));
        Assert.Empty(_session.Invoke(Finding + " | Approve-SpecDrift 'so' -Until 2001-01-01"));
        Assert.Equal("ValueNotAllowed", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    private static string Text(PSObject item, string name) => item.Properties[name].Value?.ToString() ?? "";
}
