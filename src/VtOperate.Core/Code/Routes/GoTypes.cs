using System.Globalization;
using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads structures of Go that messages are made of, with their tags.</summary>
internal sealed partial class GoTypes : ITypeReader
{
    /// <inheritdoc/>
    public IEnumerable<string> Names(CodeFile file) => Structure().Matches(file.Code.Mask).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TypeShape? Read(CodeFile file, string name, CodeSource source, int depth)
    {
        CodeText code = file.Code;
        if (Structure().Matches(code.Mask).FirstOrDefault(match => match.Groups[1].Value == name) is not { } head) return null;
        int open = head.Index + head.Length - 1, last = code.LineOf(CodeSigns.BlockEnd(code.Mask, open));
        var fields = new List<TypeField>();
        bool isOpen = false;
        for (int line = code.LineOf(open) + 1; line < last; line++)
        {
            if (code.MaskedLine(line).IsWhiteSpace()) continue;
            if (Field().Match(code.Line(line)) is not { Success: true } match)
            {
                isOpen = true;
                continue;
            }

            string tag = match.Groups["tag"].Value, sent = Tag(tag, "json") ?? Tag(tag, "form") ?? match.Groups["name"].Value;
            if (sent.StartsWith('-') || !char.IsUpper(match.Groups["name"].Value[0])) continue;
            int comma = sent.IndexOf(',', StringComparison.Ordinal);
            string[] rules = $"{Tag(tag, "binding")},{Tag(tag, "validate")}".Split(',');
            string type = sent.EndsWith(",string", StringComparison.Ordinal) ? "string" : match.Groups["type"].Value;
            bool isText = type.TrimStart('*') == "string";
            string? least = Rule(rules, "min") ?? Rule(rules, "gte"), most = Rule(rules, "max") ?? Rule(rules, "lte");
            fields.Add(new TypeField(comma == 0 ? match.Groups["name"].Value : comma > 0 ? sent[..comma] : sent, type, line)
            {
                IsRequired = rules.Contains("required"),
                MinLength = isText ? least : null,
                MaxLength = isText ? most : null,
                Minimum = isText ? null : least,
                Maximum = isText ? null : most,
                Default = sent.Split(',').FirstOrDefault(one => one.StartsWith("default=", StringComparison.Ordinal))?[8..],
            });
        }

        return new TypeShape(name, file.Path, code.LineOf(head.Index), fields) { IsOpen = isOpen };
    }

    private static string? Tag(string tag, string key) => Regex.Match(tag, $"\\b{key}:\"([^\"]*)\"") is { Success: true } match ? match.Groups[1].Value : null;

    private static string? Rule(string[] rules, string name) => rules.FirstOrDefault(one => one.StartsWith(name + "=", StringComparison.Ordinal))?[(name.Length + 1)..] is { } value && decimal.TryParse(value, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? value : null;

    [GeneratedRegex(@"^type\s+(\w+)\s+struct\s*\{", RegexOptions.Multiline)]
    private static partial Regex Structure();

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z_]\w*)\s+(?<type>[\w.*\[\]{}]+)\s*(?:`(?<tag>[^`]*)`)?\s*(?://.*)?$")]
    private static partial Regex Field();
}
