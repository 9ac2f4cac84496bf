using System.Management.Automation;
using System.Text;

namespace VtOperate.Module.Tests.Specs;

public sealed class UpdateSpecTests : IDisposable
{
    private const string Spec = "# Cart\r\n\r\n- **FR-001**: A voucher counts twice.\r\n- **FR-002**: Mail goes out.";

    private readonly string _folder = Directory.CreateTempSubdirectory("vtoperate-").FullName;
    private readonly TestSession _session;

    public UpdateSpecTests()
    {
        Directory.CreateDirectory(Path.Combine(_folder, ".specify"));
        Directory.CreateDirectory(Path.Combine(_folder, "specs", "001-cart"));
        File.WriteAllText(SpecFile, Spec, new UTF8Encoding(true));
        _session = new TestSession(location: _folder);
    }

    private string SpecFile => Path.Combine(_folder, "specs", "001-cart", "spec.md");

    public void Dispose()
    {
        _session.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void What_if_shows_the_patch_and_writes_nothing()
    {
        byte[] before = File.ReadAllBytes(SpecFile);
        string shown = _session.Render("Update-Spec 001-cart#FR-001 'A voucher MUST count once.' -Bug BUG-0003 -WhatIf");
        Assert.Contains("+- **FR-001**: A voucher MUST count once.", shown, StringComparison.Ordinal);
        Assert.Contains("-- **FR-001**: A voucher counts twice.", shown, StringComparison.Ordinal);
        Assert.Contains("PLANNED", shown, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(SpecFile));
        Assert.Empty(Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_finding_is_piped_in_and_its_requirement_amended_and_the_second_time_nothing_changes()
    {
        const string Finding = "[VtOperate.Core.Specs.Drift.DriftFinding]::new('D2', '001-cart#FR-001', 'Strong', 'specs/001-cart/spec.md', 3, 'twice', 'src/cart.cs', 7, 'once', 'UpdateSpec', [VtOperate.Core.Evidence[]]@(), '0123456789abcdef', $PWD.ProviderPath)";
        PSObject change = _session.InvokeSingle(Finding + " | Update-Spec -Text 'A voucher MUST count once.' -Bug BUG-0003");
        Assert.Empty(_session.Errors);
        Assert.Equal("Updated", change.Properties["Action"].Value.ToString());
        string day = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        byte[] after = File.ReadAllBytes(SpecFile);
        Assert.Equal([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"# Cart\r\n\r\n- **FR-001**: A voucher MUST count once.\r\n- **FR-002**: Mail goes out.\r\n\r\n**Bugfix**: {day} — BUG-0003 amended FR-001")], after);
        Assert.Equal("Unchanged", _session.InvokeSingle(Finding + " | Update-Spec -Text 'A voucher MUST count once.' -Bug BUG-0003").Properties["Action"].Value.ToString());
        Assert.Equal(after, File.ReadAllBytes(SpecFile));
    }

    [Fact]
    public void A_bad_name_is_one_error_and_the_rest_goes_on()
    {
        IReadOnlyList<PSObject> changes = _session.Invoke("'001-cart#FR-009', [datetime]::UtcNow, '001-cart#FR-002' | Update-Spec -Retire -Reason 'by chat'");
        Assert.Single(changes);
        Assert.Equal(["RecordNotFound", "IdentityMismatch"], _session.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Contains("- **FR-002** *(retired ", File.ReadAllText(SpecFile), StringComparison.Ordinal);
        _session.Invoke("Update-Spec -Feature 9 -Add 'More.'");
        Assert.Equal("RecordNotFound", Assert.Single(_session.Errors).FullyQualifiedErrorId.Split(',')[0]);
    }
}
