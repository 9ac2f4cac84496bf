using System.Management.Automation;

namespace VtOperate.Module.Tests.History;

public sealed class TraceRootCauseTests : IDisposable
{
    private const string Shop = "function Get-Rate {\n    param($Code)\n    if ($null -eq $Code) { throw 'no code' }\n    $Code.Rate\n}\n\nfunction Get-Total {\n    param($Cart)\n    $code = $env:SHOP_CODE\n    Get-Rate -Code $code\n}\n";
    private const string Trace = "no code\nat Get-Rate, /app/shop.ps1: line 3\nat Get-Total, /app/shop.ps1: line 10\nat <ScriptBlock>, <No file>: line 1";

    private readonly HandMadeRepository _made = new();
    private readonly string _first;
    private readonly string _second;
    private readonly TestSession _session;

    public TraceRootCauseTests()
    {
        _first = _made.Commit("Add the shop", "shop.ps1", Shop.Replace("$env:SHOP_CODE", "'A'", StringComparison.Ordinal));
        _second = _made.Commit("Take the code from the environment", "shop.ps1", Shop);
        File.WriteAllText(Path.Combine(_made.Folder, "app.log"), "2026-01-01 start\n" + Trace + "\n2026-01-01 end\n");
        _session = new TestSession(location: _made.Folder, width: 80);
    }

    public void Dispose()
    {
        _session.Dispose();
        _made.Dispose();
    }

    [Theory]
    [InlineData("Trace-RootCause -LogPath app.log")]
    [InlineData("ConvertFrom-StackTrace -LogPath app.log | Trace-RootCause")]
    [InlineData("(ConvertFrom-StackTrace -LogPath app.log).Frames | Trace-RootCause")]
    [InlineData("Trace-RootCause ([System.IO.File]::ReadAllText((Join-Path 'FOLDER' 'app.log')))")]
    [InlineData("Trace-RootCause -LogPath app.log -At main")]
    public void A_trace_leads_to_its_trigger_however_it_is_given(string call)
    {
        PSObject chain = _session.InvokeSingle(call.Replace("(Join-Path 'FOLDER' 'app.log')", "'" + Path.Combine(_made.Folder, "app.log") + "'", StringComparison.Ordinal));
        Assert.Empty(_session.Errors);
        Assert.Equal(_made.Folder, chain.Properties["Repository"].Value);
        Assert.Equal(_second, chain.Properties["Revision"].Value);
        dynamic trigger = chain.Properties["Trigger"].Value;
        Assert.Equal("$env:SHOP_CODE", (string)trigger.Expression);
        Assert.Equal(_second, (string)trigger.Sha);
    }

    [Fact]
    public void The_lines_are_those_of_the_commit_that_ran()
    {
        PSObject chain = _session.InvokeSingle($"Trace-RootCause -LogPath app.log -At {_first}");
        dynamic trigger = chain.Properties["Trigger"].Value;
        Assert.Equal("'A'", (string)trigger.Expression);
        Assert.Equal("Literal", trigger.Origin.ToString());
    }

    [Fact]
    public void The_chain_reads_from_the_symptom_to_the_trigger()
    {
        string shown = _session.Render("Trace-RootCause -LogPath app.log");
        Assert.Equal($"""

            SYMPTOM  no code
                 at  {_second[..10]} of
                     FOLDER

             1  verified shop.ps1:3 Get-Rate
                | if ($null -eq $Code) {"{"} throw 'no code' {"}"}
                  follow Code
                  2023-11-14 {_first[..10]} Zoë Tester: Add the shop

             2  verified shop.ps1:10 Get-Total
                | Get-Rate -Code $code
                  Code <- $code
                  2023-11-14 {_first[..10]} Zoë Tester: Add the shop

             3  assumed  shop.ps1:9 Get-Total
                | $code = $env:SHOP_CODE
                  code <- $env:SHOP_CODE
                  2023-11-14 {_second[..10]} Zoë Tester: Take the code from the environment

            TRIGGER  a setting: $env:SHOP_CODE (assumed), shop.ps1:9
             newest  2023-11-14 {_second[..10]} Zoë Tester: Take the code from the environment
                     1 more frame leads here
            """, shown.Replace(_made.Folder, "FOLDER", StringComparison.Ordinal).Replace(" of FOLDER", " of\n         FOLDER", StringComparison.Ordinal).ReplaceLineEndings("\n").TrimEnd());
    }

    [Theory]
    [InlineData("Trace-RootCause 'all is well'", "TraceNotRecognized")]
    [InlineData("Trace-RootCause -LogPath nothing.log", "PathNotFound")]
    [InlineData("Trace-RootCause -LogPath app.log -At v9", "RevisionNotFound")]
    [InlineData("Trace-RootCause -LogPath app.log -SourceMap shop.ps1", "SourceMapInvalid")]
    public void What_is_wrong_is_said_with_its_id(string call, string id)
    {
        Assert.Empty(_session.Invoke(call));
        Assert.StartsWith(id, Assert.Single(_session.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void A_chain_takes_its_commit_and_repository_to_the_next_command()
    {
        IReadOnlyList<PSObject> found = _session.Invoke("(Trace-RootCause -LogPath app.log).Links[0].Evidence | ForEach-Object Kind");
        Assert.Equal(["File", "Value", "Blame"], found.Select(kind => (string)kind.BaseObject));
    }
}
