using VtOperate.Core.Documents;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>A contract as a tree of values with their lines, whose references are followed within bounds: what points at itself, or out of the file, leads nowhere.</summary>
/// <param name="root">The whole.</param>
internal sealed class OpenApiDocument(YamlMap root)
{
    private const int MostHops = 16;

    /// <summary>The whole.</summary>
    public YamlMap Root { get; } = root;

    /// <summary>Whether it is of the second version, whose parameters carry their own types.</summary>
    public bool IsSecond { get; } = root.Find("swagger") is not null;

    /// <summary>The value of a key, also through a merge key; null where there is none.</summary>
    public static YamlNode? Get(YamlNode? node, string key)
    {
        if (node is not YamlMap map) return null;
        if (map.Find(key) is { } value) return value;
        return map.Find("<<") switch
        {
            YamlMap merged => merged.Find(key),
            YamlList several => several.Items.OfType<YamlMap>().Select(one => one.Find(key)).FirstOrDefault(found => found is not null),
            _ => null,
        };
    }

    /// <summary>The text of a key; null where it is missing, empty or no single value.</summary>
    public static string? Text(YamlNode? node, string key) => Get(node, key) is YamlScalar { IsNull: false } scalar ? scalar.Value : null;

    /// <summary>The entries of a map, those of other kinds have none.</summary>
    public static IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries(YamlNode? node) => node is YamlMap map ? map.Entries : [];

    /// <summary>The items of a list, those of other kinds have none.</summary>
    public static IReadOnlyList<YamlNode> Items(YamlNode? node) => node is YamlList list ? list.Items : [];

    /// <summary>What a value stands for, with the last name on the way there; null where a reference leads out of the file, in a circle or nowhere.</summary>
    public YamlNode? Follow(YamlNode? node, out string name)
    {
        name = "";
        for (int hop = 0; hop < MostHops; hop++)
        {
            if (Text(node, "$ref") is not { } target) return node;
            if (!target.StartsWith("#/", StringComparison.Ordinal)) return null;
            node = Root;
            foreach (string part in target[2..].Split('/'))
            {
                name = part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
                node = Get(node, name);
                if (node is null) return null;
            }
        }

        return null;
    }

    /// <summary>What a value stands for; null where a reference leads out of the file, in a circle or nowhere.</summary>
    public YamlNode? Follow(YamlNode? node) => Follow(node, out _);
}
