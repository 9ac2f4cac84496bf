using VtOperate.Core.Solutions;

namespace VtOperate.Engine.Tests.Solutions;

public sealed class PatternPromoterTests : IDisposable
{
    private readonly PatternFolder _folder = new();

    [Fact]
    public void The_third_short_document_of_one_mistake_makes_a_pattern()
    {
        _folder.Unrelated();
        _folder.Short("runtime-errors/checkout-hangs", "Checkout hangs because the Redis connection pool is exhausted", "Return every Redis connection to the pool in a finally block.");
        Assert.Null(_folder.Promote("runtime-errors/checkout-hangs"));
        _folder.Short("runtime-errors/basket-timeouts", "Basket page times out waiting for a connection from the Redis pool", "Dispose the Redis connection so that the pool gets it back.");
        Assert.Null(_folder.Promote("runtime-errors/basket-timeouts"));
        Assert.False(File.Exists(_folder.PatternFile));
        _folder.Short("runtime-errors/session-pool", "Sessions are lost: no free connection in the Redis pool during the sale", "Close the connection after use; raise the pool limit of Redis.");

        PatternPromotion? promotion = _folder.Promote("runtime-errors/session-pool");

        Assert.Equal(PromotionAction.Promoted, promotion!.Action);
        CriticalPattern pattern = Assert.Single(_folder.Patterns());
        Assert.Equal(1, pattern.Number);
        Assert.Equal(["runtime-errors/basket-timeouts", "runtime-errors/checkout-hangs", "runtime-errors/session-pool"], pattern.DocumentedIn.Order());
        Assert.Equal(new DateOnly(2026, 3, 10), pattern.PromotedAt);
        Assert.True(pattern.Holds);
        Assert.Equal(pattern.Slug, promotion.Pattern.Slug);
        Assert.Equal(pattern.Slug, _folder.Find("runtime-errors/session-pool").Pattern);
        Assert.Contains("Redis", pattern.Correct, StringComparison.Ordinal);
    }

    [Fact]
    public void Three_documents_alone_in_a_base_make_a_pattern()
    {
        _folder.RedisThrice();
        Assert.Equal(PromotionAction.Promoted, _folder.Promote("runtime-errors/session-pool")!.Action);
    }

    [Fact]
    public void Three_documents_about_different_things_make_none()
    {
        _folder.Unrelated();
        Assert.Null(_folder.Promote("ui-bugs/wrong-total"));
        Assert.False(File.Exists(_folder.PatternFile));
    }

    [Fact]
    public void The_same_document_again_changes_nothing()
    {
        _folder.RedisThrice();
        _folder.Promote("runtime-errors/session-pool");
        byte[] before = _folder.ReadPatterns();
        Assert.Equal(PromotionAction.Unchanged, _folder.Promote("runtime-errors/session-pool")!.Action);
        Assert.Equal(PromotionAction.Unchanged, _folder.Promote("runtime-errors/checkout-hangs")!.Action);
        Assert.Equal(before, _folder.ReadPatterns());
    }

    [Fact]
    public void A_plan_says_what_would_be_done_and_writes_nothing()
    {
        _folder.RedisThrice();
        string[] before = Directory.GetFileSystemEntries(_folder.Root, "*", SearchOption.AllDirectories);
        PatternPromotion? plan = _folder.Promote("runtime-errors/session-pool", isPlan: true);
        Assert.Equal(PromotionAction.Promoted, plan!.Action);
        Assert.Contains("## 1. ", plan.Added, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Root, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public void A_fourth_incident_after_the_promotion_is_a_recurrence_once()
    {
        _folder.RedisThrice();
        _folder.Promote("runtime-errors/session-pool");
        _folder.Today = new DateOnly(2026, 4, 2);
        _folder.Short("runtime-errors/login-slow", "Login is slow: every Redis connection of the pool is in use", "Give the Redis connection back to the pool.", "2026-04-01");

        PatternPromotion? promotion = _folder.Promote("runtime-errors/login-slow");

        Assert.Equal(PromotionAction.Recurred, promotion!.Action);
        CriticalPattern pattern = Assert.Single(_folder.Patterns());
        Assert.Equal(1, pattern.Recurrences);
        Assert.False(pattern.Holds);
        Assert.Contains("runtime-errors/login-slow", pattern.DocumentedIn);
        Assert.Contains("does not hold", Assert.Single(_folder.Warnings), StringComparison.Ordinal);
        byte[] before = _folder.ReadPatterns();
        Assert.Equal(PromotionAction.Unchanged, _folder.Promote("runtime-errors/login-slow")!.Action);
        Assert.Equal(before, _folder.ReadPatterns());
    }

    [Fact]
    public void An_older_incident_that_is_written_down_later_is_no_recurrence()
    {
        _folder.RedisThrice();
        _folder.Promote("runtime-errors/session-pool");
        _folder.Short("runtime-errors/login-slow", "Login is slow: every Redis connection of the pool is in use", "Give the Redis connection back to the pool.", "2026-01-05");
        Assert.Equal(PromotionAction.Extended, _folder.Promote("runtime-errors/login-slow")!.Action);
        CriticalPattern pattern = Assert.Single(_folder.Patterns());
        Assert.Equal(0, pattern.Recurrences);
        Assert.True(pattern.Holds);
        Assert.Equal(4, pattern.DocumentedIn.Count);
    }

    public void Dispose() => _folder.Dispose();
}
