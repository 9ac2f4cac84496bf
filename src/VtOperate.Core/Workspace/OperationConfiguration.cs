using VtOperate.Core.Documents;

namespace VtOperate.Core.Workspace;

/// <summary>
/// What every <c>.vtoperate.yml</c> that counts, the user's own file and the defaults say together. Immutable; made by <see cref="ConfigurationReader"/>.
/// </summary>
public sealed record OperationConfiguration
{
    /// <summary>The folder that relative paths of records count from, absolute: the repository's, or without one the nearest folder with a configuration, else the one that was asked about.</summary>
    public required string Root { get; init; }

    /// <summary>The configuration files that were read, absolute, the strongest first.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Where this module writes in the work tree.</summary>
    public required OperationPaths Paths { get; init; }

    /// <summary>Further folders of solutions, by name in ordinal order.</summary>
    public IReadOnlyList<KnowledgeRoot> Knowledge { get; init; } = [];

    /// <summary>Words that the repository allows beside the known ones, by front matter field (<c>component</c>, <c>root_cause</c>, ...).</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Vocabulary { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>How many similar solutions make a pattern.</summary>
    public int PatternThreshold { get; init; } = 3;

    /// <summary>Every value with the place that set it, in ordinal order of the key; defaults of the simple keys included.</summary>
    public IReadOnlyList<ConfigurationSetting> Settings { get; init; } = [];

    /// <summary>The setting with this key, or null. Keys compare by ordinal.</summary>
    public ConfigurationSetting? Find(string key)
    {
        foreach (ConfigurationSetting setting in Settings)
        {
            if (setting.Key == key) return setting;
        }

        return null;
    }

    /// <summary>The value of a key as it stands in its file, or null when no file sets it.</summary>
    public YamlNode? Node(string key) => Find(key)?.Node;
}
