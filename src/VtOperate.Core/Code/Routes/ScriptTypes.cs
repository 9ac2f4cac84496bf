using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the schemas of Zod that messages are checked with in JavaScript and TypeScript.</summary>
internal sealed partial class ScriptTypes : ITypeReader
{
    /// <inheritdoc/>
    public IEnumerable<string> Names(CodeFile file) => Schema().Matches(file.Code.Mask).Select(match => match.Groups[1].Value).Distinct(StringComparer.Ordinal);

    /// <inheritdoc/>
    public TypeShape? Read(CodeFile file, string name, CodeSource source, int depth)
    {
        CodeText code = file.Code;
        if (Schema().Matches(code.Mask).FirstOrDefault(match => match.Groups[1].Value == name) is not { } head) return null;
        int open = head.Index + head.Length - 1, close = CodeSigns.Close(code.Mask, open);
        if (close < 0) return null;
        var fields = new List<TypeField>();
        bool isOpen = false;
        foreach ((int from, int to) in CodeSigns.Split(code.Mask, open + 1, close))
        {
            int colon = code.Mask.IndexOf(':', from, to - from);
            if (colon < 0) isOpen = true;
            else fields.Add(Field(code.Text[from..colon].Trim().Trim('"', '\''), code.Text[(colon + 1)..to], code.LineOf(from), source, file));
        }

        // What is called on it next may add fields, take some away or make them optional.
        isOpen |= Next().Match(code.Mask, close) is { Success: true } next && next.Groups[1].Value is not ("strict" or "strip" or "refine" or "superRefine" or "describe" or "openapi" or "brand" or "readonly" or "meta");
        if (isOpen) fields = [.. fields.Select(field => field with { IsRequired = false })];
        return new TypeShape(name, file.Path, code.LineOf(head.Index), fields) { IsOpen = isOpen };
    }

    private static TypeField Field(string name, string chain, int line, CodeSource source, CodeFile file)
    {
        string mask = CodeMask.Of(chain, CodeFamily.JavaScript), type = "";
        var field = new TypeField(name, "", line) { IsRequired = true };
        for (int at = 0; Call().Match(mask, at) is { Success: true } call;)
        {
            int open = call.Index + call.Length - 1, close = CodeSigns.Close(mask, open);
            if (close < 0) break;
            at = close + 1;
            string given = chain[(open + 1)..close].Trim();
            string? value = given.Length == 0 ? null : source.Constants.Value(CodeSigns.Split(mask, open + 1, close) is [var first, ..] ? chain[first.From..first.To] : given, file);
            switch (call.Groups[1].Value)
            {
                case "string" or "number" or "boolean" or "date" or "array":
                    if (type.Length == 0) type = call.Groups[1].Value switch { "array" => "array<any>", "date" => "string", var plain => plain };
                    break;
                case "enum":
                    if (given.StartsWith('[')) field = field with { Values = [.. given.Trim('[', ']').Split(',').Select(one => one.Trim().Trim('"', '\'')).Where(one => one.Length > 0)] };
                    type = "string";
                    break;
                case "transform" or "pipe" or "union" or "or" or "and" or "preprocess" or "custom" or "literal" or "any" or "unknown" or "lazy" or "nativeEnum":
                    return new TypeField(name, "", line) { IsRequired = !mask.Contains("ptional", StringComparison.Ordinal) && !mask.Contains("default", StringComparison.Ordinal) && call.Groups[1].Value is not ("any" or "unknown" or "preprocess" or "custom" or "lazy" or "union" or "or") };
                case "min":
                    field = type == "number" ? field with { Minimum = value } : field with { MinLength = value };
                    break;
                case "max":
                    field = type == "number" ? field with { Maximum = value } : field with { MaxLength = value };
                    break;
                case "positive":
                    field = field with { Minimum = "1" };
                    break;
                case "nonnegative":
                    field = field with { Minimum = "0" };
                    break;
                case "default":
                    field = field with { Default = value, IsRequired = false };
                    break;
                case "optional" or "nullish":
                    field = field with { IsRequired = false };
                    break;
            }
        }

        return field with { Type = type };
    }

    [GeneratedRegex(@"\b(?:const|let|var)\s+(\w+)\s*(?::[^=\n]+)?=\s*(?:z|zod)\s*\.\s*(?:strictObject|object)\s*\(\s*\{")]
    private static partial Regex Schema();

    [GeneratedRegex(@"\G[^()]*?\b([A-Za-z]+)\s*\(")]
    private static partial Regex Call();

    [GeneratedRegex(@"\G\}\s*\)\s*\.\s*(\w+)\s*\(")]
    private static partial Regex Next();
}
