namespace VtOperate.Core.Documents;

/// <summary>Keys with values, in the order of the text. A key that stands twice is kept twice.</summary>
/// <param name="Entries">The pairs in order.</param>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
public sealed record YamlMap(IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>The value of the last entry with this key, or null. Keys compare by ordinal.</summary>
    public YamlNode? Find(string key)
    {
        for (int i = Entries.Count - 1; i >= 0; i--)
        {
            if (Entries[i].Key.Value == key) return Entries[i].Value;
        }

        return null;
    }
}
