using VtOperate.Core.Traces;
using static VtOperate.Core.Tests.Traces.TraceText;

namespace VtOperate.Core.Tests.Traces;

public sealed class PowerShellTraceTests
{
    [Fact]
    public void The_normal_view_gives_place_type_and_message()
    {
        StackTrace trace = ReadOne("""
            Get-Item : Cannot find path 'C:\nope' because it does not
            exist.
            At C:\Program Files\x (1)\Deploy [prod] ä.ps1:12 char:5
            +     Get-Item C:\nope
            +     ~~~~~~~~~~~~~~~~
                + CategoryInfo          : ObjectNotFound: (C:\nope:String) [Get-Item], ItemNotFoundException
                + FullyQualifiedErrorId : PathNotFound,Microsoft.PowerShell.Commands.GetItemCommand

            more output
            """);
        Assert.Equal(TraceLanguage.PowerShell, trace.Language);
        Assert.Equal("ItemNotFoundException", trace.Type);
        Assert.Equal("Get-Item : Cannot find path 'C:\\nope' because it does not\nexist.", trace.Message);
        Assert.Equal(["- | C:\\Program Files\\x (1)\\Deploy [prod] ä.ps1 | 12 | 5"], Frames(trace));
        Assert.Equal(1, trace.InputLine);
    }

    [Fact]
    public void The_concise_view_gives_place_and_message_also_with_colours()
    {
        StackTrace[] traces = Read("\u001b[31;1mGet-Item: \u001b[0m/srv/x y.ps1:3\u001b[0m\nLine |\n\u001b[36;1m   3 | \u001b[0m Get-Item nope\n     |  ~~~~~~~~~~~~~\n     | Cannot find path\n     | in two lines.\n"
            + "ParserError: \nLine |\n   1 | if (\n     |     ~\n     | Missing closing ')'\n");
        Assert.Equal(["- | /srv/x y.ps1 | 3"], Frames(traces[0]));
        Assert.Equal("Get-Item: Cannot find path\nin two lines.", traces[0].Message);
        Assert.Equal(["- | - | 1"], Frames(traces[1]));
        Assert.Equal("ParserError", traces[1].Type);
        Assert.Equal(2, traces.Length);
    }

    [Theory]
    [InlineData("at Get-Foo<Process>, C:\\x\\Föö bar.psm1: line 12", "Get-Foo<Process> | C:\\x\\Föö bar.psm1 | 12")]
    [InlineData("at <ScriptBlock>, <No file>: line 3", "<ScriptBlock> | - | 3")]
    [InlineData("bei Hol-Ding, C:\\x.ps1: Zeile 7", "Hol-Ding | C:\\x.ps1 | 7")]
    [InlineData("à <ScriptBlock>, <Aucun fichier>: ligne 1", "<ScriptBlock> | - | 1")]
    [InlineData("在 <ScriptBlock>、<无文件>: 行 1", "<ScriptBlock> | - | 1")]
    [InlineData("at f, /a/b, c/x.ps1: line 88888888888", "f | /a/b, c/x.ps1 | -")]
    [InlineData("ScriptStackTrace      : at f, /a/b.ps1: line 3\n                        at g, /a/b.ps1: line 9", "f | /a/b.ps1 | 3", "g | /a/b.ps1 | 9")]
    [InlineData("In C:\\x.ps1:4 Zeichen:9\n+ throw", "- | C:\\x.ps1 | 4 | 9")]
    [InlineData("Au caractère C:\\x.ps1:4 : 9\n+ throw", "- | C:\\x.ps1 | 4 | 9")]
    [InlineData("At line:1 char:2\n+ throw", "- | - | 1 | 2")]
    public void Frames_come_in_many_languages(string text, params string[] expected)
    {
        StackTrace[] traces = Read("boom\n" + text);
        if (text.StartsWith("Script", StringComparison.Ordinal)) Assert.Single(traces);
        Assert.Equal(expected, Frames(Assert.Single(traces)));
    }

    [Theory]
    [InlineData("at noon, see appendix: page 12")]
    [InlineData("Line | Station")]
    [InlineData("At 12:30 we met: 5")]
    public void Prose_is_no_frame(string text) => Assert.Empty(Read(text));
}
