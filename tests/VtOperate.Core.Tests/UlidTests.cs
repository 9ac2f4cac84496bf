namespace VtOperate.Core.Tests;

public sealed class UlidTests
{
    [Fact]
    public void Sorts_by_time_and_is_well_formed()
    {
        var start = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
        string[] made = [.. Enumerable.Range(0, 200).Select(i => Ulid.New(start.AddMilliseconds(i)))];
        Assert.All(made, id => Assert.True(Ulid.IsWellFormed(id)));
        Assert.Equal(made.Order(StringComparer.Ordinal), made);
        Assert.Equal(made.Length, made.Distinct().Count());
    }

    [Fact]
    public void Encodes_the_time_as_the_specification_says() =>
        Assert.StartsWith("01ARYZ6S41", Ulid.New(DateTimeOffset.FromUnixTimeMilliseconds(1469918176385)));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FA")]
    [InlineData("81ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAU")]
    public void Refuses_other_text(string? text) => Assert.False(Ulid.IsWellFormed(text));
}
