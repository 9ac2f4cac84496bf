using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;

namespace VtOperate.HelpGen.Cmdlets;

/// <summary>
/// Reads the cmdlets of an assembly. Attributes are read as data: the reference assembly that the program runs with has the
/// PowerShell attributes' shapes but none of their code, so their properties would all be null.
/// </summary>
internal static class CmdletReader
{
    private const string PowerShell = "System.Management.Automation.";
    private const string AllSets = "__AllParameterSets";

    /// <summary>The cmdlets of an assembly, by name.</summary>
    /// <param name="assembly">The file; what it references is looked for beside it.</param>
    internal static IReadOnlyList<CmdletShape> Read(string assembly)
    {
        var context = new Beside(Path.GetDirectoryName(Path.GetFullPath(assembly))!);
        Assembly loaded = context.LoadFromAssemblyPath(Path.GetFullPath(assembly));
        var cmdlets = new List<CmdletShape>();
        foreach (Type type in loaded.GetExportedTypes())
        {
            if (!type.IsAbstract && Find(type, "CmdletAttribute") is { } attribute) cmdlets.Add(Shape(type, attribute));
        }

        cmdlets.Sort((one, other) => string.CompareOrdinal(one.Name, other.Name));
        return cmdlets;
    }

    private static CmdletShape Shape(Type type, CustomAttributeData attribute)
    {
        object? instance = NewInstance(type);
        ParameterShape[] parameters =
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => All(property, "ParameterAttribute").Any())
                .Select(property => Shape(property, instance))
                .OrderBy(parameter => parameter.Name, StringComparer.Ordinal),
        ];
        string? defaultSet = Named<string>(attribute, "DefaultParameterSetName");
        return new CmdletShape
        {
            Verb = (string)attribute.ConstructorArguments[0].Value!,
            Noun = (string)attribute.ConstructorArguments[1].Value!,
            HelpUri = Named<string>(attribute, "HelpUri"),
            SupportsShouldProcess = Named<bool>(attribute, "SupportsShouldProcess"),
            DefaultSet = defaultSet,
            OutputTypes = [.. All(type, "OutputTypeAttribute").SelectMany(OutputTypes).Distinct()],
            Parameters = parameters,
            Sets = Sets(parameters, defaultSet),
        };
    }

    private static ParameterShape Shape(PropertyInfo property, object? instance)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        bool isSwitch = type.FullName == PowerShell + "SwitchParameter";
        Type element = type.IsArray ? type.GetElementType()! : type;
        return new ParameterShape
        {
            Name = property.Name,
            TypeName = TypeName(type),
            IsSwitch = isSwitch,
            IsArray = type.IsArray,
            Globbing = Find(property, "SupportsWildcardsAttribute") is not null,
            Aliases = [.. All(property, "AliasAttribute").SelectMany(alias => Strings(alias.ConstructorArguments))],
            Values = All(property, "ValidateSetAttribute").SelectMany(set => Strings(set.ConstructorArguments)).ToArray() is { Length: > 0 } allowed ? allowed : element.IsEnum ? Enum.GetNames(element) : [],
            Default = isSwitch ? "False" : Default(property, instance),
            Places = [.. All(property, "ParameterAttribute").Select(Place)],
        };
    }

    private static ParameterPlace Place(CustomAttributeData attribute)
    {
        string? set = Named<string>(attribute, "ParameterSetName");
        bool hasPosition = attribute.NamedArguments.Any(argument => argument.MemberName == "Position");
        return new ParameterPlace(
            set == AllSets ? null : set,
            hasPosition ? Named<int>(attribute, "Position") : null,
            Named<bool>(attribute, "Mandatory"),
            Named<bool>(attribute, "ValueFromPipeline"),
            Named<bool>(attribute, "ValueFromPipelineByPropertyName"));
    }

    private static string?[] Sets(IReadOnlyList<ParameterShape> parameters, string? defaultSet)
    {
        var names = parameters.SelectMany(parameter => parameter.Places).Select(place => place.Set).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (names.Count == 0) return [null];
        if (defaultSet is not null)
        {
            // A default set that no parameter names is the set of those that belong to every one.
            names.Remove(defaultSet);
            names.Insert(0, defaultSet);
        }

        return [.. names];
    }

    private static string? Default(PropertyInfo property, object? instance)
    {
        if (instance is null || property.GetMethod is null) return null;
        try
        {
            return property.GetValue(instance) switch
            {
                null => null,
                string { Length: 0 } => null,
                Array array => array.Length == 0 ? null : string.Join(", ", array.Cast<object>()),
                Enum value when !Enum.IsDefined(value.GetType(), value) => null,
                IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
                var value => value.ToString(),
            };
        }
        catch (TargetInvocationException)
        {
            return null;
        }
    }

    private static object? NewInstance(Type type)
    {
        try
        {
            return Activator.CreateInstance(type);
        }
        catch (Exception unable) when (unable is TargetInvocationException or MissingMethodException or TypeLoadException or IOException)
        {
            return null;
        }
    }

    private static IEnumerable<string> OutputTypes(CustomAttributeData attribute)
    {
        foreach (CustomAttributeTypedArgument argument in attribute.ConstructorArguments)
        {
            if (argument.Value is Type one) yield return FullName(one);
            if (argument.Value is string name) yield return name;
            if (argument.Value is not IReadOnlyCollection<CustomAttributeTypedArgument> several) continue;
            foreach (CustomAttributeTypedArgument item in several) yield return item.Value is Type type ? FullName(type) : (string)item.Value!;
        }
    }

    private static IEnumerable<string> Strings(IEnumerable<CustomAttributeTypedArgument> arguments) =>
        arguments.SelectMany(argument => argument.Value is IReadOnlyCollection<CustomAttributeTypedArgument> several ? several : [argument]).Select(argument => argument.Value).OfType<string>();

    private static string FullName(Type type) => type.FullName ?? type.Name;

    private static string TypeName(Type type)
    {
        if (type.IsArray) return TypeName(type.GetElementType()!) + "[]";
        return type.FullName switch
        {
            "System.String" => "string",
            "System.Int32" => "int",
            "System.Int64" => "long",
            "System.Boolean" => "bool",
            "System.Double" => "double",
            "System.Object" => "object",
            "System.Collections.Hashtable" => "hashtable",
            _ => type.Name,
        };
    }

    private static CustomAttributeData? Find(MemberInfo member, string name) => All(member, name).FirstOrDefault();

    private static IEnumerable<CustomAttributeData> All(MemberInfo member, string name) =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType.FullName == PowerShell + name);

    private static T? Named<T>(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value is T value ? value : default;

    private sealed class Beside(string folder) : AssemblyLoadContext("cmdlets")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            string file = Path.Combine(folder, assemblyName.Name + ".dll");
            return File.Exists(file) ? LoadFromAssemblyPath(file) : null;
        }
    }
}
