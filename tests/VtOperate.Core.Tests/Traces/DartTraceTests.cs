using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class DartTraceTests
{
    [Fact]
    public void Frames_carry_column_and_package()
    {
        StackTrace trace = ReadOne("""
            Unhandled exception:
            CartException: no cart
            for you

            #0      Cart.total.<anonymous closure> (package:shop/cart.dart:17:20)
            #1      _startIsolate (dart:isolate-patch/isolate_patch.dart:265)
            <asynchronous suspension>
            #2      main (file:///srv/a%20b/main.dart:99999999999999999999:3)
            (elided 2 frames from dart:async)
            """);
        Assert.Equal((TraceLanguage.Dart, "CartException", "no cart\nfor you"), (trace.Language, trace.Type, trace.Message));
        Assert.Equal(["Cart.total.<anonymous closure> | package:shop/cart.dart | 17 | 20", "_startIsolate | dart:isolate-patch/isolate_patch.dart | 265", "main | file:///srv/a%20b/main.dart | - | 3"], Frames(trace));
        Assert.Equal([true, false, true], trace.Frames.Select(frame => frame.IsUserCode));
        Assert.Equal((1L, 9L), (trace.InputLine, trace.InputLastLine));
    }
}
