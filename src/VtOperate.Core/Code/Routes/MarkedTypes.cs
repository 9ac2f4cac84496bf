using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the types of C# and Java that messages are made of: properties, fields of Java classes, the lists of records, members of enumerations.</summary>
internal sealed partial class MarkedTypes : ITypeReader
{
    private readonly Dictionary<string, List<DeclaredType>> _types = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public IEnumerable<string> Names(CodeFile file) => Declared().Matches(file.Code.Mask).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TypeShape? Read(CodeFile file, string name, CodeSource source, int depth)
    {
        if (file.Path.EndsWith(".kt", StringComparison.OrdinalIgnoreCase)) return KotlinTypes.Read(file, name, source);
        if (!_types.TryGetValue(file.Path, out List<DeclaredType>? types)) _types[file.Path] = types = DeclaredTypes.Of(file.Code);
        List<DeclaredType> named = types.FindAll(type => type.Name == name);
        if (named.Count == 0) return null;
        CodeText code = file.Code;
        DeclaredType first = named[0];
        int line = code.LineOf(first.NameAt);
        if (first.Kind == "enum") return new TypeShape(name, file.Path, line, []) { Values = Members(code, first.Member) };
        var fields = new List<TypeField>();
        bool isOpen = named.Exists(type => type.Member.Marks.Any(mark => mark.Name is "JsonConverter" or "JsonSerialize" or "JsonUnwrapped" or "JsonDerivedType" or "JsonPolymorphic"));
        foreach (string parent in named.SelectMany(type => type.Bases))
        {
            string bare = Generic().Replace(parent, "").Trim();
            int list = bare.IndexOf('(', StringComparison.Ordinal);
            if (list > 0) bare = bare[..list];
            if (file.Family == CodeFamily.CSharp && Interface().IsMatch(bare[(bare.LastIndexOf('.') + 1)..])) continue;
            if (source.Type(bare, file, depth + 1) is { } known)
            {
                fields.AddRange(known.Fields);
                isOpen |= known.IsOpen;
            }
            else
            {
                isOpen = true;
            }
        }

        foreach (DeclaredType type in named)
        {
            if (type.ListFrom >= 0 && type.Kind == "record") fields.AddRange(TypedName.List(code, type.ListFrom, type.ListTo).Select(one => Field(one, source, file)).OfType<TypeField>());
            foreach (CodeMember member in CodeMembers.Read(code, type.Member.BodyFrom, type.Member.BodyTo))
            {
                if (OwnField(code, member, file.Family) is not { } own) continue;
                if (own.Marks.Any(mark => mark.Name is "JsonExtensionData" or "JsonAnySetter" or "JsonAnyGetter" or "JsonUnwrapped")) isOpen = true;
                if (Field(own, source, file) is { } field) fields.Add(field with { IsComputed = file.Family == CodeFamily.CSharp && !Setter().IsMatch(code.Mask[member.BodyFrom..member.BodyTo]) });
            }
        }

        isOpen |= first.Kind == "interface" && file.Family == CodeFamily.Java;
        return new TypeShape(name, file.Path, line, [.. fields.GroupBy(field => field.Name, StringComparer.Ordinal).Select(group => group.Last())]) { IsOpen = isOpen, Parameters = first.Parameters };
    }

    private static TypedName? OwnField(CodeText code, CodeMember member, CodeFamily family)
    {
        if (code.Mask.AsSpan(member.HeadFrom, member.HeadTo - member.HeadFrom).Contains('(') || Declared().IsMatch(code.Mask[member.HeadFrom..member.HeadTo])) return null;
        if (TypedName.Read(code, member.Marks, member.HeadFrom, member.HeadTo, member.Initial) is not { } name || name.Modifiers.Any(word => word is "static" or "const" or "transient")) return null;
        if (family == CodeFamily.CSharp) return member.BodyTo > member.BodyFrom && name.Modifiers.Contains("public") ? name : null;
        return member.BodyTo == member.BodyFrom ? name : null;
    }

    private static TypeField? Field(TypedName name, CodeSource source, CodeFile file)
    {
        MarkLimits limits = MarkLimits.Of(name.Marks, source.Constants, file);
        if (limits.IsIgnored) return null;
        bool isEmptyAtFirst = name.Value is null or "string.Empty" or "\"\"" or "default!" or "null!" or "String.Empty";
        bool canLack = file.Family == CodeFamily.Java || name.Type.EndsWith('?') || !ValueType().IsMatch(name.Type);
        return new TypeField(limits.Name ?? name.Name, name.Type, name.Line)
        {
            IsRequired = ((limits.IsRequired && canLack) || name.Modifiers.Contains("required")) && isEmptyAtFirst,
            MinLength = limits.MinLength,
            MaxLength = limits.MaxLength,
            Minimum = limits.Minimum,
            Maximum = limits.Maximum,
            Default = name.Value is null ? null : source.Constants.Value(name.Value, file),
        };
    }

    private static List<string> Members(CodeText code, CodeMember member)
    {
        int end = code.Mask.IndexOf(';', member.BodyFrom, Math.Max(0, member.BodyTo - member.BodyFrom));
        var names = new List<string>();
        foreach ((int from, int to) in CodeSigns.Split(code.Mask, member.BodyFrom, end < 0 ? member.BodyTo : end))
        {
            int at = from;
            List<CodeMark> marks = CodeMembers.Marks(code, ref at, to);
            int last = at;
            while (last < to && CodeSigns.IsWord(code.Mask[last])) last++;
            string? sent = marks.Find(mark => mark.Name is "EnumMember" or "JsonStringEnumMemberName" or "JsonProperty") is { } mark ? (mark.Named("Value") ?? mark.At(0))?.Trim('"') : null;
            if (last > at) names.Add(sent ?? code.Text[at..last]);
        }

        return names;
    }

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:struct\s+|class\s+)?([A-Za-z_]\w*)")]
    private static partial Regex Declared();

    [GeneratedRegex(@"<.*>", RegexOptions.Singleline)]
    private static partial Regex Generic();

    [GeneratedRegex(@"^I[A-Z]")]
    private static partial Regex Interface();

    [GeneratedRegex(@"\b(?:set|init)\b")]
    private static partial Regex Setter();

    [GeneratedRegex(@"^(?:int|long|short|byte|uint|ulong|ushort|sbyte|bool|float|double|decimal|char|Guid|DateTime|DateTimeOffset|DateOnly|TimeOnly|TimeSpan)$")]
    private static partial Regex ValueType();
}
