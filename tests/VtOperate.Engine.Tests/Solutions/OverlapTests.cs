using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>Which pairs of short captures are alike. None of these sentences was looked at while the limits were chosen on public knowledge bases.</summary>
public sealed class OverlapTests : IDisposable
{
    private readonly CaptureFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("Problem: The nightly export to SFTP hangs because the server never answers, Solution: Set a read timeout of 30 seconds on the SFTP client", "Problem: Export hangs at night, the SFTP server does not answer, Fix: The SFTP client got a read timeout")]
    [InlineData("Problem: Invoices show the wrong VAT after the tax rate changed, Solution: Read the VAT rate by invoice date and not by today", "Problem: Wrong VAT on old invoices since the new tax rate, Fix: VAT rate is looked up by the date of the invoice")]
    [InlineData("Problem: Kubernetes kills the worker with OOMKilled during the image resize, Solution: Stream the image through the resizer and limit the worker to two images", "Problem: OOMKilled worker when a large image is resized, Fix: Resize images as a stream, at most two images a worker")]
    [InlineData("Problem: NullReferenceException in CartMapper when the coupon is missing, Solution: CartMapper treats a missing coupon as none", "Problem: CartMapper throws NullReferenceException for carts without a coupon, Fix: a missing coupon is no coupon for CartMapper")]
    public void The_same_lesson_in_other_words_is_alike(string one, string other)
    {
        _fixture.Add("Problem: The logo is blurred on retina screens, Solution: Serve an SVG");
        SolutionChange first = _fixture.Add(one);
        SolutionOverlap overlap = _fixture.Add(other).Overlaps[0];
        Assert.Equal(first.Solution.Id, overlap.Solution.Id);
        Assert.NotEqual(OverlapLevel.Low, overlap.Level);
    }

    [Theory]
    [InlineData("Problem: The cart total is wrong, Solution: Round once", "Problem: The cart is empty, Solution: Keep the cart id")]
    [InlineData("Problem: Login fails after the deployment, Solution: Restart the auth service", "Problem: Search fails after the deployment, Solution: Restart the indexer")]
    [InlineData("Problem: Build error CS0104 in the tests, Solution: Use the full name", "Problem: Test failure in the build, Solution: Wait for the server in the test")]
    [InlineData("Problem: Error 500 when the user saves a file, Solution: Check the file", "Problem: Error 404 when the user opens a page, Solution: Fix the link of the page")]
    [InlineData("Problem: Timeout, Solution: Retry", "Problem: Crash, Solution: Retry")]
    public void Different_lessons_with_the_same_everyday_words_are_not(string one, string other)
    {
        _fixture.Add(one);
        SolutionChange second = _fixture.Add(other);
        Assert.DoesNotContain(second.Overlaps, overlap => overlap.Level != OverlapLevel.Low);
        Assert.Single(second.Files);
    }

    [Fact]
    public void The_reasons_name_words_as_they_are_written()
    {
        _fixture.Add("Problem: The Database refuses connections during the nightly reindexing, Solution: Raise max_connections and close idle sessions");
        SolutionOverlap overlap = _fixture.Add("Problem: The databases refused a connection while reindexing, Solution: max_connections was raised, idle session closed").Overlaps[0];
        string reasons = string.Join('\n', overlap.Evidence.Select(reason => reason.Text));
        Assert.Contains("Database", reasons, StringComparison.Ordinal);
        Assert.Contains("connections", reasons, StringComparison.Ordinal);
        Assert.Contains("max_connections", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("databas,", reasons, StringComparison.Ordinal);
        Assert.DoesNotContain("refus,", reasons, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_absent_on_either_side_never_agrees()
    {
        _fixture.Add(new SolutionFields { Title = "Alpha beta gamma delta", RootCause = "config_error", Files = ["src/a.cs"], Prevention = "Watch the alpha beta gamma" });
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "Alpha beta gamma epsilon" });
        Assert.Equal([OverlapDimension.Problem], Assert.Single(change.Overlaps).Dimensions);
    }

    [Fact]
    public void Files_agree_by_their_path_whatever_its_length_and_causes_by_their_meaning()
    {
        _fixture.Add(new SolutionFields { Title = "Alpha", Problem = "one", RootCause = "config_error", Files = ["src/Sessions/Store.cs"] });
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "Omega", Problem = "one", RootCause = "Config Errors", Files = ["Sessions/Store.cs", "src/Other.cs"] });
        Assert.Equal([OverlapDimension.RootCause, OverlapDimension.Files], Assert.Single(change.Overlaps, overlap => overlap.Level == OverlapLevel.Moderate).Dimensions);
    }

    [Fact]
    public void Copied_code_agrees_also_as_a_part_of_more_code()
    {
        const string Code = "```csharp\nvar pool = new ConnectionPool(limit: 20);\nawait using Lease lease = await pool.RentAsync(stop);\n```";
        _fixture.Add(new SolutionFields { Title = "Alpha", Problem = "one", Solution = "Do this:\n\n" + Code });
        SolutionChange change = _fixture.Add(new SolutionFields { Title = "Omega", Problem = "two", Solution = Code.Replace("```csharp\n", "```csharp\nusing Shop.Data.Pools;\nnamespace Shop.Web.Sessions;\n", StringComparison.Ordinal) });
        Assert.Equal([OverlapDimension.Solution], Assert.Single(change.Overlaps).Dimensions);
    }
}
