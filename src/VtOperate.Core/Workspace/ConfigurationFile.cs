using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>Reads one configuration file against the schema. A mistake is a problem and its key is as if it were not there; the rest counts. Of many mistakes the first are told and the others counted.</summary>
/// <param name="file">The file, absolute.</param>
/// <param name="reporter">Where mistakes go.</param>
internal sealed class ConfigurationFile(string file, IReporter reporter)
{
    private const string SecretForms = "{ env: NAME } or { vault: NAME, secret: NAME }";

    private const int MostMistakes = 20;

    private readonly List<ConfigurationSetting> _settings = [];
    private int _mistakes;

    /// <summary>The settings of the file in its order.</summary>
    public IReadOnlyList<ConfigurationSetting> Read(YamlNode? document)
    {
        if (document is not null and not YamlScalar { IsNull: true }) ReadSection(document, ConfigurationSchema.Root, "");
        if (_mistakes > MostMistakes)
        {
            string more = (_mistakes - MostMistakes).ToString(CultureInfo.InvariantCulture);
            reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, file, $"'{file}' has {more} more mistakes; is it a configuration of VtOperate at all?"));
        }

        return _settings;
    }

    private void ReadSection(YamlNode node, ConfigurationRule section, string key)
    {
        if (node is YamlScalar { IsNull: true }) return;
        if (node is not YamlMap map)
        {
            Mistake(node.Line, $"{Subject(key)} must be a section with keys below it ({Names(section)}), not {Kind(node)}");
            return;
        }

        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach ((YamlScalar name, YamlNode value) in map.Entries)
        {
            string full = key.Length == 0 ? name.Value : key + "." + name.Value;
            if (!seen.TryAdd(name.Value, name.Line))
            {
                Mistake(name.Line, $"the key '{full}' stands twice, first on line {seen[name.Value].ToString(CultureInfo.InvariantCulture)}; the first one counts");
            }
            else if (section.Find(name.Value) is not { } rule)
            {
                Unknown(name, full, key, section);
            }
            else if (rule.Name == "*" && !IsName(name.Value))
            {
                Mistake(name.Line, $"'{name.Value}' is no name for an entry of {Subject(key)}; a name has letters, digits, '.', '-' and '_' only");
            }
            else if (rule.Kind is null)
            {
                ReadSection(value, rule, full);
            }
            else
            {
                ReadValue(value, rule, full, name.Line);
            }
        }
    }

    private void ReadValue(YamlNode value, ConfigurationRule rule, string key, int line)
    {
        // "key:" with nothing behind it is how people switch a line off; it sets nothing.
        if (value is YamlScalar { IsNull: true }) return;
        string? wrong = Check(value, rule, key);
        if (wrong is null) _settings.Add(new ConfigurationSetting(key, Shown(value, key), file, line, value));
        else Mistake(value.Line, wrong);
    }

    private static string? Check(YamlNode value, ConfigurationRule rule, string key) => rule.Kind switch
    {
        ConfigurationKind.Choice => CheckChoice(value, rule, key),
        ConfigurationKind.Number => Text(value) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? null : $"'{key}' is {Kind(value)}; allowed is a whole number above 0",
        ConfigurationKind.Flag => Text(value)?.ToUpperInvariant() is "TRUE" or "FALSE" ? null : $"'{key}' is {Kind(value)}; allowed are true and false",
        ConfigurationKind.Text => value is YamlScalar ? null : $"'{key}' is {Kind(value)}; allowed is a single value",
        ConfigurationKind.Words => IsWords(value) ? null : $"'{key}' is {Kind(value)}; allowed is a single value or a list of values",
        ConfigurationKind.OwnFolder or ConfigurationKind.OwnFile or ConfigurationKind.AnyFolder => CheckPath(value, rule.Kind.Value, key),
        ConfigurationKind.Store => CheckStore(value, rule, key),
        ConfigurationKind.Secret => CheckSecret(value, key),
        _ => null,
    };

    private static string? CheckChoice(YamlNode value, ConfigurationRule rule, string key)
    {
        string allowed = string.Join(", ", rule.Allowed);
        if (Text(value) is not { } text) return $"'{key}' is {Kind(value)}; allowed: {allowed}";
        if (rule.Allowed.Contains(text, StringComparer.OrdinalIgnoreCase)) return null;
        string near = NearestWord.Find(text, rule.Allowed) is { } nearest ? $"; did you mean '{nearest}'?" : "";
        return $"'{key}' is '{text}'; allowed: {allowed}{near}";
    }

    private static string? CheckPath(YamlNode value, ConfigurationKind kind, string key)
    {
        string form = kind == ConfigurationKind.AnyFolder ? "the path of a folder" : "a path inside the repository with forward slashes";
        if (Text(value) is not { } text || text.Trim().Length == 0) return $"'{key}' is {Kind(value)}; allowed is {form}";
        foreach (char c in text)
        {
            if (char.IsControl(c)) return $"'{key}' holds a control character; allowed is {form}";
        }

        if (kind == ConfigurationKind.AnyFolder) return null;
        if (!RepositoryPath.IsInside(text)) return $"'{key}' is '{text}', which leaves the repository; allowed is {form}";
        if (kind == ConfigurationKind.OwnFile && !text.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) return $"'{key}' is '{text}'; allowed is a Markdown file (.md) inside the repository";
        return null;
    }

    private static string? CheckStore(YamlNode value, ConfigurationRule rule, string key)
    {
        string forms = "branch, folder, { branch: NAME }, { repository: PATH } or { folder: PATH }";
        if (Text(value) is { } word) return word is "branch" or "folder" ? null : $"'{key}' is '{word}'; allowed: {forms}";
        if (value is not YamlMap { Entries.Count: 1 } map) return $"'{key}' is {Kind(value)}; allowed: {forms}";
        string name = map.Entries[0].Key.Value;
        if (!rule.Allowed.Contains(name, StringComparer.Ordinal))
        {
            string near = NearestWord.Find(name, rule.Allowed) is { } nearest ? $"; did you mean '{key}.{nearest}'?" : "";
            return $"unknown key '{key}.{name}'; allowed: {forms}{near}";
        }

        return string.IsNullOrWhiteSpace(Text(map.Entries[0].Value)) ? $"'{key}.{name}' is {Kind(map.Entries[0].Value)}; allowed is a single value" : null;
    }

    private static string? CheckSecret(YamlNode value, string key)
    {
        if (value is YamlScalar) return null;
        return value is YamlMap map && IsSecretReference(map) ? null : $"'{key}' is {Kind(value)}; allowed is a single value, {SecretForms}";
    }

    private static bool IsSecretReference(YamlMap map) => map.Entries.Count switch
    {
        1 => map.Find("env") is YamlScalar { IsNull: false },
        2 => map.Find("vault") is YamlScalar { IsNull: false } && map.Find("secret") is YamlScalar { IsNull: false },
        _ => false,
    };

    private static bool IsWords(YamlNode value)
    {
        if (value is not YamlList list) return Text(value) is { Length: > 0 };
        foreach (YamlNode item in list.Items)
        {
            if (item is not YamlScalar { IsNull: false }) return false;
        }

        return true;
    }

    private static bool IsName(string name)
    {
        if (name.Length == 0) return false;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        }

        return true;
    }

    private void Unknown(YamlScalar name, string full, string above, ConfigurationRule section)
    {
        string prefix = above.Length == 0 ? "" : above + ".";
        List<string> known = [];
        foreach (ConfigurationRule rule in section.Below) known.Add(rule.Name);
        string near = NearestWord.Find(name.Value, known) is { } nearest ? $"; did you mean '{prefix}{nearest}'?" : "";
        Mistake(name.Line, $"unknown key '{full}'; allowed{(above.Length == 0 ? "" : $" below '{above}'")}: {string.Join(", ", known)}{near}");
    }

    private void Mistake(int line, string text)
    {
        if (++_mistakes > MostMistakes) return;
        string end = text.EndsWith('?') ? "" : ".";
        reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, file, $"'{file}' line {line.ToString(CultureInfo.InvariantCulture)}: {text}{end}"));
    }

    /// <summary>A value as a person reads it. What a channel holds beside its type may be a secret and is not shown, references excepted.</summary>
    private static string Shown(YamlNode value, string key)
    {
        bool mayBeSecret = key.StartsWith("channels.", StringComparison.Ordinal) && !key.EndsWith(".type", StringComparison.Ordinal);
        if (mayBeSecret && !(value is YamlMap map && IsSecretReference(map))) return "(not shown)";
        return Shown(value);
    }

    private static string Shown(YamlNode value) => value switch
    {
        YamlScalar scalar => scalar.Value,
        YamlList list => "[" + string.Join(", ", list.Items.Select(Shown)) + "]",
        YamlMap map => "{ " + string.Join(", ", map.Entries.Select(entry => entry.Key.Value + ": " + Shown(entry.Value))) + " }",
        _ => "",
    };

    private static string? Text(YamlNode value) => value is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    private static string Kind(YamlNode value) => value switch
    {
        YamlScalar { Value.Length: 0 } => "empty",
        YamlScalar scalar => $"'{scalar.Value}'",
        YamlList => "a list",
        _ => "a section",
    };

    private static string Subject(string key) => key.Length == 0 ? "the file" : $"'{key}'";

    private static string Names(ConfigurationRule section) => string.Join(", ", section.Below.Select(rule => rule.Name == "*" ? "any name" : rule.Name));
}
