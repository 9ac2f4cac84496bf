using System.Globalization;
using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Reads the scripts that the configuration names.</summary>
internal static class MitigationScripts
{
    private const string Prefix = "mitigations.";

    /// <summary>The scripts, by name. A mistake is told with its file and line, and its key is as if it were not there.</summary>
    internal static List<MitigationScript> Read(OperationConfiguration configuration, IReporter reporter)
    {
        var scripts = new SortedDictionary<string, MitigationScript>(StringComparer.Ordinal);
        foreach (ConfigurationSetting setting in configuration.Settings)
        {
            int dot = setting.Key.LastIndexOf('.');
            if (!setting.Key.StartsWith(Prefix, StringComparison.Ordinal) || dot <= Prefix.Length || setting.Node is not { } node) continue;
            string name = setting.Key[Prefix.Length..dot];
            MitigationScript known = scripts.GetValueOrDefault(name) ?? new MitigationScript { Name = name };
            scripts[name] = setting.Key[(dot + 1)..] switch
            {
                "service" => known with { Service = (node as YamlScalar)?.Value.Trim() },
                "kind" => known with { Kind = Enum.TryParse((node as YamlScalar)?.Value, ignoreCase: true, out MitigationKind kind) ? kind : known.Kind },
                "invoke" => known with { Invoke = Words(setting, node, reporter) },
                "verify" => known with { Verify = Words(setting, node, reporter) },
                "undo" => known with { Undo = Words(setting, node, reporter) },
                _ => known,
            };
        }

        return [.. scripts.Values.Where(script => script.Invoke.Count > 0)];
    }

    /// <summary>The words of a command line: blanks part them, quotes keep them together. No other sign means anything.</summary>
    internal static IReadOnlyList<string> Split(string line)
    {
        List<string> words = [];
        var word = new StringBuilder();
        char quote = '\0';
        bool isOpen = false;
        foreach (char sign in line)
        {
            if (quote != '\0' ? sign == quote : sign is '"' or '\'')
            {
                quote = quote == '\0' ? sign : '\0';
                isOpen = true;
            }
            else if (quote == '\0' && char.IsWhiteSpace(sign))
            {
                if (isOpen) words.Add(word.ToString());
                word.Clear();
                isOpen = false;
            }
            else
            {
                word.Append(sign);
                isOpen = true;
            }
        }

        if (isOpen) words.Add(word.ToString());
        return words;
    }

    private static IReadOnlyList<string> Words(ConfigurationSetting setting, YamlNode node, IReporter reporter)
    {
        if (node is YamlScalar { IsNull: false } line && line.Value.Trim().Length > 0) return Split(line.Value);
        if (node is YamlList { Items.Count: > 0 } list && list.Items.All(item => item is YamlScalar)) return [.. list.Items.Select(item => ((YamlScalar)item).Value)];
        reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, setting.File, $"'{setting.File}' line {node.Line.ToString(CultureInfo.InvariantCulture)}: '{setting.Key}' must be a command line, or a list of a program and its arguments."));
        return [];
    }
}
