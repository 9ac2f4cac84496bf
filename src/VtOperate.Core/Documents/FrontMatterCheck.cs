namespace VtOperate.Core.Documents;

/// <summary>Holds a front matter after an edit against the one before. Pure.</summary>
internal static class FrontMatterCheck
{
    /// <summary>Whether one field is what it should be and every other is as it was, in the same order.</summary>
    /// <param name="before">The front matter before.</param>
    /// <param name="after">The front matter after.</param>
    /// <param name="field">The field that was changed; null where one was added.</param>
    /// <param name="key">The key that it has afterwards; null where it was taken out.</param>
    /// <param name="says">Whether a value is what was set.</param>
    public static bool IsOnlyChange(FrontMatterPlaces before, FrontMatterPlaces after, FieldPlace? field, string? key, Func<YamlNode, bool> says)
    {
        int old = 0, changes = 0;
        foreach (FieldPlace now in after.Fields)
        {
            if (key is not null && now.Key == key && changes == 0 && (field is null || old < before.Fields.Count && ReferenceEquals(before.Fields[old], field)))
            {
                if (!says(now.Value)) return false;
                changes++;
                if (field is not null) old++;
                continue;
            }

            if (key is null && old < before.Fields.Count && ReferenceEquals(before.Fields[old], field)) old++;
            if (old >= before.Fields.Count || before.Fields[old].Key != now.Key || !IsSame(before.Fields[old].Value, now.Value)) return false;
            old++;
        }

        if (key is null && old < before.Fields.Count && ReferenceEquals(before.Fields[old], field)) old++;
        return old == before.Fields.Count && changes == (key is null ? 0 : 1);
    }

    /// <summary>Whether two values say the same, wherever they stand.</summary>
    public static bool IsSame(YamlNode left, YamlNode right) => (left, right) switch
    {
        (YamlScalar a, YamlScalar b) => a.Value == b.Value && a.IsPlain == b.IsPlain,
        (YamlList a, YamlList b) => a.Items.Count == b.Items.Count && a.Items.Zip(b.Items).All(pair => IsSame(pair.First, pair.Second)),
        (YamlMap a, YamlMap b) => a.Entries.Count == b.Entries.Count && a.Entries.Zip(b.Entries).All(pair => IsSame(pair.First.Key, pair.Second.Key) && IsSame(pair.First.Value, pair.Second.Value)),
        _ => false,
    };
}
