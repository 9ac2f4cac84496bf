using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class JavaScriptTraceTests
{
    [Fact]
    public void Node_prints_properties_and_causes_in_braces()
    {
        StackTrace[] traces = Read("""
            /app/src/server.js:52
                throw new Error('x');
                ^

            Error: x
                at Object.<anonymous> (/app/src/server.js:52:9)
                ... 4 lines matching cause stack trace ...
                at node:internal/main/run_main_module:28:49 {
              code: 'E_X',
              [cause]: TypeError [ERR_INVALID_ARG]: inner
                  at inner (/app/src/a b (c)/x.js:1:2)
                  at async Promise.all (index 0) {
                errno: -2
              }
            }

            Node.js v20.11.0
            AggregateError
                at main (/app/m.js:1:1) {
              [errors]: [
                Error: one
                    at a (/app/m.js:2:2),
                RangeError: two
                    at b (/app/m.js:3:3)
              ]
            }
            """);
        Assert.Equal(["Error(TypeError)", "AggregateError(Error,RangeError)"], traces.Select(Shape));
        Assert.Equal(["Object.<anonymous> | /app/src/server.js | 52 | 9", "- | node:internal/main/run_main_module | 28 | 49"], Frames(traces[0]));
        Assert.Equal(["inner | /app/src/a b (c)/x.js | 1 | 2", "async Promise.all | - | -"], Frames(traces[0].InnerTraces[0]));
        Assert.Equal(4, traces[0].FramesInCommon);
        Assert.Equal("[ERR_INVALID_ARG]: inner", traces[0].InnerTraces[0].Message);
        Assert.Equal(["a | /app/m.js | 2 | 2"], Frames(traces[1].InnerTraces[0]));
        Assert.Equal([true, false], traces[0].Frames.Select(frame => frame.IsUserCode));
    }

    [Theory]
    [InlineData("    at f (C:\\my project\\src\\a.js:1:2)", "f | C:\\my project\\src\\a.js | 1 | 2")]
    [InlineData("    at async file:///srv/app/i.mjs:9:1", "- | file:///srv/app/i.mjs | 9 | 1")]
    [InlineData("    at new Cart (webpack:///./src/cart (copy).ts?a1b2:7:3)", "new Cart | webpack:///./src/cart (copy).ts?a1b2 | 7 | 3")]
    [InlineData("    at Object.load [as run] (blob:https://shop.example/1a2b:3:4)", "Object.load [as run] | blob:https://shop.example/1a2b | 3 | 4")]
    [InlineData("    at eval (eval at run (/app/t.js:3:9), <anonymous>:1:1)", "eval | /app/t.js | 3 | 9")]
    [InlineData("    at g (/app/t.js:99999999999999999999:2)", "g | /app/t.js | - | 2")]
    [InlineData("    at h (address at index.android.bundle:1:2345)", "h | index.android.bundle | 1 | 2345")]
    [InlineData("    at <anonymous>:1:5", "- | <anonymous> | 1 | 5")]
    public void Frames_of_engines_that_say_at(string line, string expected) => Assert.Equal([expected], Frames(ReadOne("TypeError: x is not a function\n" + line)));

    [Theory]
    [InlineData("load@https://shop.example/js/app.js?v=3:12:5", "load | https://shop.example/js/app.js?v=3 | 12 | 5")]
    [InlineData("@https://shop.example/js/app.js:12:5", "- | https://shop.example/js/app.js | 12 | 5")]
    [InlineData("setTimeout handler*wait/<@https://shop.example/a.js:1:1", "setTimeout handler*wait/< | https://shop.example/a.js | 1 | 1")]
    [InlineData("f@http://h/@scope/x.js:1:2", "f | http://h/@scope/x.js | 1 | 2")]
    [InlineData("global code@capacitor/test:83:55", "global code | capacitor/test | 83 | 55")]
    public void Frames_of_engines_that_use_a_sign(string line, string expected) => Assert.Equal([expected], Frames(ReadOne(line)));

    [Theory]
    [InlineData("Uncaught (in promise) TypeError: x", "TypeError", "x")]
    [InlineData("(node:12) UnhandledPromiseRejectionWarning: Error: deep", "UnhandledPromiseRejectionWarning", "Error: deep")]
    [InlineData("2026-01-02 ERROR app Error: late", "Error", "late")]
    [InlineData("Error", "Error", null)]
    [InlineData("Warning: Each child needs a key", "Warning", "Each child needs a key")]
    [InlineData("INFO: nothing of the kind", null, "INFO: nothing of the kind")]
    public void The_head_names_type_and_message(string head, string? type, string? message)
    {
        StackTrace trace = ReadOne(head + "\n    at f (/a/b.js:1:2)\n    at g (/a/b.js:3:4)");
        Assert.Equal(type, trace.Type);
        Assert.Equal(message, trace.Message);
    }

    [Theory]
    [InlineData("    at http://localhost:8080")]
    [InlineData("    at 10:20:30")]
    [InlineData("    at 2026-01-02T10:20:30")]
    [InlineData("at noon (chapter 3:16)")]
    [InlineData("at midnight (native)")]
    [InlineData("john@example.com:25")]
    [InlineData("git@github.com:22:33")]
    [InlineData("@GenerationDate=09/22/2015 15:25:48")]
    [InlineData("mongodb://user:secret@db.example.com:27017")]
    [InlineData("Server started at http://localhost:3000/index.js:1:1")]
    public void What_only_looks_like_a_frame_is_none(string line) => Assert.Empty(Read(line));
}
