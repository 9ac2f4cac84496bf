using System.Text.RegularExpressions;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Reads paths and methods of a contract by indentation alone, where it is no valid YAML or JSON or too large to be read whole. One pass over the lines.</summary>
internal static partial class ContractLines
{
    private const int LongestLine = 2000;
    private const int MostOperations = 5000;

    /// <summary>The operations with their lines; parameters and answers stay unknown.</summary>
    /// <param name="text">The contract.</param>
    /// <param name="feature">The folder of the feature.</param>
    /// <param name="file">The contract, relative to the project.</param>
    public static IReadOnlyList<ContractOperation> Operations(string text, string feature, string file)
    {
        var found = new List<(int Line, string Method, string Path)>();
        var bases = new List<string>();
        string path = "", key = "";
        int number = 0, pathIndent = -1, methodIndent = -1, keyIndent = -1;
        foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
        {
            number++;
            if (raw.Length > LongestLine || IsMarker(raw)) continue;
            ReadOnlySpan<char> line = raw.TrimEnd();
            int indent = line.Length - line.TrimStart().Length;
            if (line.IsWhiteSpace() || line[indent] == '#') continue;
            string rest = line[indent..].ToString();
            if (Key().Match(rest) is not { Success: true } match)
            {
                continue;
            }

            string name = match.Groups["name"].Value;
            if ((keyIndent < 0 || indent <= keyIndent) && name is not ("" or "-") && !name.StartsWith('/'))
            {
                (key, keyIndent, path, pathIndent) = (name, indent, "", -1);
                if (name == "basePath" && bases.Count == 0) bases.Add(OpenApiReader.Base(Value(rest), null));
            }
            else if (key == "servers" && name == "url")
            {
                bases.Add(OpenApiReader.Base(Value(rest), null));
            }
            else if (key == "paths" && name.StartsWith('/') && (pathIndent < 0 || indent <= pathIndent))
            {
                (path, pathIndent, methodIndent) = (name, indent, -1);
            }
            else if (path.Length > 0 && indent > pathIndent && (methodIndent < 0 || indent <= methodIndent))
            {
                methodIndent = indent;
                if (name is "get" or "put" or "post" or "delete" or "patch" && found.Count < MostOperations) found.Add((number, name.ToUpperInvariant(), path));
            }
        }

        IReadOnlyList<string> all = bases.Count > 0 ? [.. bases.Distinct(StringComparer.Ordinal)] : [""];
        return [.. found.DistinctBy(one => (one.Method, one.Path)).Select(one => new ContractOperation(feature, file, one.Line, one.Method, one.Path, all))];
    }

    /// <summary>Whether a line is one that a merge left behind.</summary>
    public static bool IsMarker(ReadOnlySpan<char> line) => line.StartsWith("<<<<<<< ") || line.StartsWith(">>>>>>> ") || line.TrimEnd() is "=======" || line.StartsWith("||||||| ");

    private static string Value(string line) => line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim().TrimEnd(',').Trim('"', '\'');

    // "/orders/{id}": and - url: and "get": {
    [GeneratedRegex("""^(?:-\s+)?["']?(?<name>[A-Za-z$_][\w$.\-]*|/[^"'\s]*?)["']?\s*:(?:\s|$|\{)""")]
    private static partial Regex Key();
}
