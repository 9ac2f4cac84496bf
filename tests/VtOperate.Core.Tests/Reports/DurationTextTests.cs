using VtOperate.Core.Reports;

namespace VtOperate.Core.Tests.Reports;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0.00 s")]
    [InlineData(9.99, "9.99 s")]
    [InlineData(9.999, "10.0 s")]
    [InlineData(59.96, "1 min")]
    [InlineData(100, "1 min 40 s")]
    [InlineData(3599.7, "1 h")]
    [InlineData(7500, "2 h 5 min")]
    [InlineData(86399, "1 d")]
    [InlineData(273_600, "3 d 4 h")]
    public void A_time_is_told_in_the_unit_it_has(double seconds, string text) => Assert.Equal(text, DurationText.Of(TimeSpan.FromSeconds(seconds)));
}
