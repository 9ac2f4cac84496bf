using System.Reflection;
using System.Xml;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>The shape of the cmdlet assembly, which decides whether another module can break it.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] s_foreign = ["VtOperate.Engine", "LibGit2Sharp", "YamlDotNet", "Markdig"];

    [Fact]
    public void Nothing_of_the_cmdlet_assembly_names_the_engine_or_a_package()
    {
        using var session = new TestSession();
        Assembly cmdlets = ExportedCmdlets.Assembly(session);
        Assert.DoesNotContain(cmdlets.GetReferencedAssemblies(), reference => s_foreign.Contains(reference.Name));
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        foreach (Type type in cmdlets.GetTypes())
        {
            IEnumerable<Type?> mentioned =
            [
                type.BaseType, .. type.GetInterfaces(),
                .. type.GetFields(All).Select(field => field.FieldType),
                .. type.GetProperties(All).Select(property => property.PropertyType),
                .. type.GetMethods(All).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)),
                .. type.GetConstructors(All).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType),
                .. type.GetMembers(All).Append(type).SelectMany(member => member.GetCustomAttributesData()).Select(attribute => attribute.AttributeType),
            ];
            Assert.All(mentioned.OfType<Type>().SelectMany(Parts), part => Assert.DoesNotContain(part.Assembly.GetName().Name, s_foreign));
        }
    }

    [Fact]
    public void Core_needs_no_package_at_all()
    {
        using var session = new TestSession(location: Staged.Source);
        Assembly core = session.InvokeSingle("Get-OperationContext").BaseObject.GetType().Assembly;
        Assert.Equal("VtOperate.Core", core.GetName().Name);
        Assert.All(core.GetReferencedAssemblies(), reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal));
    }

    [Fact]
    public void The_base_of_every_cmdlet_is_the_one_of_the_module()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet =>
        {
            Type? type = cmdlet.ImplementingType;
            while (type is not null && type.FullName != "VtOperate.Runtime.OperationCommand") type = type.BaseType;
            Assert.True(type is not null, $"{cmdlet.Name} does not derive from OperationCommand.");
        });
    }

    [Fact]
    public void Every_error_id_has_its_entry_in_the_catalogue()
    {
        using var session = new TestSession(location: Staged.Source);
        object context = session.InvokeSingle("Get-OperationContext").BaseObject;
        Type id = context.GetType().Assembly.GetType("VtOperate.Core.Errors.ErrorId", throwOnError: true)!;
        Type catalogue = ExportedCmdlets.Assembly(session).GetType("VtOperate.Runtime.ErrorCatalog", throwOnError: true)!;
        var entries = (System.Collections.IEnumerable)catalogue.GetProperty("Ids", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
        Assert.Equal(Enum.GetNames(id).Order(StringComparer.Ordinal), entries.Cast<object>().Select(entry => entry.ToString()!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("VtOperate.Format.ps1xml")]
    [InlineData("VtOperate.Types.ps1xml")]
    public void Views_and_types_parse_and_speak_of_types_that_exist(string file)
    {
        var document = new XmlDocument();
        document.Load(Path.Combine(Staged.Folder, file));
        using var session = new TestSession(location: Staged.Source);
        Assembly core = session.InvokeSingle("Get-OperationContext").BaseObject.GetType().Assembly;
        foreach (XmlNode name in document.SelectNodes("//TypeName | /Types/Type/Name")!)
        {
            // What follows the sign is a way to show the type.
            string type = name.InnerText.Trim().Split('#')[0];
            if (type.StartsWith("VtOperate.Core.", StringComparison.Ordinal)) Assert.True(core.GetType(type) is not null, $"{file} speaks of {type}, which does not exist.");
        }
    }

    [Fact]
    public void A_table_has_at_most_five_columns()
    {
        var document = new XmlDocument();
        document.Load(Path.Combine(Staged.Folder, "VtOperate.Format.ps1xml"));
        foreach (XmlNode table in document.SelectNodes("//TableControl")!)
            Assert.InRange(table.SelectNodes("TableRowEntries/TableRowEntry[1]/TableColumnItems/TableColumnItem")!.Count, 1, 5);
    }

    [Fact]
    public void Every_type_that_a_cmdlet_writes_has_a_view_and_stands_in_the_contracts()
    {
        using var session = new TestSession();
        var views = new XmlDocument();
        views.Load(Path.Combine(Staged.Folder, "VtOperate.Format.ps1xml"));
        HashSet<string> viewed = [.. views.SelectNodes("//ViewSelectedBy/TypeName")!.Cast<XmlNode>().Select(name => name.InnerText.Trim())];
        string contracts = File.ReadAllText(Path.Combine(Staged.Source, "docs", "contracts.md"));
        IEnumerable<Type> written = ExportedCmdlets.In(session).SelectMany(cmdlet => cmdlet.OutputType).Select(output => output.Type).OfType<Type>().Where(type => type.Namespace?.StartsWith("VtOperate", StringComparison.Ordinal) == true).Distinct();
        Assert.All(written, type =>
        {
            Assert.True(viewed.Contains(type.FullName!), $"{type.FullName} has no view in VtOperate.Format.ps1xml.");
            Assert.True(contracts.Contains($"| {type.Name} |", StringComparison.Ordinal), $"{type.Name} is not in the record table of docs/contracts.md.");
        });
    }

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType) return Parts(type.GetElementType()!);
        return type.IsGenericType ? type.GetGenericArguments().SelectMany(Parts).Append(type) : [type];
    }
}
