using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class ElixirTraceTests
{
    [Fact]
    public void Frames_name_application_file_and_arity()
    {
        StackTrace trace = ReadOne("""
            12:00:00.000 [error] GenServer Shop.Cart terminating
            ** (Shop.CartError) no cart
            for you
                (shop 0.1.0) lib/shop/cart.ex:12: Shop.Cart.total/1
                (shop 0.1.0) lib/shop/cart.ex:99999999999999999999: anonymous fn/3 in Shop.Cart.each/2
                (stdlib 3.17) gen_server.erl:685: :gen_server.try_dispatch/4
                :erlang.binary_to_integer("x")
            Last message: :go
            """);
        Assert.Equal((TraceLanguage.Elixir, "Shop.CartError", "no cart\nfor you"), (trace.Language, trace.Type, trace.Message));
        Assert.Equal(
            ["Shop.Cart.total/1 | lib/shop/cart.ex | 12", "anonymous fn/3 in Shop.Cart.each/2 | lib/shop/cart.ex | -", ":gen_server.try_dispatch/4 | gen_server.erl | 685", ":erlang.binary_to_integer(\"x\") | - | -"], Frames(trace));
        Assert.Equal(["shop", "shop", "stdlib", null], trace.Frames.Select(frame => frame.Module));
        Assert.Equal([true, true, false, false], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Equal((2L, 7L), (trace.InputLine, trace.InputLastLine));
    }

    [Fact]
    public void Erlang_names_line_and_file_in_words()
    {
        StackTrace trace = ReadOne("** exception error: no match of right hand side value 1\n     in function  cart:total/1 (src/cart.erl, line 12)\n     in call from shop:main/0 (src/shop.erl, line 3)\n");
        Assert.Equal(["cart:total/1 | src/cart.erl | 12", "shop:main/0 | src/shop.erl | 3"], Frames(trace));
        Assert.Equal("error", trace.Type);
    }
}
