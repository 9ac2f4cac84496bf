using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads classes of Python that messages are made of: models of Pydantic, data classes and enumerations.</summary>
internal sealed partial class PythonTypes : ITypeReader
{
    /// <inheritdoc/>
    public IEnumerable<string> Names(CodeFile file) => Class().Matches(file.Code.Mask).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TypeShape? Read(CodeFile file, string name, CodeSource source, int depth)
    {
        CodeText code = file.Code;
        if (Class().Matches(code.Mask).FirstOrDefault(match => match.Groups["name"].Value == name) is not { } head) return null;
        int line = code.LineOf(head.Groups["name"].Index), indent = -1;
        string[] bases = head.Groups["bases"].Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        bool isEnum = bases.Any(one => one.EndsWith("Enum", StringComparison.Ordinal));
        var fields = new List<TypeField>();
        var values = new List<string>();
        bool isOpen = false;
        foreach (string parent in bases.Where(one => one is not ("BaseModel" or "object" or "str" or "SQLModel" or "pydantic.BaseModel") && !isEnum && !one.Contains('=', StringComparison.Ordinal)))
        {
            TypeShape? known = source.Type(parent, file, depth + 1);
            fields.AddRange(known?.Fields ?? []);
            isOpen |= known?.IsOpen ?? true;
        }

        for (int at = line + 1; at <= code.LineCount; at++)
        {
            ReadOnlySpan<char> text = code.MaskedLine(at);
            if (text.IsWhiteSpace()) continue;
            int own = text.Length - text.TrimStart().Length;
            if (own <= head.Groups["indent"].Length) break;
            if (indent < 0) indent = own;
            if (own != indent) continue;
            int from = code.StartOf(at) + own, open = text.IndexOf('('), end = code.EndOf(at);
            if (open >= 0 && CodeSigns.Close(code.Mask, code.StartOf(at) + open) is var close && close > end) end = close + 1;
            string masked = code.Mask[from..end];
            if (masked.StartsWith("@computed_field", StringComparison.Ordinal))
            {
                // A property that is worked out is sent all the same.
                if (Property().Match(code.Mask, from) is { Success: true } property) fields.Add(new TypeField(property.Groups[1].Value, "", at) { IsComputed = true });
            }
            else if (isEnum && Member().Match(masked) is { Success: true } member) values.Add(source.Constants.Value(code.Text[(from + member.Length)..end], file) ?? member.Groups[1].Value);
            else if (Field().Match(masked) is { Success: true } field && Read(code, from, end, field, source, file) is { } read) fields.Add(read with { Line = at });
        }

        return new TypeShape(name, file.Path, line, [.. fields.GroupBy(field => field.Name, StringComparer.Ordinal).Select(group => group.Last())]) { Values = values, IsOpen = isOpen };
    }

    /// <summary>What <c>Field(...)</c> and <c>Query(...)</c> say, from their arguments.</summary>
    internal static TypeField Limits(TypeField field, IReadOnlyList<CallArgument> arguments, CodeConstants constants, CodeFile file)
    {
        var mark = new CodeMark("Field", arguments, field.Line);
        string? Number(params string[] names) => mark.Named(names) is { } text && constants.Value(text, file) is { } value && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? value : null;
        string? written = mark.Named("default") ?? mark.At(0);
        return field with
        {
            Name = mark.Named("alias") is { } alias ? alias.Trim('"', '\'') : field.Name,
            Minimum = Number("ge"),
            Maximum = Number("le"),
            MinLength = Number("min_length"),
            MaxLength = Number("max_length"),
            Default = written is null ? null : constants.Value(written, file),
            IsRequired = written is null or "..." && mark.Named("default_factory") is null,
        };
    }

    private static TypeField? Read(CodeText code, int from, int end, Match field, CodeSource source, CodeFile file)
    {
        string name = field.Groups["name"].Value;
        if (name.StartsWith('_') || name == "model_config") return null;
        string rest = code.Text[(from + field.Length)..end], mask = code.Mask[(from + field.Length)..end];
        int equal = mask.IndexOf('=', StringComparison.Ordinal), bracket = mask.IndexOf('(', StringComparison.Ordinal);
        if (bracket >= 0 && bracket < equal) equal = -1;
        string type = (equal < 0 ? rest : rest[..equal]).Trim();
        if (type.StartsWith("ClassVar", StringComparison.Ordinal)) return null;
        var read = new TypeField(name, type, 0);
        if (equal < 0) return read with { IsRequired = !Nullable().IsMatch(type) };
        string value = rest[(equal + 1)..].Trim();
        int open = value.StartsWith("Field(", StringComparison.Ordinal) ? from + field.Length + mask.IndexOf('(', equal) : -1;
        int close = open < 0 ? -1 : CodeSigns.Close(code.Mask, open);
        return close > 0 ? Limits(read, CodeMembers.Arguments(code, open + 1, close), source.Constants, file) : read with { Default = source.Constants.Value(value, file) };
    }

    [GeneratedRegex(@"^(?<indent>[ \t]*)class\s+(?<name>\w+)\s*(?:\((?<bases>[^)]*)\))?\s*:", RegexOptions.Multiline)]
    private static partial Regex Class();

    [GeneratedRegex(@"^([A-Za-z_]\w*)\s*=\s*")]
    private static partial Regex Member();

    [GeneratedRegex(@"\G@computed_field[^\n]*\n(?:[ \t]*@[^\n]*\n)*[ \t]*def\s+(\w+)")]
    private static partial Regex Property();

    // Older versions take none where none is sent.
    [GeneratedRegex(@"\bOptional\[|\|\s*None\b|\bNone\s*\||\bUnion\[[^\]]*\bNone\b|^Any$")]
    private static partial Regex Nullable();

    [GeneratedRegex(@"^(?<name>[A-Za-z_]\w*)\s*:\s*")]
    private static partial Regex Field();
}
