using VtOperate.Core.Traces;

namespace VtOperate.Core.Tests.Traces;

public sealed class CrashReaderTests
{
    private const string Overflow = """
        noise before
        =================================================================
        ==12==ERROR: AddressSanitizer: heap-buffer-overflow on address 0x602000000011 at pc 0x4a bp 0x7f sp 0x7e
        READ of size 32 at 0x602000000011 thread T0
            #0 0x4a in __interceptor_memcpy /src/compiler-rt/lib/asan/x.inc:1:2
            #1 0x4b in std::vector<int>::at(unsigned long) /usr/include/c++/v1/vector:9:1
            #2 0x4c in shop::(anonymous namespace)::Cart<Line<int> >::total(int, char const*) const /src/shop/cart.cc:41:7
            #3 0x4d in LLVMFuzzerTestOneInput /src/shop/cart_fuzzer.cc:5:3
            #4 0x4e in fuzzer::Fuzzer::ExecuteCallback(unsigned char const*, unsigned long) /src/x.cpp:1:1
        0x602000000011 is located 0 bytes to the right
        previously allocated by thread T0 here:
            #0 0x5a in malloc /src/x.cc:1
            #1 0x5b in shop::Other() /src/shop/other.cc:1:1
        SUMMARY: AddressSanitizer: heap-buffer-overflow /src/shop/cart.cc:41:7 in x
        ==12==ABORTING
        """;

    [Fact]
    public void A_report_gives_class_access_and_the_calls_that_matter()
    {
        CrashSignature crash = Read(Overflow)!;
        Assert.Equal("Heap-buffer-overflow\nREAD {*}", crash.Type);
        Assert.Equal(["shop::Cart<Line<int> >::total", "cart_fuzzer.cc"], crash.State);
    }

    [Theory]
    [InlineData("==1==ERROR: AddressSanitizer: SEGV on unknown address 0x000000000018 (pc 0x1)\n==1==The signal is caused by a WRITE memory access.\n#0 0x1 in f(int) /a.c:1:1", "Null-dereference WRITE", "f")]
    [InlineData("==1==ERROR: AddressSanitizer: SEGV on unknown address 0x0123456789ab (pc 0x1)\n#0 0x1 in f(int) /a.c:1:1", "UNKNOWN", "f")]
    [InlineData("a.c:1:2: runtime error: signed integer overflow: 1 + 2\n#0 0x1 in f /a.c:1:1", "Integer-overflow", "f")]
    [InlineData("a.c:1:2: runtime error: member access within null pointer of type 'x'\n#0 0x1 in f /a.c:1:1", "Null-dereference", "f")]
    [InlineData("==1==WARNING: MemorySanitizer: use-of-uninitialized-value\n#0 0x1 in f /a.c:1:1", "Use-of-uninitialized-value", "f")]
    [InlineData("ASSERTION FAILED: cart != 0\n==1==ERROR: AddressSanitizer: SEGV on unknown address 0x00001234 (pc 0x1)\n#0 0x1 in f /a.c:1:1", "ASSERT", "cart != 0|f")]
    [InlineData("[1:2:0101/000000:FATAL:cart.cc(12)] Check failed: a == b (1 vs. 2)\n#0 0x1 logging::LogMessage::~LogMessage()\n#1 0x2 f()", "CHECK failure", "a == b in cart.cc|f")]
    [InlineData("#\n# Fatal error in ../../src/heap/x.h, line 54\n# Debug check failed: a == b (3 vs. 16).\n#", "DCHECK failure", "a == b in x.h")]
    [InlineData("panic: runtime error: index out of range [3]\n\ngoroutine 1 [running]:\npanic(0x1)\n\t/p.go:1 +0x1\nexample.org/shop/cart.(*Cart).Total(0x1)\n\t/c.go:1 +0x1\nmain.main()\n\t/m.go:1 +0x1\nexit status 2", "Index out of range", "cart.(*Cart).Total")]
    [InlineData("Direct leak of 8 byte(s) in 1 object(s) allocated from:\n    #0 0x1 in malloc x\n    #1 0x2 in f(int) /a.c:1:1\n\nDirect leak of 8 byte(s) in 1 object(s) allocated from:\n    #0 0x1 in g(int) /a.c:1:1", "Direct-leak", "f")]
    [InlineData("BUG: KASAN: slab-out-of-bounds in f+0x1/0x2\nWrite of size 4 by task x\n[<ffff>] dump_stack+0x1/0x2 lib/x.c:1\n[<ffff>] cart_total+0x104/0x1d8 drivers/x.c:3", "Kernel failure\nSlab-out-of-bounds\nWRITE 4", "cart_total")]
    [InlineData("Program received signal SIGTRAP, Trace/breakpoint trap.\n#0  0x01 in memcpy ()\n#1  0x02 in cart_total (a=1, b=2) at shop/cart.c:3", "SIGTRAP", "cart_total")]
    [InlineData("[1:FATAL:fling.cc(48)] Check failed: v > 0 (0 vs. 0)\n0   Shop                0x000000010a99b743 _ZN4base5debug10StackTraceC1Ev + 19\n1   Shop                0x000000010a99b744 _ZN4shop4CartC2ERKN3gfx4SizeE + 9", "CHECK failure", "v > 0 in fling.cc|shop::Cart::Cart")]
    [InlineData("./a: error while loading shared libraries: libx.so.1: cannot open", "Missing-library", "libx.so.1")]
    [InlineData("==1== ERROR: libFuzzer: deadly signal\n", "Fatal-signal", "NULL")]
    public void Every_tool_has_its_own_words(string text, string type, string state)
    {
        CrashSignature crash = Read(text)!;
        Assert.Equal(type, crash.Type);
        Assert.Equal(state.Split('|'), crash.State);
    }

    [Theory]
    [InlineData("all is well\n#0 0x1 in f(int) /a.c:1:1")]
    [InlineData("==1== ERROR: libFuzzer: timeout after 5 seconds\n#0 0x1 in f(int) /a.c:1:1")]
    [InlineData("==1==WARNING: AddressSanitizer failed to allocate 0xffff bytes")]
    [InlineData("")]
    public void What_is_no_crash_has_no_signature(string text) => Assert.Null(Read(text));

    [Fact]
    public void Time_and_memory_count_when_asked_and_the_target_stands_for_them()
    {
        const string Text = "==1== ERROR: libFuzzer: out-of-memory (malloc(9))\n#0 0x1 in f(int) /a.c:1:1\n";
        CrashSignature crash = Read(Text, new CrashOptions { IncludesExhaustion = true })!;
        Assert.Equal(("Out-of-memory", "f"), (crash.Type, crash.State[0]));
        Assert.Equal(["shop_fuzzer"], Read(Text, new CrashOptions { IncludesExhaustion = true, Target = "shop_fuzzer" })!.State);
    }

    [Fact]
    public void A_stack_overflow_is_named_by_its_cycle()
    {
        string frames = string.Concat(Enumerable.Range(0, 30).Select(i => $"    #{i + 1} 0x{i:x} in shop::{(char)('a' + (i % 2))}(int) /s.cc:{i}:1\n"));
        CrashSignature crash = Read("==1==ERROR: AddressSanitizer: stack-overflow on address 0x7ff0 (pc 0x1)\n    #0 0x1 in shop::start() /s.cc:1:1\n" + frames)!;
        Assert.Equal("Stack-overflow", crash.Type);
        Assert.Equal(["shop::a", "shop::b", "shop::a"], crash.State);
    }

    [Fact]
    public void Numbers_and_addresses_do_not_tell_crashes_apart()
    {
        CrashSignature crash = Read("[1:FATAL:cart.cc(12)] Check failed: cart 12345 at 0xdeadbeef for user@7 is 3. \n")!;
        Assert.Equal("cart NUMBER at ADDRESS for user@NUMBER is 3 in cart.cc", crash.State[0]);
    }

    [Fact]
    public void Whatever_it_reads_it_answers_in_bounds()
    {
        string[] tokens =
        [
            "#0 ", "0x1 in ", "f(", ")", "(", "<", ">", "[<ffff>] ", "f+0x1/0x2", "_ZN", "9", "99999999999999999999", "E", "C1", "==1==ERROR: AddressSanitizer: ", "SEGV on unknown address 0x", "heap-use-after-free", "READ of size ", ": runtime error: ", "null pointer", "# Fatal error in ", ", line 3", "FATAL:", "] ",
            "Check failed: ", " vs. ", "panic: ", "goroutine 1 [running]:", "BUG: KASAN: ", " in ", "Direct leak of ", "Received signal 11", "signal 6 (SIGABRT), fault addr ", "ExceptionCode: c0000005", "Attempt to read from address 0", "ChildEBP RetAddr", "0915b084 6eefc617 A!b+0x1", "LLVMFuzzerTestOneInput ", "\n", "\n", "\n", " ", "\0", "ä", ":", "/", "a.c:1:2",
        ];
        var random = new Random(11);
        for (int i = 0; i < 20_000; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 40)).Select(_ => tokens[random.Next(tokens.Length)]));
            if (Read(text) is not { } crash) continue;
            Assert.NotEmpty(crash.Type);
            Assert.InRange(crash.State.Count, 1, 4);
            Assert.All(crash.State, line => Assert.True(line.Length is > 0 and <= 80, text));
        }
    }

    private static CrashSignature? Read(string text, CrashOptions? options = null) => CrashReader.Read(new StringReader(text), options);
}
