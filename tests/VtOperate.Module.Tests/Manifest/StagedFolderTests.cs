using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>The folder that users copy.</summary>
public sealed class StagedFolderTests
{
    private static readonly string[] s_files = [.. Directory.EnumerateFiles(Staged.Folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(Staged.Folder, file).Replace('\\', '/'))];

    [Fact]
    public void The_root_holds_two_assemblies_and_the_rest_is_in_deps()
    {
        Assert.Equal(["VtOperate.Core.dll", "VtOperate.dll"], s_files.Where(file => file.EndsWith(".dll", StringComparison.Ordinal) && !file.Contains('/', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        foreach (string needed in new[] { "VtOperate.psd1", "VtOperate.Format.ps1xml", "VtOperate.Types.ps1xml", "LICENSE", "THIRD-PARTY-NOTICES.txt", "CHANGELOG.md", "en-US/VtOperate.dll-Help.xml", "en-US/about_VtOperate.help.txt", "deps/VtOperate.Engine.dll", "deps/VtOperate.Start.dll", "deps/LibGit2Sharp.dll", "deps/YamlDotNet.dll", "deps/Markdig.dll" })
            Assert.Contains(needed, s_files);
        Assert.DoesNotContain("deps/VtOperate.Core.dll", s_files);
    }

    [Fact]
    public void Nothing_of_PowerShell_or_of_the_build_is_shipped() =>
        Assert.All(s_files, file =>
        {
            Assert.DoesNotContain(file.Split('/'), part => part is "bin" or "obj" or "ref");
            Assert.False(Path.GetFileName(file) is "System.Management.Automation.dll" or "PowerShellStandard.Library.dll" or "Microsoft.PowerShell.Commands.Utility.dll", file);
            Assert.False(file.EndsWith(".pdb", StringComparison.Ordinal) || file.EndsWith(".deps.json", StringComparison.Ordinal), file);
        });

    [Fact]
    public void A_ready_image_is_the_assembly_that_stands_elsewhere_and_no_other()
    {
        foreach (string image in s_files.Where(file => file.StartsWith("deps/ready/", StringComparison.Ordinal)))
        {
            string name = Path.GetFileName(image), plain = s_files.Single(file => file == "deps/" + name || file == name);
            Assert.Equal((Identity(plain), true, false), (Identity(image), IsCompiled(image), IsCompiled(plain)));
        }
    }

    [Theory]
    [InlineData("win-x64")]
    [InlineData("win-arm64")]
    [InlineData("linux-x64")]
    [InlineData("linux-arm64")]
    [InlineData("linux-musl-x64")]
    [InlineData("osx-x64")]
    [InlineData("osx-arm64")]
    public void The_native_library_is_there_for_every_platform(string platform) =>
        Assert.Single(s_files, file => file.StartsWith($"deps/runtimes/{platform}/native/", StringComparison.Ordinal) && file.Contains("git2-", StringComparison.Ordinal));

    [Fact]
    public void Paths_stay_short_enough_for_Azure_Automation() => Assert.All(s_files, file => Assert.InRange(("VtOperate/" + file).Length, 1, 139));

    private static Guid Identity(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(Staged.Folder, file)));
        MetadataReader reader = image.GetMetadataReader();
        return reader.GetGuid(reader.GetModuleDefinition().Mvid);
    }

    private static bool IsCompiled(string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(Staged.Folder, file)));
        return image.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0;
    }
}
