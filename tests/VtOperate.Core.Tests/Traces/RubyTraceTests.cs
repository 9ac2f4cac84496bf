using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class RubyTraceTests
{
    [Fact]
    public void The_message_stands_behind_the_newest_frame_and_a_cause_below()
    {
        StackTrace trace = ReadOne("""
            started
            app/cart.rb:12:in 'Shop::Cart#total': no such price (Shop::PriceError)
            did you mean something else?
            	from app/cart.rb:4:in 'block in Shop::Cart#lines'
            	from <internal:array>:42:in 'Array#each'
            	 ... 3 levels...
            	from bin/shop:9:in '<main>'
            app/db.rb:7:in `open': refused (Errno::ECONNREFUSED)
            	from app/db.rb:99999999999999999999:in `connect'
            done
            """);
        Assert.Equal(TraceLanguage.Ruby, trace.Language);
        Assert.Equal("Shop::PriceError(Errno::ECONNREFUSED)", Shape(trace));
        Assert.Equal("no such price\ndid you mean something else?", trace.Message);
        Assert.Equal(["Shop::Cart#total | app/cart.rb | 12", "block in Shop::Cart#lines | app/cart.rb | 4", "Array#each | <internal:array> | 42", "<main> | bin/shop | 9"], Frames(trace));
        Assert.Equal(["open | app/db.rb | 7", "connect | app/db.rb | -"], Frames(trace.InnerTraces[0]));
        Assert.Equal((2L, 9L), (trace.InputLine, trace.InputLastLine));
    }

    [Fact]
    public void Rails_names_the_exception_above_and_the_gem_before_each_frame()
    {
        StackTrace trace = ReadOne("""

            Shop::CartError (no cart for "x"):

            actionpack (7.1.2) lib/action_dispatch/a.rb:63:in `call'
            /srv/shop/app/cart.rb:5:in `show'
            """);
        Assert.Equal(("Shop::CartError", "no cart for \"x\"", 2L), (trace.Type, trace.Message, trace.InputLine));
        Assert.Equal(["actionpack", null], trace.Frames.Select(frame => frame.Module));
        Assert.Equal(["call | lib/action_dispatch/a.rb | 63", "show | /srv/shop/app/cart.rb | 5"], Frames(trace));
        Assert.Equal([false, true], trace.Frames.Select(frame => frame.IsUserCode));
    }

    [Fact]
    public void The_order_of_older_versions_is_turned_round()
    {
        StackTrace trace = ReadOne("Traceback (most recent call last):\n\t1: from a.rb:9:in `<main>'\na.rb:2:in `f': oh (RuntimeError)\n");
        Assert.Equal((TraceLanguage.Ruby, "RuntimeError", "oh"), (trace.Language, trace.Type, trace.Message));
        Assert.Equal(["f | a.rb | 2", "<main> | a.rb | 9"], Frames(trace));
    }
}
