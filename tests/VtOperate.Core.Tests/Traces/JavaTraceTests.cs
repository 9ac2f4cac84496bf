using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class JavaTraceTests
{
    private const string Nested = """
        2026-01-02 03:04:05.678 ERROR 12 --- [nio-8080-exec-3] c.example.Web : Request failed

        java.lang.IllegalStateException: outer
        	at com.example.shop.Cart$Line.total(Cart.java:41) ~[classes/:na]
        	at java.base/java.lang.Thread.run(Thread.java:833) [?:?]
        	at app//org.junit.Assert.fail(Assert.java:89)
        	at com.sun.proxy.$Proxy12.go(Unknown Source)
        	at com.example.Main$$Lambda$14/0x0000000800066840.run(Unknown Source)
        	at com.example.Nat.call(Native Method)
        	Suppressed: java.io.IOException: close failed
        		at com.example.Res.close(Res.java:9)
        		... 3 more
        	Caused by: java.lang.RuntimeException: behind the suppressed
        		at com.example.Deep.go(Deep.java:1)
        Caused by: com.example.ShopException: two
        lines
        	at com.example.shop.Db.load(Db.kt:5)
        	... 12 more
        Caused by: java.sql.SQLException
        	at com.example.shop.Db.open(Db.kt:99999999999999999999)
        	... 14 common frames omitted
        2026-01-02 03:04:06.000 INFO 12 done
        """;

    [Theory]
    [InlineData("")]
    [InlineData("2026-01-02T03:04:05.678901Z stdout F ")]
    [InlineData("app-1  | ")]
    public void Causes_and_suppressed_exceptions_keep_their_place(string prefix)
    {
        StackTrace trace = ReadOne(string.Join("\r\n", Nested.ReplaceLineEndings("\n").Split('\n').Select(line => prefix + line)));
        Assert.Equal(TraceLanguage.Java, trace.Language);
        Assert.Equal("java.lang.IllegalStateException(java.io.IOException(java.lang.RuntimeException),com.example.ShopException(java.sql.SQLException))", Shape(trace));
        Assert.Equal(["Suppressed", "Cause"], trace.InnerTraces.Select(inner => inner.Relation));
        Assert.Equal(3, trace.InnerTraces[0].FramesInCommon);
        Assert.Equal(12, trace.InnerTraces[1].FramesInCommon);
        Assert.Equal(14, trace.InnerTraces[1].InnerTraces[0].FramesInCommon);
        Assert.Equal("two\nlines", trace.InnerTraces[1].Message);
        Assert.Null(trace.InnerTraces[1].InnerTraces[0].Message);
        Assert.Equal(3, trace.InputLine);
    }

    [Fact]
    public void A_frame_keeps_module_and_place_as_printed()
    {
        StackTrace trace = ReadOne(Nested);
        Assert.Equal(
            [
                "com.example.shop.Cart$Line.total | Cart.java | 41", "java.lang.Thread.run | Thread.java | 833", "org.junit.Assert.fail | Assert.java | 89", "com.sun.proxy.$Proxy12.go | - | -",
                "com.example.Main$$Lambda$14/0x0000000800066840.run | - | -", "com.example.Nat.call | - | -",
            ],
            Frames(trace));
        Assert.Equal(["classes/:na", "java.base", "app", null, null, null], trace.Frames.Select(frame => frame.Module));
        Assert.Equal([true, false, false, false, true, true], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Null(trace.InnerTraces[1].InnerTraces[0].Frames[0].Line);
    }

    [Fact]
    public void Logback_can_print_the_root_first()
    {
        StackTrace trace = ReadOne("java.net.ConnectException: refused\n\tat a.b.C.d(C.java:1)\nWrapped by: a.b.DbException: no database\n\tat a.b.E.f(E.java:2)\n");
        Assert.Equal("a.b.DbException(java.net.ConnectException)", Shape(trace));
        Assert.Equal("Cause", trace.InnerTraces[0].Relation);
    }

    [Theory]
    [InlineData("Exception in thread \"main\" java.lang.NullPointerException", "java.lang.NullPointerException", null)]
    [InlineData("Jan 02, 2026 3:04:05 PM a.b.Log warn WARNING: a.b.OddException: x", "a.b.OddException", "x")]
    [InlineData("a.b.Problem: not called as exceptions are", "a.b.Problem", "not called as exceptions are")]
    [InlineData("   java.lang.Thread.State: RUNNABLE", null, "java.lang.Thread.State: RUNNABLE")]
    public void The_head_names_type_and_message(string head, string? type, string? message)
    {
        StackTrace trace = ReadOne(head + "\n\tat a.b.C.d(C.java:1)\n\tat a.b.C.main(C.java:2)");
        Assert.Equal(type, trace.Type);
        Assert.Equal(message, trace.Message);
    }

    [Theory]
    [InlineData("\tat a.b.CTest.sums two numbers, even negative(CTest.kt:12)", "a.b.CTest.sums two numbers, even negative | CTest.kt | 12")]
    [InlineData("\tat clojure.core$map$fn__123.invoke(core.clj:2644)", "clojure.core$map$fn__123.invoke | core.clj | 2644")]
    [InlineData("\tat a.b.c(SourceFile:77)", "a.b.c | SourceFile | 77")]
    [InlineData("\tat a.b.C.<init>(C.java)", "a.b.C.<init> | C.java | -")]
    [InlineData("\tat a.b.Größe.zähle(Größe.java:3)", "a.b.Größe.zähle | Größe.java | 3")]
    public void Other_languages_of_the_machine_are_read(string line, string expected) => Assert.Equal([expected], Frames(ReadOne("x.Error: y\n" + line)));
}
