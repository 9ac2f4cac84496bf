using System.Text.RegularExpressions;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Which file of JavaScript or TypeScript an expression comes from: <c>require('./orders')</c>, a name that is imported, what such a name is called with.</summary>
/// <param name="files">The files that may be meant.</param>
internal sealed partial class ScriptModules(IReadOnlyList<CodeFile> files)
{
    /// <summary>The file that an expression comes from with the name it has there; null where it cannot be told, or comes from a package.</summary>
    /// <param name="file">The file that holds the expression.</param>
    /// <param name="expression">The expression.</param>
    public (CodeFile File, string Name)? Origin(CodeFile file, string expression)
    {
        if (Required().Match(expression) is { Success: true } required) return Find(file, required.Groups["path"].Value) is { } found ? (found, required.Groups["name"].Value) : null;
        if (First().Match(expression) is not { Success: true } first) return null;
        string name = first.Groups["name"].Value, member = first.Groups["member"].Value;
        Match match = Regex.Match(file.Code.Text, $@"(?:\bimport\s+(?:type\s+)?(?<what>[^;'""]*?\b{name}\b[^;'""]*?)\bfrom\s*|\b(?:const|let|var)\s+(?<what>[^;=\n]*\b{name}\b[^;=\n]*)=\s*require\(\s*)[""'](?<path>[^""']+)[""']");
        if (!match.Success || Find(file, match.Groups["path"].Value) is not { } target) return null;
        Match renamed = Regex.Match(match.Groups["what"].Value, $@"\b(\w+)\s*(?:\bas\b|:)\s*{name}\b");
        return (target, member.Length > 0 ? member : renamed.Success ? renamed.Groups[1].Value : name);
    }

    /// <summary>The file that a path of an import means; null where it is none of the project's.</summary>
    public CodeFile? Find(CodeFile file, string path)
    {
        bool isRelative = path.StartsWith('.');
        if (!isRelative && Alias().Match(path) is not { Success: true }) return null;
        var segments = new List<string>(isRelative ? file.Path.Split('/')[..^1] : []);
        foreach (string part in (isRelative ? path : Alias().Replace(path, "")).Split('/'))
        {
            if (part == ".." && segments.Count > 0) segments.RemoveAt(segments.Count - 1);
            else if (part is not ("." or ".." or "")) segments.Add(part);
        }

        string whole = string.Join('/', segments), bare = Ending().Replace(whole, "");
        bool Is(string one) => one == whole || Ending().Replace(one, "") is var stem && (stem == bare || stem == (bare.Length == 0 ? "index" : bare + "/index"));
        if (isRelative) return files.FirstOrDefault(one => Is(one.Path));

        // What "@/" stands for is a setting; the end of the path is enough where only one file has it.
        List<CodeFile> found = [.. files.Where(one => Is(one.Path) || one.Path.EndsWith("/" + whole, StringComparison.Ordinal) || Ending().Replace(one.Path, "") is var stem && (stem.EndsWith("/" + bare, StringComparison.Ordinal) || stem.EndsWith("/" + bare + "/index", StringComparison.Ordinal)))];
        return found.Count == 1 ? found[0] : null;
    }

    [GeneratedRegex(@"^(?:await\s+)?(?:require|import)\(\s*[""'](?<path>[^""']+)[""']\s*\)(?:\s*\.\s*(?<name>\w+))?")]
    private static partial Regex Required();

    [GeneratedRegex(@"^(?:await\s+)?(?:new\s+)?(?<name>[A-Za-z_$][\w$]*)(?:\s*\.\s*(?<member>[A-Za-z_$][\w$]*))?\s*(?:\(|\.|$)")]
    private static partial Regex First();

    [GeneratedRegex(@"^(?:[@~#]/|src/|@src/|@app/)")]
    private static partial Regex Alias();

    [GeneratedRegex(@"\.(?:js|ts|mjs|cjs|mts|cts|tsx|jsx)$")]
    private static partial Regex Ending();
}
