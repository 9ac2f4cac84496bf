namespace VtOperate.Core.Tests;

public sealed class SeverityTextTests
{
    [Theory]
    [InlineData("1", Severity.Critical)]
    [InlineData("High", Severity.High)]
    [InlineData("medium", Severity.Medium)]
    [InlineData("SEV2", Severity.High)]
    [InlineData("sev-4", Severity.Low)]
    [InlineData(" P3 ", Severity.Medium)]
    [InlineData("Severity 1", Severity.Critical)]
    public void Reads_every_spelling(string text, Severity expected)
    {
        Assert.True(SeverityText.TryParse(text, out Severity severity));
        Assert.Equal(expected, severity);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("5")]
    [InlineData("P")]
    [InlineData("PHigh")]
    [InlineData("urgent")]
    [InlineData("1.0")]
    public void Refuses_everything_else(string? text) => Assert.False(SeverityText.TryParse(text, out _));
}
