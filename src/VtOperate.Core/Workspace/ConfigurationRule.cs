namespace VtOperate.Core.Workspace;

/// <summary>One key of the configuration, or one level of keys.</summary>
internal sealed class ConfigurationRule
{
    private ConfigurationRule(string name, ConfigurationKind? kind, string[] allowed, ConfigurationRule[] below)
    {
        Name = name;
        Kind = kind;
        Allowed = allowed;
        Below = below;
    }

    /// <summary>The key; <c>*</c> for any name the user chooses.</summary>
    public string Name { get; }

    /// <summary>The form of the value; null where further keys stand below.</summary>
    public ConfigurationKind? Kind { get; }

    /// <summary>The words that are allowed, where only few are.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>The rules of the keys below.</summary>
    public IReadOnlyList<ConfigurationRule> Below { get; }

    /// <summary>A key with a value.</summary>
    public static ConfigurationRule Value(string name, ConfigurationKind kind, params string[] allowed) => new(name, kind, allowed, []);

    /// <summary>A key with further keys below it.</summary>
    public static ConfigurationRule Section(string name, params ConfigurationRule[] below) => new(name, null, [], below);

    /// <summary>The rule for a key directly below, or null when there is none. A rule with the exact name comes before one for any name.</summary>
    public ConfigurationRule? Find(string name)
    {
        ConfigurationRule? open = null;
        foreach (ConfigurationRule rule in Below)
        {
            if (rule.Name == name) return rule;
            if (rule.Name == "*") open = rule;
        }

        return open;
    }
}
