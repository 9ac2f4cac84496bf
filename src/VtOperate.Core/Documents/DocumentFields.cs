using System.Text;

namespace VtOperate.Core.Documents;

/// <summary>The fields of a front matter as a reader needs them: a list may be a single value, a number or a date is text, and case, hyphens and underscores of a key do not matter.</summary>
/// <param name="map">The front matter; null for none.</param>
public sealed class DocumentFields(YamlMap? map)
{
    /// <summary>The text of the first of these keys that has one, else null. A list is joined with commas.</summary>
    public string? Text(params string[] keys)
    {
        foreach (string key in keys)
        {
            if (Find(key) is not { } node) continue;
            string text = Spell(node);
            if (text.Length > 0) return text;
        }

        return null;
    }

    /// <summary>The values of the first of these keys that has any. A single value is a list of one.</summary>
    /// <param name="separator">What separates values in a single text, for instance a comma in tags; null where a text is one value.</param>
    /// <param name="keys">The keys in order of preference.</param>
    public IReadOnlyList<string> Texts(char? separator, params string[] keys)
    {
        foreach (string key in keys)
        {
            var values = new List<string>();
            if (Find(key) is { } node) Collect(node, separator, values);
            if (values.Count > 0) return values;
        }

        return [];
    }

    /// <summary>The date of the first of these keys that has a readable one, else null.</summary>
    public DateTime? Date(params string[] keys)
    {
        foreach (string key in keys)
        {
            if (DateText.TryParse(Text(key), out DateTime date)) return date;
        }

        return null;
    }

    /// <summary>Whether two keys differ in nothing but case, and hyphens or blanks for underscores.</summary>
    internal static bool IsSameKey(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        left = left.Trim();
        right = right.Trim();
        if (left.Length != right.Length) return false;
        for (int i = 0; i < left.Length; i++)
        {
            if (Folded(left[i]) != Folded(right[i])) return false;
        }

        return true;
    }

    private YamlNode? Find(string key)
    {
        if (map is null) return null;
        if (map.Find(key) is { } exact) return exact;
        for (int i = map.Entries.Count - 1; i >= 0; i--)
        {
            if (IsSameKey(map.Entries[i].Key.Value, key)) return map.Entries[i].Value;
        }

        return null;
    }

    private static char Folded(char sign) => sign is '-' or ' ' ? '_' : char.ToUpperInvariant(sign);

    private static void Collect(YamlNode node, char? separator, List<string> values)
    {
        if (node is YamlList list)
        {
            foreach (YamlNode item in list.Items) Collect(item, null, values);
            return;
        }

        string text = Spell(node);
        if (separator is null)
        {
            if (text.Length > 0) values.Add(text);
            return;
        }

        foreach (string piece in text.Split(separator.Value, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) values.Add(piece);
    }

    // "- Error: refused" without quotes is a map in YAML and a sentence to who wrote it.
    private static string Spell(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return scalar.IsNull ? "" : scalar.Value.Trim();
            case YamlList list:
                return string.Join(", ", list.Items.Select(Spell).Where(item => item.Length > 0));
            case YamlMap pairs:
                var text = new StringBuilder();
                foreach ((YamlScalar key, YamlNode value) in pairs.Entries) text.Append(text.Length > 0 ? ", " : "").Append(key.Value).Append(": ").Append(Spell(value));
                return text.ToString().Trim();
            default:
                return "";
        }
    }
}
