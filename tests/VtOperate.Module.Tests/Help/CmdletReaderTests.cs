using System.Management.Automation;
using VtOperate.HelpGen.Cmdlets;
using VtOperate.Module.Tests.Manifest;

namespace VtOperate.Module.Tests.Help;

public sealed class CmdletReaderTests
{
    private static readonly CmdletShape s_sample = CmdletReader.Read(typeof(SampleCommand).Assembly.Location).Single(cmdlet => cmdlet.Name == "Get-Sample");

    [Fact]
    public void A_cmdlet_is_read_with_all_its_attributes_say()
    {
        Assert.Equal(["ByName", "ByKind"], s_sample.Sets);
        Assert.True(s_sample.SupportsShouldProcess);
        Assert.Equal("https://example.org/sample", s_sample.HelpUri);
        Assert.Equal(["System.String", typeof(SampleKind).FullName!], s_sample.OutputTypes);
        Assert.Equal(["First", "Kind", "Name", "Recurse", "Word"], s_sample.Parameters.Select(parameter => parameter.Name));
    }

    [Fact]
    public void Reading_this_assembly_once_more_moves_no_folder_of_the_tests_that_run_meanwhile()
    {
        string? before = Environment.GetEnvironmentVariable("VTOPERATE_CONFIG");
        CmdletReader.Read(typeof(SampleCommand).Assembly.Location);

        Assert.NotNull(before);
        Assert.Equal(before, Environment.GetEnvironmentVariable("VTOPERATE_CONFIG"));
    }

    [Fact]
    public void A_parameter_is_read_with_type_aliases_values_and_default()
    {
        ParameterShape name = Parameter("Name");
        Assert.Equal(("string[]", true, true), (name.TypeName, name.IsArray, name.Globbing));
        Assert.Equal(["Label", "l"], name.Aliases);
        Assert.Equal(new ParameterPlace("ByName", 0, true, true, false), name.In("ByName"));
        Assert.Null(name.In("ByKind"));
        Assert.Equal(("SampleKind", null), (Parameter("Kind").TypeName, Parameter("Kind").Default));
        Assert.Equal(["Small", "Large"], Parameter("Kind").Values);
        Assert.Equal("true (ByPropertyName)", Parameter("Kind").In("ByKind")!.PipelineInput);
        Assert.Equal(("int", "10"), (Parameter("First").TypeName, Parameter("First").Default));
        Assert.Equal(["eins", "zwei"], Parameter("Word").Values);
        Assert.Equal(1, Parameter("Word").In("ByKind")!.Position);
        Assert.Null(Parameter("Word").In("ByName")!.Position);
        Assert.Equal((true, "False"), (Parameter("Recurse").IsSwitch, Parameter("Recurse").Default));
    }

    [Fact]
    public void What_is_read_is_what_the_engine_binds()
    {
        using var session = new TestSession();
        IReadOnlyList<CmdletShape> shapes = CmdletReader.Read(Path.Combine(Staged.Folder, "VtOperate.dll"));
        foreach (CmdletInfo cmdlet in ExportedCmdlets.In(session))
        {
            CmdletShape shape = Assert.Single(shapes, candidate => candidate.Name == cmdlet.Name);
            HashSet<string> own = [.. shape.Parameters.Select(parameter => parameter.Name)];
            foreach (CommandParameterSetInfo set in cmdlet.ParameterSets)
            {
                string? name = set.Name == "__AllParameterSets" ? null : set.Name;
                Assert.Contains(name, shape.Sets);
                IEnumerable<string> expected = set.Parameters.Where(parameter => own.Contains(parameter.Name)).Select(parameter =>
                    $"{parameter.Name} {(parameter.Position < 0 ? null : parameter.Position)} {parameter.IsMandatory} {parameter.ValueFromPipeline} {parameter.ValueFromPipelineByPropertyName} {string.Join(',', parameter.Aliases)}");
                IEnumerable<string> actual = shape.Parameters.Where(parameter => parameter.In(name) is not null).Select(parameter =>
                    $"{parameter.Name} {parameter.In(name)!.Position} {parameter.In(name)!.Required} {parameter.In(name)!.ByValue} {parameter.In(name)!.ByPropertyName} {string.Join(',', parameter.Aliases)}");
                Assert.Equal(expected.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
            }
        }
    }

    private static ParameterShape Parameter(string name) => Assert.Single(s_sample.Parameters, parameter => parameter.Name == name);
}
