using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class DotNetTraceTests
{
    [Fact]
    public void Reads_type_message_and_frames()
    {
        StackTrace trace = ReadOne("""
            Unhandled exception. System.InvalidOperationException: The cart is empty.
               at Shop.Cart.Total(Int32 taxRate, List`1 items) in C:\My Source\Läden (neu)\Cart.cs:line 41
               at System.Linq.Enumerable.Sum[TSource](IEnumerable`1 source, Func`2 selector)
               at Shop.Program.<Main>$(String[] args) in /src/Shop/Program.cs:line 7
            """);
        Assert.Equal(TraceLanguage.DotNet, trace.Language);
        Assert.Equal("System.InvalidOperationException", trace.Type);
        Assert.Equal("The cart is empty.", trace.Message);
        Assert.Equal(["Shop.Cart.Total | C:\\My Source\\Läden (neu)\\Cart.cs | 41", "System.Linq.Enumerable.Sum | - | -", "Shop.Program.Main | /src/Shop/Program.cs | 7"], Frames(trace));
        Assert.Equal([true, false, true], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Equal(1, trace.InputLine);
        Assert.Equal([2L, 3L, 4L], trace.Frames.Select(frame => frame.InputLine));
    }

    [Fact]
    public void Inner_exceptions_take_their_own_frames()
    {
        StackTrace trace = ReadOne("""
            System.Exception: outer
             ---> System.IO.IOException: middle
            second line of it
             ---> System.Net.Sockets.SocketException (111): Connection refused
               at A.Connect() in a.cs:line 1
               --- End of inner exception stack trace ---
               at B.Open() in b.cs:line 2
               --- End of inner exception stack trace ---
               at C.Run() in c.cs:line 3
            """);
        Assert.Equal("System.Exception(System.IO.IOException(System.Net.Sockets.SocketException))", Shape(trace));
        Assert.Equal(["C.Run | c.cs | 3"], Frames(trace));
        StackTrace middle = trace.InnerTraces[0];
        Assert.Equal("middle\nsecond line of it", middle.Message);
        Assert.Equal(["B.Open | b.cs | 2"], Frames(middle));
        Assert.Equal(["A.Connect | a.cs | 1"], Frames(middle.InnerTraces[0]));
        Assert.Equal("(111): Connection refused", middle.InnerTraces[0].Message);
        Assert.Equal("Inner", middle.Relation);
    }

    [Fact]
    public void The_framework_joins_heads_on_one_line_and_prints_the_first_of_an_aggregate_twice()
    {
        StackTrace trace = ReadOne("System.AggregateException: One or more errors occurred. ---> System.ArgumentException: a\r\n   at X.A() in x.cs:line 1\r\n"
            + "   --- End of inner exception stack trace ---\r\n   at X.Wait() in x.cs:line 9\r\n---> (Inner Exception #0) System.ArgumentException: a\r\n   at X.A() in x.cs:line 1<---\r\n\r\n"
            + "---> (Inner Exception #1) System.FormatException: b\r\n   at X.B() in x.cs:line 2<---\r\n\r\nnext line of the log\r\n");
        Assert.Equal("System.AggregateException(System.ArgumentException,System.FormatException)", Shape(trace));
        Assert.Equal(["X.Wait | x.cs | 9"], Frames(trace));
        Assert.Equal(["X.A | x.cs | 1"], Frames(trace.InnerTraces[0]));
        Assert.Equal(["X.B | x.cs | 2"], Frames(trace.InnerTraces[1]));
    }

    [Fact]
    public void A_real_aggregate_reads_as_the_objects_it_was_made_of()
    {
        Exception real = Assert.ThrowsAny<Exception>(() => Throw(2));
        StackTrace expected = ExceptionTrace.Of(real);
        StackTrace trace = ReadOne("2026-01-02 03:04:05 ERR Job failed: " + real + "\n2026-01-02 03:04:06 INF next");
        Assert.Equal(Shape(expected), Shape(trace));
        Assert.Equal(expected.Frames.Select(frame => frame.Text), trace.Frames.Select(frame => frame.Text));
        Assert.Equal(expected.InnerTraces[1].Frames.Select(frame => frame.Text), trace.InnerTraces[1].Frames.Select(frame => frame.Text.Replace("<---", "", StringComparison.Ordinal)));

        static void Throw(int count)
        {
            List<Exception> all = [];
            for (int i = 0; i < count; i++)
            {
                try
                {
                    try { int.Parse("x" + i, System.Globalization.CultureInfo.InvariantCulture); }
                    catch (FormatException bad) { throw new InvalidOperationException($"number {i}\nis wrong", bad); }
                }
                catch (InvalidOperationException bad) { all.Add(bad); }
            }

            throw new AggregateException(all);
        }
    }

    [Theory]
    [InlineData("Shop.Cart.<Total>d__3.MoveNext", "Shop.Cart.Total")]
    [InlineData("Shop.Cart.<>c.<Total>b__0_1", "Shop.Cart.Total")]
    [InlineData("Shop.Cart.<>c__DisplayClass3_0.<<Total>b__0>d.MoveNext", "Shop.Cart.Total")]
    [InlineData("Shop.Program.<Main>g__Load|0_0", "Shop.Program.Main.Load")]
    [InlineData("Program.<<Main>$>g__Run|0_1", "Program.Main.Run")]
    [InlineData("Program.<Main>$", "Program.Main")]
    [InlineData("System.Collections.Generic.Dictionary`2[System.String,System.Int32].get_Item", "System.Collections.Generic.Dictionary.get_Item")]
    [InlineData("Shop.Outer`1.Inner+Deep.Run[T]", "Shop.Outer.Inner.Deep.Run")]
    [InlineData("Shop.Cart..ctor", "Shop.Cart..ctor")]
    [InlineData("Main.Welcome+<Main>c__AnonStorey0.<>m__0", "Main.Welcome.Main")]
    [InlineData("Shop.VB$StateMachine_3_Load.MoveNext", "Shop.Load")]
    [InlineData("Shop.Parser.run@12-1.Invoke", "Shop.Parser.run")]
    [InlineData("Shop.<Cart>F3A0B1C2D3E4F5061728394A5B6C7D8E9__Hidden.Run", "Shop.Hidden.Run")]
    [InlineData("<", "<")]
    public void Names_that_compilers_make_become_those_that_people_wrote(string raw, string expected) => Assert.Equal(expected, DotNetName.Demangle(raw));

    [Theory]
    [InlineData("   bei Shop.Cart.Total() in C:\\x\\Cart.cs:Zeile 12.", "C:\\x\\Cart.cs")]
    [InlineData("   bei Shop.Cart.Total() in C:\\x\\Cart.cs:Zeile 12", "C:\\x\\Cart.cs")]
    [InlineData("   à Shop.Cart.Total() dans C:\\x\\Cart.cs:ligne 12", "C:\\x\\Cart.cs")]
    [InlineData("   en Shop.Cart.Total() en C:\\x\\Cart.cs:línea 12", "C:\\x\\Cart.cs")]
    [InlineData("   в Shop.Cart.Total() в C:\\x\\Cart.cs:строка 12", "C:\\x\\Cart.cs")]
    [InlineData("   在 Shop.Cart.Total() 位置 C:\\x\\Cart.cs:行号 12", "C:\\x\\Cart.cs")]
    [InlineData("   場所 Shop.Cart.Total() 場所 C:\\x\\Cart.cs:行 12", "C:\\x\\Cart.cs")]
    [InlineData("  at Shop.Cart.Total () [0x00012] in C:\\x\\Cart.cs:12 ", "C:\\x\\Cart.cs")]
    [InlineData("   at Shop.Cart.Total() + 0x24 in C:\\x\\Cart.cs:line 12", "C:\\x\\Cart.cs")]
    public void The_words_of_a_frame_come_in_many_languages(string line, string file) =>
        Assert.Equal([$"Shop.Cart.Total | {file} | 12"], Frames(Assert.Single(Read(line))));

    [Fact]
    public void What_a_frame_does_not_say_stays_unknown()
    {
        StackTrace trace = ReadOne("""
            System.Exception: x
              at A.B.C () [0x00000] in <4b8d5fde9ae54f0b8c6e4a8b>:0
              at (wrapper managed-to-native) A.B.Native (int) [0x00000] in <filename unknown>:0
               at A.B.D() in a.cs:line 99999999999999999999
               at A.B.E() in Shop.dll:token 0x6000001+0x1a
            """);
        Assert.Equal(["A.B.C | - | -", "A.B.Native | - | -", "A.B.D | a.cs | -", "A.B.E | - | -"], Frames(trace));
    }

    [Fact]
    public void A_message_of_several_lines_is_kept_whole()
    {
        StackTrace trace = ReadOne("noise before\nShop.OrderException: first\n\n  - second\nthird: 3\n   at Shop.A.B() in a.cs:line 1\nnoise after");
        Assert.Equal("Shop.OrderException", trace.Type);
        Assert.Equal("first\n\n  - second\nthird: 3", trace.Message);
        Assert.Equal(2, trace.InputLine);
    }

    [Theory]
    [InlineData("2026-01-02T03:04:05.678Z stdout F ", "2026-01-02T03:04:05.681Z stdout F ")]
    [InlineData("web_1  | ", "web_1  | ")]
    [InlineData("Jan  2 03:04:05 host shop[123]: ", "Jan  2 03:04:06 host shop[123]: ")]
    [InlineData("[03:04:05 ERR] [thread-7] ", "[03:04:05 ERR] [thread-7] ")]
    [InlineData("03:04:05.100 12 ERROR ", "03:04:05.999 12 ERROR ")]
    public void A_prefix_that_all_lines_share_is_cut(string first, string other)
    {
        StackTrace trace = ReadOne($"{first}System.Exception: outer\n{first} ---> System.FormatException: inner\n{other}   at A.B() in a.cs:line 1\n"
            + $"{other}   --- End of inner exception stack trace ---\n{other}   at C.D() in c.cs:line 2\n{other}Done\n");
        Assert.Equal("System.Exception(System.FormatException)", Shape(trace));
        Assert.Equal("outer", trace.Message);
        Assert.Equal(["C.D | c.cs | 2"], Frames(trace));
        Assert.Equal(1, trace.InputLine);
    }

    [Fact]
    public void Several_traces_in_one_log_stay_apart()
    {
        StackTrace[] traces = Read("""
            10:00:01 start
            10:00:02 ERROR System.ArgumentException: one
               at A.B() in a.cs:line 1
            10:00:03 fine
            System.FormatException: two
               at A.C() in a.cs:line 2
            System.FormatException: three
               at A.D() in a.cs:line 3
            """);
        Assert.Equal(["one", "two", "three"], traces.Select(trace => trace.Message));
        Assert.Equal([2L, 5L, 7L], traces.Select(trace => trace.InputLine));
    }

    [Fact]
    public void A_trace_in_one_line_of_a_structured_log_is_read()
    {
        StackTrace trace = ReadOne("""{"level":"error","exception":"System.Exception: say \"no\"\r\n   at A.B() in C:\\x\\a.cs:line 3\r\n   at C.D()","id":7}""");
        Assert.Equal("say \"no\"", trace.Message);
        Assert.Equal(["A.B | C:\\x\\a.cs | 3", "C.D | - | -"], Frames(trace));
    }

    [Theory]
    [InlineData("   at Shop.Cart.Read(String name)+MoveNext() in /_/src/Cart.cs:line 30", "Shop.Cart.Read", 30)]
    [InlineData("   at Shop.Cart.Read(String name)+System.Collections.IEnumerator.Reset()", "Shop.Cart.Read", null)]
    [InlineData("   at Shop.Cart.ReadAsync(CancellationToken stop)+MoveNext()+System.Threading.Tasks.Sources.IValueTaskSource.GetResult() in /_/src/Cart.cs:line 31", "Shop.Cart.ReadAsync", 31)]
    public void A_step_of_an_iterator_is_a_frame_of_its_method(string frame, string function, int? line)
    {
        StackTrace trace = Assert.Single(StackTraceReader.Read(["System.Exception: x", "   at Shop.Tax.Add() in /_/src/Tax.cs:line 1", frame, "   at Shop.Pay.Run() in /_/src/Pay.cs:line 9"]));
        Assert.Equal(3, trace.Frames.Count);
        Assert.Equal(function, trace.Frames[1].Function);
        Assert.Equal(line, trace.Frames[1].Line);
    }

    [Fact]
    public void A_stack_overflow_names_no_exception_and_repeats_itself()
    {
        StackTrace trace = ReadOne("""
            Stack overflow.
            Repeat 24007 times:
            --------------------------------
               at Shop.Tree.Walk[[System.__Canon, System.Private.CoreLib, Version=10.0.0.0, Culture=neutral, PublicKeyToken=7cec85d7bea7798e]](Shop.Node* ByRef, System.String)
            --------------------------------
               at Shop.Program.Main(System.String[])
            """);
        Assert.Equal((null, "Stack overflow."), (trace.Type, trace.Message));
        Assert.Equal(["Shop.Tree.Walk | - | -", "Shop.Program.Main | - | -"], Frames(trace));
    }
}
