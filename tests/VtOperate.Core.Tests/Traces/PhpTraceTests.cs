using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class PhpTraceTests
{
    [Fact]
    public void Chained_exceptions_come_cause_first_and_the_throw_is_the_newest_place()
    {
        StackTrace trace = ReadOne("""
            PHP Fatal error:  Uncaught PDOException: refused in /srv/shop/db.php:7
            Stack trace:
            #0 /srv/shop/db.php(3): PDO->__construct('mysql:host=(x)')
            #1 [internal function]: Shop\{closure:Shop\Db::open():3}(Object(Shop\Db))
            #2 {main}

            Next Shop\CartError: no cart
            for you in /srv/shop/cart.php:41
            Stack trace:
            #0 /srv/shop/vendor/lib/a b.php(12): Shop\Cart->total(Array)
            #1 {main}
              thrown in /srv/shop/cart.php on line 41
            """);
        Assert.Equal(TraceLanguage.Php, trace.Language);
        Assert.Equal("Shop\\CartError(PDOException)", Shape(trace));
        Assert.Equal("no cart\nfor you", trace.Message);
        Assert.Equal(["- | /srv/shop/cart.php | 41", "Shop\\Cart->total | /srv/shop/vendor/lib/a b.php | 12"], Frames(trace));
        Assert.Equal(["- | /srv/shop/db.php | 7", "PDO->__construct | /srv/shop/db.php | 3", "Shop\\{closure:Shop\\Db::open():3} | - | -"], Frames(trace.InnerTraces[0]));
        Assert.Equal("Cause", trace.InnerTraces[0].Relation);
        Assert.Equal((1L, 12L), (trace.InputLine, trace.InputLastLine));
        Assert.Equal([true, false], trace.Frames.Select(frame => frame.IsUserCode));
    }

    [Theory]
    [InlineData("exception 'LogicException' with message 'it''s bad' in /a/x.php:5", "LogicException", "it''s bad")]
    [InlineData("[2026-01-02 03:04:05] production.ERROR: bad {\"exception\":\"[object] (LogicException(code: 0): bad at /a/x.php:5)", "LogicException", "bad")]
    public void The_head_names_type_message_and_place(string head, string type, string message)
    {
        StackTrace trace = ReadOne(head + "\nStack trace:\n#0 /a/x.php(9): f()\n#1 {main}\n");
        Assert.Equal((type, message), (trace.Type, trace.Message));
        Assert.Equal(["- | /a/x.php | 5", "f | /a/x.php | 9"], Frames(trace));
    }
}
