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

    [Theory]
    [InlineData("throw 'plain'", "System.Management.Automation.RuntimeException", "plain")]
    [InlineData("throw [System.ArgumentException]::new('bad ä [x]')", "System.ArgumentException", "bad ä [x]")]
    [InlineData("[System.Collections.ArrayList]::new().Item(3)", null, null)]
    [InlineData("nosuchcommand-xyz", "System.Management.Automation.CommandNotFoundException", null)]
    [InlineData("Import-Module -Nope", "System.Management.Automation.ParameterBindingException", null)]
    [InlineData("[scriptblock]::Create('if (')", "System.Management.Automation.MethodInvocationException", null)]
    [InlineData("1/0", "System.Management.Automation.RuntimeException", null)]
    [InlineData("Import-Module /no/such/module -ErrorAction Stop", "System.IO.FileNotFoundException", null)]
    public void Every_kind_of_error_record_is_read(string script, string? type, string? message)
    {
        using var session = new TestSession();
        PSObject trace = session.InvokeSingle($"try {{ {script} }} catch {{ }}; $Error[0] | ConvertFrom-StackTrace");
        Assert.Empty(session.Errors);
        if (type is not null) Assert.Equal(type, trace.Properties["Type"].Value);
        if (message is not null) Assert.Equal(message, trace.Properties["Message"].Value);
        Assert.NotEmpty(Values(trace, "Frames"));
        Assert.NotNull(trace.Properties["Position"].Value);
    }

    [Fact]
    public void Each_error_record_and_each_exception_is_an_input_of_its_own()
    {
        using var session = new TestSession();
        IReadOnlyList<PSObject> traces = session.Invoke("""
            foreach ($text in 'one', 'two') { try { throw $text } catch { } }
            $Error | ConvertFrom-StackTrace
            ConvertFrom-StackTrace $Error
            $Error[0].Exception, [System.AggregateException]::new([System.Exception[]]@([System.Exception]::new('a'), [System.Exception]::new('b'))) | ConvertFrom-StackTrace
            """);
        Assert.Empty(session.Errors);
        Assert.Equal(["two", "one", "two", "one", "two"], traces.Take(5).Select(trace => trace.Properties["Message"].Value));
        Assert.Equal(2, Values(traces[5], "InnerTraces").Length);
    }

    [Fact]
    public void A_script_in_a_file_is_found_with_its_line()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-tr [1] ä").FullName;
        try
        {
            string script = Path.Combine(folder, "Fail (now).ps1");
            File.WriteAllText(script, "function Get-Thing {\r\n    throw 'no thing'\r\n}\r\nGet-Thing\r\n");
            using var session = new TestSession();
            PSObject trace = session.InvokeSingle($"try {{ & '{script}' }} catch {{ }}; $Error[0] | ConvertFrom-StackTrace");
            PSObject[] frames = Values(trace, "Frames");
            Assert.Equal(["Get-Thing", "<ScriptBlock>", "<ScriptBlock>"], frames.Select(frame => frame.Properties["Function"].Value));
            Assert.Equal([script, script, null], frames.Select(frame => frame.Properties["File"].Value));
            Assert.Equal([2, 4, 1], frames.Select(frame => frame.Properties["Line"].Value));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void A_log_file_is_read_and_a_bad_one_is_one_error()
    {
        string folder = Directory.CreateTempSubdirectory("vtoperate-log [1] ä").FullName;
        try
        {
            string good = Path.Combine(folder, "app [1].log"), binary = Path.Combine(folder, "core"), plain = Path.Combine(folder, "plain.log");
            File.WriteAllText(good, "start\r\nSystem.Exception: größer\r\n   at A.B() in a.cs:line 1\r\nend\r\n", System.Text.Encoding.Unicode);
            File.WriteAllBytes(binary, [0, 1, 2, 255, 0, 3]);
            File.WriteAllText(plain, "nothing");
            using var session = new TestSession(location: folder);
            PSObject trace = session.InvokeSingle($"ConvertFrom-StackTrace -LogPath 'core', 'plain.log', 'app [1].log', 'missing.log', '{folder}', 'no:such'");
            Assert.Equal("größer", trace.Properties["Message"].Value);
            Assert.Equal(["InputNotText", "TraceNotRecognized", "PathNotFound", "FileUnreadable", "PathNotFound"], session.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
            Assert.Single(session.Invoke($"[System.IO.FileInfo]'{good}' | ConvertFrom-StackTrace"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public void Odd_input_is_one_error_or_nothing()
    {
        using var session = new TestSession();
        Assert.Empty(session.Invoke("$null | ConvertFrom-StackTrace; @() | ConvertFrom-StackTrace; ConvertFrom-StackTrace ''; ConvertFrom-StackTrace @()"));
        Assert.Empty(session.Errors);
        Assert.Empty(session.Invoke("1..3 | ConvertFrom-StackTrace"));
        Assert.StartsWith("TraceNotRecognized", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(session.Invoke("\"MZ$([char]0)$([char]3)junk\" | ConvertFrom-StackTrace"));
        Assert.StartsWith("InputNotText", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Single(session.Invoke("'System.Exception: x','   at A.B() in a.cs:line 1' | ConvertFrom-StackTrace -Repository /no/such/folder"));
        Assert.StartsWith("PathNotFound", Assert.Single(session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_a_native_program_wrote_to_its_error_stream_are_text()
    {
        using var session = new TestSession();
        PSObject trace = session.InvokeSingle("""
            'System.Exception: x', '   at A.B() in a.cs:line 1', '   at A.C()' | ForEach-Object {
                [System.Management.Automation.ErrorRecord]::new([System.Management.Automation.RemoteException]::new($_), 'NativeCommandErrorMessage', 'NotSpecified', $_)
            } | ConvertFrom-StackTrace
            """);
        Assert.Equal(2, Values(trace, "Frames").Length);
    }

    [Fact]
    public void The_pipeline_ends_early_and_stops_reading()
    {
        using var session = new TestSession();
        PSObject first = session.InvokeSingle("""
            $n = 0
            while ($true) { try { 1..1000000 | ForEach-Object { "System.Exception: $_"; '   at A.B() in a.cs:line 1' } | ConvertFrom-StackTrace | ForEach-Object { $_; throw 'enough' } } catch { break } }
            """);
        Assert.Equal("1", first.Properties["Message"].Value);
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
