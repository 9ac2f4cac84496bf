namespace VtOperate.Core.Tests;

public sealed class NearestIdTests
{
    private static readonly string[] s_ids = ["build-errors/pool-too-small", "runtime-errors/redis-timeout", "runtime-errors/redis-timeout-again", "team:runtime-errors/redis-timeout", "ui-bugs/wrong-total"];

    [Theory]
    [InlineData("redis-timeout", "runtime-errors/redis-timeout team:runtime-errors/redis-timeout runtime-errors/redis-timeout-again")]
    [InlineData("runtime-error/redis-timeuot", "runtime-errors/redis-timeout team:runtime-errors/redis-timeout runtime-errors/redis-timeout-again")]
    [InlineData("POOL-too-small", "build-errors/pool-too-small")]
    [InlineData("something-else-entirely", "")]
    [InlineData("", "")]
    public void Names_what_was_probably_meant(string typed, string expected) => Assert.Equal(expected, string.Join(' ', NearestId.Find(typed, s_ids, 3)));
}
