using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class NativeTraceTests
{
    [Theory]
    [InlineData("")]
    [InlineData("2026-01-02T03:04:05.678901Z stderr F ")]
    public void A_sanitizer_tells_where_it_was_used_freed_and_allocated(string prefix)
    {
        const string Text = """
            started
            ==12==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000011 at pc 0x4a bp 0x7f sp 0x7e
            READ of size 4 at 0x602000000011 thread T0
                #0 0x4a0b in shop::(anonymous namespace)::Cart<Line<int>>::total(int, char const*) const /src/shop dir/cart.cc:41:7
                #1 0x4a0c in operator()() src/lambda.cc:9
                #2 0x4a0d in __libc_start_main (/lib/libc.so.6+0x2409a) (BuildId: 0a1b)
                #3 0x4a0e  (/usr/bin/shop+0x1f)

            0x602000000011 is located 1 bytes inside of 4-byte region
            freed by thread T0 here:
                #0 0x5a0b in free x.cc:1
                #1 0x5a0c in shop::drop(Cart*) C:\src\drop.cc:99999999999999999999:3
            SUMMARY: AddressSanitizer: heap-use-after-free /src/shop dir/cart.cc:41:7 in total
            """;
        StackTrace trace = ReadOne(string.Join('\n', Text.ReplaceLineEndings("\n").Split('\n').Select(line => prefix + line)));
        Assert.Equal((TraceLanguage.Native, "AddressSanitizer: heap-use-after-free"), (trace.Language, trace.Type));
        Assert.Equal(
            ["shop::(anonymous namespace)::Cart<Line<int>>::total | /src/shop dir/cart.cc | 41 | 7", "operator() | src/lambda.cc | 9", "__libc_start_main | - | -", "- | - | -"], Frames(trace));
        Assert.Equal([null, null, "/lib/libc.so.6", "/usr/bin/shop"], trace.Frames.Select(frame => frame.Module));
        Assert.Equal("Freed", Assert.Single(trace.InnerTraces).Relation);
        Assert.Equal(["free | x.cc | 1", @"shop::drop | C:\src\drop.cc | - | 3"], Frames(trace.InnerTraces[0]));
        Assert.Equal("Heap-use-after-free\nREAD 4", trace.Crash!.Type);
        Assert.Equal(["shop::Cart<Line<int>>::total", "shop::drop"], trace.Crash.State);
        Assert.Equal(2, trace.InputLine);
    }

    [Fact]
    public void A_debugger_prints_arguments_and_threads()
    {
        StackTrace trace = ReadOne("""
            Program received signal SIGSEGV, Segmentation fault.
            #0  0x000055555 in cart_total (cart=0x0, name=0x5555 "a at b (c)") at src/cart.c:41
            #1  main (argc=1, argv=0x7ffe) at src/main.c:7
            #2  0x00007fff in __libc_start_main () from /lib/libc.so.6
            #3  0x00007fff in ?? ()
            """);
        Assert.Equal((TraceLanguage.Native, "SIGSEGV"), (trace.Language, trace.Type));
        Assert.Equal(["cart_total | src/cart.c | 41", "main | src/main.c | 7", "__libc_start_main | - | -", "- | - | -"], Frames(trace));
    }

    [Fact]
    public void A_tombstone_names_libraries()
    {
        StackTrace trace = ReadOne("signal 6 (SIGABRT), code -6 (SI_TKILL), fault addr --------\nbacktrace:\n    #00 pc 0000000000041208  /system/lib64/libc.so (abort+164)\n    #01 pc 000000000001f2a4  /data/app/lib/libshop.so (cart_total(int)+12) (BuildId: 00)\n    #02 pc 000000000001f2a5  /data/app/lib/libshop.so\n");
        Assert.Equal(["abort", "cart_total(int)", null], trace.Frames.Select(frame => frame.Function));
        Assert.Equal(["/system/lib64/libc.so", "/data/app/lib/libshop.so", "/data/app/lib/libshop.so"], trace.Frames.Select(frame => frame.Module));
    }

    [Fact]
    public void Swift_is_told_apart()
    {
        StackTrace trace = ReadOne("Fatal error: no cart\n#0 0x00000001 in Cart.total() at /src/Cart.swift:12:5\n#1 0x00000002 in main at /src/main.swift:3\n");
        Assert.Equal((TraceLanguage.Swift, "Fatal error", "no cart"), (trace.Language, trace.Type, trace.Message));
        Assert.Equal(["Cart.total | /src/Cart.swift | 12 | 5", "main | /src/main.swift | 3"], Frames(trace));
    }

    [Theory]
    [InlineData("#1 in a list of things")]
    [InlineData("#0 fixed the cart (see #12) at noon")]
    [InlineData("#12 0x1 reported by a user")]
    [InlineData("Closes #7 in cart.cc:12")]
    public void What_only_looks_like_a_frame_is_none(string line) => Assert.Empty(Read(line));
}
