using System.Text.RegularExpressions;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Reads a contract that is no valid YAML by putting the values in quotes at which reading ends, or leaving their lines out. Lines keep their numbers; the file stays as it is.</summary>
internal static partial class ContractRepair
{
    private const int MostRepairs = 12;
    private const int LargestText = 1 << 20;

    /// <summary>The contract as it reads after the repairs; null where these do not help.</summary>
    /// <param name="yaml">Reads YAML.</param>
    /// <param name="text">The contract.</param>
    public static YamlMap? Read(IYamlReader yaml, string text)
    {
        if (text.Length > LargestText) return null;
        string[] lines = text.Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            if (ContractLines.IsMarker(lines[i])) lines[i] = "";
        }

        var quoted = new HashSet<int>();
        for (int repair = 0; repair < MostRepairs; repair++)
        {
            try
            {
                return yaml.Read(string.Join('\n', lines), "") as YamlMap;
            }
            catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
            {
                int line = ContractReader.LineIn(bad.Message);
                if (line < 1 || line > lines.Length || lines[line - 1].Length == 0) return null;
                string value = Plain().Replace(lines[line - 1].TrimEnd('\r'), match => $"{match.Groups[1].Value}'{match.Groups[2].Value.Replace("'", "''", StringComparison.Ordinal)}'");
                lines[line - 1] = quoted.Add(line) ? value : "";
            }
        }

        return null;
    }

    [GeneratedRegex("""^(\s*(?:-\s+)?[\w$.\-]+:\s+)([^'"\s|>].*)$""")]
    private static partial Regex Plain();
}
