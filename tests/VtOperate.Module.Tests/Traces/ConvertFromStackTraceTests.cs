using System.Management.Automation;

namespace VtOperate.Module.Tests.Traces;

public sealed class ConvertFromStackTraceTests
{
    [Fact]
    public void An_error_record_keeps_both_stacks_and_the_place()
    {
        using var session = new TestSession();
        PSObject trace = session.InvokeSingle("""
            function Get-Price { [int]::Parse('x') }
            try { Get-Price } catch { }
            $Error[0] | ConvertFrom-StackTrace
            """);
        Assert.Equal("PowerShell", trace.Properties["Language"].Value.ToString());
        string[] functions = [.. Values(trace, "Frames").Select(frame => (string)frame.Properties["Function"].Value)];
        Assert.Equal("Get-Price", functions[0]);
        PSObject exception = Assert.Single(Values(trace, "InnerTraces"));
        Assert.Equal("Exception", exception.Properties["Relation"].Value);
        Assert.Equal("System.FormatException", Assert.Single(Values(exception, "InnerTraces")).Properties["Type"].Value);
        var position = PSObject.AsPSObject(trace.Properties["Position"].Value);
        Assert.Equal(1, position.Properties["Line"].Value);
        Assert.Contains("[int]::Parse", (string)position.Properties["Text"].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_of_strings_is_one_input()
    {
        using var session = new TestSession();
        PSObject trace = session.InvokeSingle("'System.Exception: x', '', '   at A.B() in a.cs:line 1', '   at A.C()' | ConvertFrom-StackTrace");
        Assert.Equal(2, Values(trace, "Frames").Length);
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void Text_without_a_trace_is_one_error()
    {
        using var session = new TestSession();
        Assert.Empty(session.Invoke("'nothing here', 'nor here' | ConvertFrom-StackTrace"));
        Assert.StartsWith("TraceNotRecognized", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void The_views_show_what_is_the_users_own()
    {
        using var session = new TestSession(location: Staged.Source);
        const string Make = """
            $trace = ConvertFrom-StackTrace ("System.Exception: The cart is empty.`nsecond line`n   at Shop.Cart.Total() in /x/Shop/Cart.cs:line 41`n" +
                "   at System.A.B()`n   at System.A.C()`n   at System.A.D()`n   at VtOperate.Core.Ulid.New() in /_/src/VtOperate.Core/Ulid.cs:line 4")

            """;
        Assert.Equal("""

            System.Exception: The cart is empty. ...
              -> Shop.Cart.Total  /x/Shop/Cart.cs:41
                 ... 3 frames of others
              -> VtOperate.Core.Ulid.New  src/VtOperate.Core/Ulid.cs:4
            """, Shown(session, Make + "$trace"));
        Assert.Equal("""

            Own Function                                                  Place
            --- --------                                                  -----
            ->  Shop.Cart.Total                                           /x/Shop/Cart.cs:41
                System.A.B
                System.A.C
                System.A.D
            ->  VtOperate.Core.Ulid.New                                   src/VtOperate.Core/Ulid.cs:4
            """, Shown(session, Make + "$trace.Frames"));
    }

    private static string Shown(TestSession session, string script) => string.Join('\n', session.Render(script).Split('\n').Select(line => line.TrimEnd())).TrimEnd();

    private static PSObject[] Values(PSObject trace, string property) =>
        [.. ((System.Collections.IEnumerable)trace.Properties[property].Value).Cast<object>().Select(PSObject.AsPSObject)];
}
