using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the classes and enumerations of Kotlin that messages are made of.</summary>
internal static partial class KotlinTypes
{
    /// <summary>A type of a file; null where it cannot be read.</summary>
    public static TypeShape? Read(CodeFile file, string name, CodeSource source)
    {
        CodeText code = file.Code;
        if (Class().Matches(code.Mask).FirstOrDefault(match => match.Groups["name"].Value == name) is not { } head) return null;
        int line = code.LineOf(head.Groups["name"].Index), at = head.Index + head.Length;
        bool isEnum = head.Groups["kind"].Value == "enum";
        var fields = new List<TypeField>();
        if (Next(code.Mask, at) is var open && open >= 0 && code.Mask[open] == '(' && CodeSigns.Close(code.Mask, open) is var close && close > 0)
        {
            if (!isEnum) fields.AddRange(KotlinText.List(code, open + 1, close).Where(one => one.Modifiers.Any(word => word is "val" or "var")).Select(one => Field(one, source, file)).OfType<TypeField>());
            at = close + 1;
        }

        // What is derived from something, or has more than its list, may hold more.
        int body = Next(code.Mask, at);
        bool isOpen = head.Groups["kind"].Value != "data" || (body >= 0 && code.Mask[body] is ':' or '{');
        if (!isEnum || body < 0) return new TypeShape(name, file.Path, line, fields) { IsOpen = isOpen };
        int brace = code.Mask.IndexOf('{', at), end = brace < 0 ? -1 : CodeSigns.BlockEnd(code.Mask, brace), semicolon = brace < 0 ? -1 : code.Mask.IndexOf(';', brace, end - brace);
        if (brace < 0) return null;
        return new TypeShape(name, file.Path, line, []) { Values = [.. CodeSigns.Split(code.Mask, brace + 1, semicolon < 0 ? end : semicolon).Select(one => Member().Match(code.Mask[one.From..one.To])).Where(match => match.Success).Select(match => match.Groups[1].Value)] };
    }

    private static TypeField? Field(TypedName name, CodeSource source, CodeFile file)
    {
        MarkLimits limits = MarkLimits.Of(name.Marks, source.Constants, file);
        if (limits.IsIgnored) return null;
        bool canLack = name.Type.EndsWith('?') || name.Value is not null, isPlain = name.Type is "Int" or "Long" or "Short" or "Boolean" or "Double" or "Float";
        return new TypeField(limits.Name ?? name.Name, name.Type, name.Line)
        {
            IsRequired = limits.IsRequired ? name.Value is null : !canLack && !isPlain,
            MinLength = limits.MinLength,
            MaxLength = limits.MaxLength,
            Minimum = limits.Minimum,
            Maximum = limits.Maximum,
            Default = name.Value is null ? null : source.Constants.Value(name.Value, file),
        };
    }

    private static int Next(string mask, int at)
    {
        while (at < mask.Length && char.IsWhiteSpace(mask[at])) at++;
        return at < mask.Length ? at : -1;
    }

    [GeneratedRegex(@"(?:\b(?<kind>data|enum)\s+)?\bclass\s+(?<name>\w+)")]
    private static partial Regex Class();

    [GeneratedRegex(@"^(?:@\w+(?:\([^()]*\))?\s*)*(\w+)")]
    private static partial Regex Member();
}
