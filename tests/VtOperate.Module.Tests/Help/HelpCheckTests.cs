using VtOperate.HelpGen.Checks;
using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Pages;

namespace VtOperate.Module.Tests.Help;

public sealed class HelpCheckTests
{
    private const string GoodPage = """
        # Get-Sample

        ## SYNOPSIS
        Gets samples.

        ## DESCRIPTION
        Gets samples by -Name or by -Kind, see also `Get-ChildItem -Path`.

        ## EXAMPLES

        ### Example 1: Two
        ```powershell
        # Get-Nothing is only a comment
        $kind = 'Get-Nothing -Wrong' | Where-Object Length -GT 3
        Get-Sample -Name a, 'b -c' -First 2 -Recurse:$false |
            ForEach-Object { Get-Sample -Kind $_.Kind -WhatIf } `
                -Verbose
        @{ Name = 'x'; Path = "-Bad $(Get-Sample x)" }
        ```
        Writes two.

        ## PARAMETERS

        ### -First
        How many.

        ### -Kind
        The kind.

        ### -Name
        The name.

        ### -Recurse
        Below, too.

        ### -Word
        The word.

        ## INPUTS

        ### System.String

        ## OUTPUTS

        ### System.String
        A sample.

        ## NOTES

        ## RELATED LINKS
        """;

    private static readonly CmdletShape[] s_cmdlets = [CmdletReader.Read(typeof(SampleCommand).Assembly.Location).Single(cmdlet => cmdlet.Name == "Get-Sample")];

    [Fact]
    public void A_good_page_has_no_problem() => Assert.Empty(Check(GoodPage));

    [Fact]
    public void A_page_with_the_line_ends_of_Windows_has_no_problem() => Assert.Empty(Check(GoodPage.ReplaceLineEndings("\r\n")));

    [Theory]
    [InlineData("VTH002", 1, "# Get-Sample", "# Get-Other")]
    [InlineData("VTH003", 36, "The word.", "")]
    [InlineData("VTH003", 22, "### -Word\nThe word.\n", "")]
    [InlineData("VTH004", 40, "### -Word", "### -Word\n\nText.\n\n### -Wort")]
    [InlineData("VTH004", 20, "Writes two.", "Writes two by -Sort.")]
    [InlineData("VTH004", 37, "The word.", "Not with `-Sort`.")]
    [InlineData("VTH004", 4, "Gets samples.", "Like Set-Sample.")]
    [InlineData("VTH005", 3, "Gets samples.", "")]
    [InlineData("VTH005", 6, "Gets samples by -Name or by -Kind, see also `Get-ChildItem -Path`.", "")]
    [InlineData("VTH005", 43, "### System.String\nA sample.", "Something.")]
    [InlineData("VTH006", 11, "```powershell", "```text")]
    [InlineData("VTH006", 11, "Writes two.", "")]
    [InlineData("VTH007", 15, "Get-Sample -Name a", "Get-Smaple -Name a")]
    [InlineData("VTH007", 16, "{ Get-Sample -Kind", "{ Show-Sample -Kind")]
    [InlineData("VTH007", 16, "ForEach-Object {", "Sort-Object {")]
    [InlineData("VTH008", 15, "-First 2", "-Last 2")]
    [InlineData("VTH008", 16, "-Kind $_.Kind", "-Kinds $_.Kind")]
    [InlineData("VTH009", 48, "## NOTES", "## REMARKS")]
    [InlineData("VTH009", 48, "## NOTES", "## OUTPUTS")]
    public void A_mistake_is_found_with_its_line(string code, int line, string good, string bad)
    {
        Assert.Contains(good, GoodPage, StringComparison.Ordinal);
        HelpProblem problem = Assert.Single(Check(GoodPage.Replace(good, bad, StringComparison.Ordinal)), problem => problem.Code == code);
        Assert.Equal(line, problem.Line);
        Assert.StartsWith($"/pages/Get-Sample.md({line}): error {code}: ", problem.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_cmdlet_without_a_page_is_found()
    {
        HelpProblem problem = Assert.Single(HelpCheck.Run(s_cmdlets, [], "/pages"));
        Assert.Equal("VTH001", problem.Code);
        Assert.Equal(Path.Combine("/pages", "Get-Sample.md"), problem.File);
    }

    private static IReadOnlyList<HelpProblem> Check(string text) =>
        HelpCheck.Run(s_cmdlets, [HelpPageReader.Parse("/pages/Get-Sample.md", text)], "/pages");
}
