namespace VtOperate.Module.Tests.Workspace;

/// <summary>A repository that is reached through a link, as every temporary folder of macOS is: git says where it really stands, and the answers are those of the folder itself.</summary>
public sealed class LinkedFolderTests : IDisposable
{
    private readonly HandMadeRepository _repository = new();
    private readonly string _link = Path.Combine(Path.GetTempPath(), "vtoperate-link-" + Guid.NewGuid().ToString("N"));

    public LinkedFolderTests()
    {
        _repository.Commit([("cart.py", "class Cart:\n    cart_id = 1\n"), ("flags.json", "{ \"flags\": { \"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } } }\n"), (".vtoperate.yml", "services:\n  pay:\n    flags: flags.json\n")], "One");
        foreach (string folder in (string[])[".specify", "specs/001-cart"]) Directory.CreateDirectory(Path.Combine(_repository.Folder, folder));
        File.WriteAllText(Path.Combine(_repository.Folder, "specs/001-cart/spec.md"), "# Feature Specification: Cart\n\n- **FR-001**: A discount MUST be applied once.\n");
        File.WriteAllText(Path.Combine(_repository.Folder, "specs/001-cart/data-model.md"), "## Cart\n\n| Field | Type |\n|---|---|\n| cart_id | string |\n| discount_total | number |\n");
        File.WriteAllText(Path.Combine(_repository.Folder, "specs/001-cart/tasks.md"), "- [x] T001 Write cart.py\n");
        Directory.CreateSymbolicLink(_link, _repository.Folder);
    }

    public void Dispose()
    {
        Directory.Delete(_link);
        _repository.Dispose();
    }

    [Theory]
    [InlineData("Find-SpecDrift", "D3 Cart.discount_total")]
    [InlineData("Find-SpecDrift -Repository LINK", "D3 Cart.discount_total")]
    public void Drift_is_that_of_the_folder_itself(string command, string expected)
    {
        foreach (string location in (string[])[_repository.Folder, _link])
        {
            using var session = new TestSession(location: location);
            Assert.Equal([expected], session.Invoke(command.Replace("LINK", $"'{_link}'", StringComparison.Ordinal) + " | ForEach-Object { \"$($_.Rule) $($_.Subject)\" }").Select(item => item.ToString()));
            Assert.Empty(session.Errors);
        }
    }

    [Fact]
    public void A_file_that_is_named_from_there_lies_in_the_repository()
    {
        using var session = new TestSession(location: _link);
        session.Invoke("New-Incident 'Guests cannot pay' -Severity 1 -Service pay; Disable-FeatureFlag pay-v2 -File flags.json -Incident 1");

        Assert.Empty(session.Errors);
        Assert.Contains("\"defaultVariant\": \"off\"", File.ReadAllText(Path.Combine(_repository.Folder, "flags.json")), StringComparison.Ordinal);
        Assert.Equal(["pay-v2", "INC-0001"], session.Invoke("(Get-FeatureFlag).Key; (Get-Incident).Label").Select(item => item.ToString()));
        session.Invoke("$null = New-Postmortem 1; Add-Solution 'Problem: guests cannot pay, Solution: flag off'");
        Assert.Empty(session.Errors);
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "postmortems")));
        Assert.Single(Directory.GetFiles(Path.Combine(_repository.Folder, "docs", "solutions"), "*.md", SearchOption.AllDirectories));
    }
}
