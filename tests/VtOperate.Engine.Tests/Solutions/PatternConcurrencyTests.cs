using System.Globalization;
using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

/// <summary>Several writers at once: no entry is lost and none is written twice.</summary>
public sealed class PatternConcurrencyTests : IDisposable
{
    private const int Writers = 8;

    private readonly PatternFolder _folder = new();

    [Fact]
    public void Writers_of_different_patterns_lose_none()
    {
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i =>
            new PatternAuthor(_folder.Engine, _folder.Configuration, TimeProvider.System).Add(new PatternDraft { Name = "Pattern about " + (char)('a' + i), Wrong = "x();" }, false, false, _folder, default));
        IReadOnlyList<CriticalPattern> patterns = _folder.Patterns();
        Assert.Equal(Enumerable.Range(0, Writers).Select(i => "pattern-about-" + (char)('a' + i)), patterns.Select(pattern => pattern.Slug).Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(1, Writers), patterns.Select(pattern => pattern.Number!.Value));
    }

    [Fact]
    public void Writers_of_the_same_group_promote_it_once()
    {
        _folder.RedisThrice();
        string[] ids = ["runtime-errors/checkout-hangs", "runtime-errors/basket-timeouts", "runtime-errors/session-pool"];
        var actions = new PromotionAction[Writers];
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i => actions[i] = _folder.Promote(ids[i % ids.Length])!.Action);
        Assert.Single(_folder.Patterns());
        Assert.Equal(1, actions.Count(action => action == PromotionAction.Promoted));
        Assert.Equal(Writers - 1, actions.Count(action => action == PromotionAction.Unchanged));
    }

    [Fact]
    public void Recurrences_of_several_writers_are_all_counted()
    {
        _folder.Unrelated();
        _folder.RedisThrice();
        _folder.Promote("runtime-errors/session-pool");
        for (int i = 0; i < Writers; i++) _folder.Short($"runtime-errors/again-{(char)('a' + i)}", $"Redis connection pool exhausted again on page {(char)('a' + i)}{(char)('a' + i)}x", "Return the Redis connection to the pool.", "2026-04-0" + (1 + i).ToString(CultureInfo.InvariantCulture));
        Parallel.For(0, Writers, new ParallelOptions { MaxDegreeOfParallelism = Writers }, i => _folder.Promote($"runtime-errors/again-{(char)('a' + i)}"));
        CriticalPattern pattern = Assert.Single(_folder.Patterns());
        Assert.Equal(3 + Writers, pattern.DocumentedIn.Count);
        Assert.Equal(Writers, pattern.Recurrences);
    }

    public void Dispose() => _folder.Dispose();
}
