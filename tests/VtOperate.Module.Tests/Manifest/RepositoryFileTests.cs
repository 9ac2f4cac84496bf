using System.Management.Automation.Language;
using System.Xml.Linq;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>Files of the source tree that nothing compiles.</summary>
public sealed class RepositoryFileTests
{
    public static IEnumerable<object[]> Scripts =>
        new[] { "build.ps1", "examples", "tests/pester" }
            .Select(path => Path.Combine(Staged.Source, path))
            .SelectMany(path => Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.ps1", SearchOption.AllDirectories) : File.Exists(path) ? [path] : [])
            .Select(file => new object[] { Path.GetRelativePath(Staged.Source, file) });

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_parses(string script)
    {
        Parser.ParseFile(Path.Combine(Staged.Source, script), out _, out ParseError[] errors);
        Assert.Empty(errors.Select(error => error.Message));
    }

    [Fact]
    public void Examples_of_the_help_pages_parse()
    {
        XDocument help = XDocument.Load(Path.Combine(Staged.Folder, "en-US", "VtOperate.dll-Help.xml"));
        XNamespace dev = "http://schemas.microsoft.com/maml/dev/2004/10";
        string[] examples = [.. help.Descendants(dev + "code").Select(code => code.Value)];
        Assert.NotEmpty(examples);
        Assert.All(examples, example =>
        {
            Parser.ParseInput(example, out _, out ParseError[] errors);
            Assert.Empty(errors.Select(error => error.Message));
        });
    }

    [Fact]
    public void The_notices_name_every_package_that_is_shipped_in_its_version()
    {
        string notices = File.ReadAllText(Path.Combine(Staged.Folder, "THIRD-PARTY-NOTICES.txt"));
        XDocument versions = XDocument.Load(Path.Combine(Staged.Source, "Directory.Packages.props"));
        foreach (string package in new[] { "LibGit2Sharp", "YamlDotNet", "Markdig" })
        {
            string version = versions.Descendants("PackageVersion").Single(entry => (string?)entry.Attribute("Include") == package).Attribute("Version")!.Value;
            Assert.Contains($"{package} {version} ", notices, StringComparison.Ordinal);
        }

        string native = Directory.EnumerateFiles(Path.Combine(Staged.Folder, "deps", "runtimes", "linux-x64", "native")).Single();
        Assert.Contains("commit " + Path.GetFileNameWithoutExtension(native).Split('-')[1], notices, StringComparison.Ordinal);
        Assert.Contains("LINKING EXCEPTION", notices, StringComparison.Ordinal);
    }
}
