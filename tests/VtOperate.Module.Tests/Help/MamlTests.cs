using System.Xml.Linq;
using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Maml;
using VtOperate.HelpGen.Pages;

namespace VtOperate.Module.Tests.Help;

public sealed class MamlTests
{
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";

    private static readonly XElement s_sample = MamlWriter.Document(
        [CmdletReader.Read(typeof(SampleCommand).Assembly.Location).Single(cmdlet => cmdlet.Name == "Get-Sample")],
        [HelpPageReader.Parse("Get-Sample.md", "# Get-Sample\n\n## SYNOPSIS\nGets `samples` of **some**\nkind & [more](https://example.org/x).\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n## PARAMETERS\n### -Name\nThe name.\n\n## RELATED LINKS\n[Get-Other](Get-Other.md)\n")])
        .Root!.Element(s_command + "command")!;

    [Fact]
    public void Syntax_has_an_item_a_set_with_positions_first_and_confirmation_last()
    {
        string[] items = [.. s_sample.Descendants(s_command + "syntaxItem").Select(item => string.Join(' ', item.Elements(s_command + "parameter").Select(parameter => parameter.Element(s_maml + "name")!.Value)))];
        Assert.Equal(["Name First Word Recurse Confirm WhatIf", "Word Kind First Recurse Confirm WhatIf"], items);
    }

    [Fact]
    public void A_parameter_has_the_attributes_that_the_engine_shows()
    {
        XElement name = s_sample.Element(s_command + "parameters")!.Elements().Single(parameter => parameter.Element(s_maml + "name")!.Value == "Name");
        Assert.Equal(
            "required=true variableLength=true globbing=true pipelineInput=true (ByValue) position=0 aliases=Label, l",
            string.Join(' ', name.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}")));
        Assert.Equal("string[]", name.Element(s_command + "parameterValue")!.Value);
    }

    [Fact]
    public void Marks_of_Markdown_become_plain_text()
    {
        string[] paragraphs = [.. s_sample.Element(s_command + "details")!.Descendants(s_maml + "para").Select(paragraph => paragraph.Value)];
        Assert.Equal(["Gets samples of some kind & more (https://example.org/x).", "- one", "- two", "| a | b |\n|---|---|\n| 1 | 2 |"], paragraphs);
    }

    [Fact]
    public void The_address_of_online_help_is_the_first_link() =>
        Assert.Equal(["https://example.org/sample", ""], s_sample.Descendants(s_maml + "uri").Where(uri => uri.Parent!.Name == s_maml + "navigationLink").Select(uri => uri.Value));
}
