using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using System.Reflection;
using VtOperate.Shell.Hosting;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>The manifest of the staged module, and the ways to import it.</summary>
public sealed class ManifestTests
{
    [Fact]
    public void The_manifest_exports_exactly_the_cmdlets_that_the_assembly_has()
    {
        using var session = new TestSession();
        string[] built =
        [
            .. ExportedCmdlets.Assembly(session).GetExportedTypes()
                .Select(type => type.IsAbstract ? null : type.GetCustomAttribute<CmdletAttribute>())
                .OfType<CmdletAttribute>()
                .Select(cmdlet => cmdlet.VerbName + "-" + cmdlet.NounName)
                .Order(StringComparer.Ordinal),
        ];
        string[] exported = [.. ((IEnumerable)Manifest()["CmdletsToExport"]!).Cast<string>()];
        Assert.Equal(built, exported);
        Assert.Equal(built, ExportedCmdlets.In(session).Select(cmdlet => cmdlet.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void A_list_of_exports_is_there_and_empty(string key) => Assert.Empty((IEnumerable)Manifest()[key]!);

    [Fact]
    public void The_manifest_has_what_a_gallery_asks_for_and_names_files_that_are_there()
    {
        using var session = new TestSession();
        var module = (PSModuleInfo)session.InvokeSingle($"Test-ModuleManifest -Path '{Staged.Manifest}'").BaseObject;
        Assert.Empty(session.Errors);
        Assert.Equal("VtOperate", module.Name);
        Assert.Equal(new Version(7, 4), module.PowerShellVersion);
        Assert.Equal(["Core"], module.CompatiblePSEditions);
        Assert.NotEqual(Guid.Empty, module.Guid);
        foreach (string? text in new[] { module.Author, module.Description, module.CompanyName, module.Copyright }) Assert.False(string.IsNullOrWhiteSpace(text));
        Assert.All(module.Tags, tag => Assert.DoesNotContain(' ', tag));
        Assert.Equal(["VtOperate.Format.ps1xml"], ((IEnumerable)Manifest()["FormatsToProcess"]!).Cast<string>());
        Assert.Equal(["VtOperate.Types.ps1xml"], ((IEnumerable)Manifest()["TypesToProcess"]!).Cast<string>());
    }

    [Fact]
    public void Importing_again_with_force_leaves_a_module_that_works()
    {
        using var session = new TestSession(location: Staged.Source);
        session.Invoke($"Import-Module '{Staged.Manifest}' -Force; Remove-Module VtOperate; Import-Module '{Staged.Manifest}' -Force");
        Assert.Empty(session.Errors);
        Assert.NotNull(session.InvokeSingle("Get-OperationContext"));
        Assert.Empty(session.Errors);
    }

    [Fact]
    public void A_prefix_renames_every_command_and_help_is_still_found()
    {
        using var session = new TestSession(location: Staged.Source);
        session.Invoke($"Remove-Module VtOperate; Import-Module '{Staged.Manifest}' -Prefix Vt");
        Assert.NotNull(session.InvokeSingle("Get-VtOperationContext"));
        Assert.Empty(session.Errors);
        Assert.Contains("SYNOPSIS", session.Render("Get-Help Get-VtOperationContext"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_session_shares_the_engine_of_the_first()
    {
        using var first = new TestSession(location: Staged.Source);
        using var second = new TestSession(location: Staged.Source);
        Assert.Same(first.InvokeSingle("Get-OperationContext").BaseObject.GetType(), second.InvokeSingle("Get-OperationContext").BaseObject.GetType());
    }

    [Fact]
    public void The_module_works_in_a_session_without_a_host()
    {
        EngineProcess.Prepare();
        using Runspace runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());
        runspace.Open();
        using var shell = PowerShell.Create(runspace);
        shell.AddCommand("Import-Module").AddParameter("Name", Staged.Manifest).AddStatement().AddCommand("Get-OperationContext").AddParameter("Repository", Staged.Source);
        Assert.Single(shell.Invoke());
        Assert.Empty(shell.Streams.Error);
    }

    [Fact]
    public void Types_of_core_can_be_named_in_scripts()
    {
        using var session = new TestSession(location: Staged.Source);
        Assert.Equal("High", session.InvokeSingle("$null = Get-OperationContext; [VtOperate.Core.Severity]::High.ToString()").BaseObject);
    }

    private static Hashtable Manifest()
    {
        ScriptBlockAst script = Parser.ParseFile(Staged.Manifest, out _, out ParseError[] errors);
        Assert.Empty(errors);
        return (Hashtable)((HashtableAst)script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false)).SafeGetValue();
    }
}
