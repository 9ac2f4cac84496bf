using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class GoTraceTests
{
    private const string Panic = """
        2026/01/02 03:04:05 shop started
        panic: no cart [recovered]
        	panic: runtime error: index out of range [3] with length 2
        [signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x7fd34f]

        goroutine 12 [running]:
        panic({0x45cb40?, 0x47ad70?})
        	/usr/local/go/src/runtime/panic.go:884 +0x212
        example.org/shop/v2%2ecart.(*Cart).Total(0xc000012345, {0x1, 0x2, ...}, _)
        	/src/shop/cart.go:41 +0x1d fp=0xc0 sp=0xc1 pc=0x2
        example.org/shop.Sum[...](...)
        	/src/shop/sum.go:7
        ...additional frames elided...
        created by example.org/shop.Serve in goroutine 1
        	/src/shop/serve.go:99 +0x58

        goroutine 1 [chan receive, 3 minutes]:
        main.main()
        	C:/src/shop/main.go:12 +0x3b
        exit status 2
        """;

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-02T03:04:05.678901Z stderr F ")]
    [InlineData("shop-1  | ")]
    public void A_panic_keeps_its_goroutines_and_who_made_them(string prefix)
    {
        StackTrace trace = ReadOne(string.Join("\r\n", Panic.ReplaceLineEndings("\n").Split('\n').Select(line => prefix + line)));
        Assert.Equal(TraceLanguage.Go, trace.Language);
        Assert.Equal("panic", trace.Type);
        Assert.StartsWith("no cart [recovered]", trace.Message, StringComparison.Ordinal);
        Assert.Contains("index out of range [3]", trace.Message, StringComparison.Ordinal);
        Assert.Equal(["panic | /usr/local/go/src/runtime/panic.go | 884", "example.org/shop/v2%2ecart.(*Cart).Total | /src/shop/cart.go | 41", "example.org/shop.Sum[...] | /src/shop/sum.go | 7"], Frames(trace));
        Assert.Equal(["CreatedBy", "Goroutine"], trace.InnerTraces.Select(inner => inner.Relation));
        Assert.Equal(["example.org/shop.Serve | /src/shop/serve.go | 99"], Frames(trace.InnerTraces[0]));
        Assert.Equal(["main.main | C:/src/shop/main.go | 12"], Frames(trace.InnerTraces[1]));
        Assert.Equal((2L, 19L), (trace.InputLine, trace.InputLastLine));
        Assert.Equal(["no cart [recovered]", "v2%2ecart.(*Cart).Total", "shop.Sum[...]"], trace.Crash!.State);
        Assert.Equal([false, true, true], trace.Frames.Select(frame => frame.IsUserCode));
    }

    [Fact]
    public void A_dump_may_be_torn_and_what_stands_before_is_read()
    {
        Assert.Equal(["a/b.f | - | -"], Frames(ReadOne("goroutine 1 [running]:\na/b.f(99999999999999999999999)\n\t/src/b.go:9\n")));
        Assert.Equal(["a/b.f | - | -"], Frames(ReadOne("goroutine 1 [running]:\na/b.f()\n\t/src/b.go:99999999999999999999\n")));
        Assert.Equal(["a/b.f | - | -"], Frames(ReadOne("goroutine 1 [running]:\na/b.f()\nand then nothing")));
        Assert.Equal(["- | - | -"], Frames(ReadOne("goroutine 7 [running]:\n\tgoroutine running on other thread; stack unavailable\n")));
        Assert.Equal(["a/b.func·002 | - | -", "main.main | m.go | 3"], Frames(ReadOne("goroutine 1 [running]:\na/b.func·002()\n ??:0 +0x6d\nmain.main()\n\tm.go:3 +0x1\n")));
        Assert.Empty(Read("goroutine 16 [garbage collection]:\n\t/src/y.go:153 +0xc6\nruntime.f()\n"));
    }

    [Fact]
    public void A_server_that_recovers_names_the_panic_in_a_line_of_its_log()
    {
        StackTrace trace = ReadOne("2026/01/02 03:04:05 http: panic serving 10.0.0.1:5000: bad cart\ngoroutine 20 [running]:\nmain.f()\n\t/src/f.go:1 +0x1\n");
        Assert.Equal(("panic", 1L), (trace.Type, trace.InputLine));
        Assert.EndsWith("bad cart", trace.Message, StringComparison.Ordinal);
    }
}
