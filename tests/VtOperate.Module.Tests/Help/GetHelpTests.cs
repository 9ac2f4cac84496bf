using System.Collections;
using System.Management.Automation;

namespace VtOperate.Module.Tests.Help;

/// <summary>Help as the engine finds and shows it from the staged module.</summary>
public sealed class GetHelpTests
{
    [Fact]
    public void Every_exported_cmdlet_has_full_help_with_a_description_and_examples()
    {
        using var session = new TestSession();
        string[] names = [.. session.Invoke("(Get-Module VtOperate).ExportedCmdlets.Keys").Select(name => (string)name.BaseObject)];
        Assert.NotEmpty(names);
        foreach (string name in names)
        {
            PSObject help = session.InvokeSingle($"Get-Help {name} -Full");
            Assert.True(help.TypeNames[0].StartsWith("MamlCommandHelpInfo#", StringComparison.Ordinal), $"{name}: help comes from {help.TypeNames[0]}, not from its page.");
            Assert.True(Text(help, "Synopsis").Length > 10, $"{name} shows no synopsis.");
            Assert.True(Paragraphs(help, "description") > 0, $"{name} shows no description.");
            string shown = session.Render($"Get-Help {name} -Full");
            foreach (string heading in new[] { "NAME", "SYNOPSIS", "SYNTAX", "DESCRIPTION", "PARAMETERS", "INPUTS", "OUTPUTS" })
                Assert.True(shown.Contains("\n" + heading + "\n", StringComparison.Ordinal), $"{name}: {heading} is not shown:\n{shown}");
            Assert.True(shown.Contains("[<CommonParameters>]", StringComparison.Ordinal), $"{name}: its syntax shows no common parameters.");
            string examples = session.Render($"Get-Help {name} -Examples");
            Assert.True(examples.Contains("Example 1", StringComparison.Ordinal), $"{name} shows no example:\n{examples}");
            Assert.True(examples.Contains(name, StringComparison.Ordinal), $"{name}: its examples do not use it.");
        }
    }

    [Fact]
    public void Values_that_are_refused_are_not_offered()
    {
        using var session = new TestSession();
        string shown = session.Render("Get-Help Optimize-BugReproduction -Full");
        Assert.Contains("PowerShell", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Hunks", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Conditions", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void The_about_topic_is_found_while_the_module_is_imported()
    {
        using var session = new TestSession();
        PSObject topic = session.InvokeSingle("Get-Help about_VtOperate");
        Assert.StartsWith("TOPIC", topic.ToString(), StringComparison.Ordinal);
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void Help_wraps_between_words()
    {
        using var session = new TestSession(width: 40);
        string shown = session.Render("Get-Help Get-OperationContext -Full");
        string prose = string.Join(' ', session.Invoke("Get-Help Get-OperationContext | ForEach-Object { $_.description | ForEach-Object Text }"));
        Assert.All(prose.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), word => Assert.Contains(word, shown, StringComparison.Ordinal));
    }

    [Fact]
    public void The_about_topic_fits_into_eighty_columns()
    {
        string[] lines = File.ReadAllLines(Path.Combine(Staged.Folder, "en-US", "about_VtOperate.help.txt"));
        Assert.Equal(["TOPIC", "    about_VtOperate", "", "SYNOPSIS"], lines[..4]);
        Assert.StartsWith("    ", lines[4], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Length > 80);
        Assert.DoesNotContain(lines, line => line.Any(c => c > '~'));
    }

    private static string Text(PSObject help, string property) => help.Properties[property]?.Value?.ToString()?.Trim() ?? "";

    private static int Paragraphs(PSObject help, string property) => help.Properties[property]?.Value is IEnumerable several ? several.Cast<object>().Count() : 0;
}
