using System.Text.Json;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Flags;

/// <summary>
/// Reads a file of feature flags: flagd JSON (flagd.dev/schema/v0/flags.json; <c>flags</c> as an object or a list) or Microsoft feature management (<c>feature_management</c> and the older section
/// <c>FeatureManagement</c>), or nothing but names with true or false; told apart by content. Of flags with one key, the one that counts when the program runs. Pure.
/// </summary>
internal sealed class FlagFile
{
    private readonly byte[] _bytes;
    private readonly string _path, _repository;
    private readonly List<FlagEntry> _entries = [];
    private int _line = 1, _counted;

    private FlagFile(byte[] bytes, string path, string repository)
    {
        _bytes = bytes;
        _path = path;
        _repository = repository;
    }

    /// <summary>The flags that count, in the order of the file.</summary>
    internal IReadOnlyList<FlagEntry> Entries => _entries;

    /// <summary>Keys that stand more than once; only the flag that counts is among <see cref="Entries"/>.</summary>
    internal List<string> Shadowed { get; } = [];

    /// <summary>Reads a file.</summary>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="path">Its path relative to the repository.</param>
    /// <param name="repository">The folder of the repository, absolute.</param>
    /// <returns>Null where it is JSON and holds no flags.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.FileUnreadable"/>: it is no JSON.</exception>
    internal static FlagFile? Read(byte[] bytes, string path, string repository)
    {
        var file = new FlagFile(bytes, path, repository);
        try
        {
            return file.Fill(JsonPlace.Read(bytes)) ? file : null;
        }
        catch (JsonException bad)
        {
            throw new OperationException(ErrorId.FileUnreadable, path, FormattableString.Invariant($"'{path}' line {(bad.LineNumber ?? 0) + 1} is no JSON, so its flags cannot be read."), bad);
        }
    }

    /// <summary>The flag with a key; null where there is none. Microsoft's ids count without case.</summary>
    internal FlagEntry? Find(string key)
    {
        foreach (FlagEntry entry in _entries)
        {
            if (IsSame(entry.Flag.Format, entry.Flag.Key, key)) return entry;
        }

        return null;
    }

    private static bool IsSame(FlagFormat format, string left, string right) => left.Equals(right, format is FlagFormat.Flagd or FlagFormat.Plain ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private bool Fill(JsonPlace root)
    {
        if (root.Kind != JsonTokenType.StartObject) return false;
        JsonPlace? flagd = root.Find("flags"), section = root.Find("FeatureManagement", StringComparison.OrdinalIgnoreCase), listed = root.Find("feature_management", StringComparison.OrdinalIgnoreCase)?.Find("feature_flags", StringComparison.OrdinalIgnoreCase);
        if (listed is { Kind: JsonTokenType.StartArray })
        {
            foreach (JsonPlace item in listed.Items)
            {
                if (item.Find("id")?.Text is { } id) Add(Managed(id, item), item);
            }
        }

        if (section is { Kind: JsonTokenType.StartObject })
        {
            foreach ((string name, _, JsonPlace value) in section.Members)
            {
                // Where both forms have a flag, the newer one counts.
                if (value.Kind == JsonTokenType.StartArray) continue;
                if (_entries.Exists(entry => entry.Flag.Format == FlagFormat.FeatureManagement && IsSame(FlagFormat.FeatureManagement, entry.Flag.Key, name))) Shadowed.Add(name);
                else Add(InSection(name, value), value);
            }
        }

        if (flagd is { Kind: JsonTokenType.StartObject })
        {
            foreach ((string name, _, JsonPlace value) in flagd.Members)
            {
                if (value.Kind == JsonTokenType.StartObject) Add(Flagd(name, value), value);
                else if (IsSwitch(value)) Add(Plain(name, value), value);
            }
        }
        else if (flagd is { Kind: JsonTokenType.StartArray })
        {
            foreach (JsonPlace item in flagd.Items)
            {
                if (item.Find("key")?.Text is { } key) Add(Flagd(key, item), item);
            }
        }

        bool isPlain = flagd is null && listed is null && section is null && IsPlain(root);
        foreach ((string name, _, JsonPlace value) in isPlain ? root.Members : [])
        {
            if (IsSwitch(value)) Add(Plain(name, value), value);
        }

        DropShadowed();
        return isPlain || flagd is { Kind: JsonTokenType.StartObject or JsonTokenType.StartArray } || listed is not null || section is { Kind: JsonTokenType.StartObject };
    }

    private void Add(FeatureFlag flag, JsonPlace place) => _entries.Add(new FlagEntry(flag with { Line = LineOf(place.Start) }, place));

    // The last of several counts in all of these forms.
    private void DropShadowed()
    {
        var last = new Dictionary<string, int>(StringComparer.Ordinal);
        for (int i = 0; i < _entries.Count; i++) last[KeyOf(_entries[i])] = i;
        if (last.Count == _entries.Count) return;
        int at = 0;
        _entries.RemoveAll(entry =>
        {
            bool isShadowed = last[KeyOf(entry)] != at++;
            if (isShadowed) Shadowed.Add(entry.Flag.Key);
            return isShadowed;
        });

        static string KeyOf(FlagEntry entry) => entry.Flag.Format is FlagFormat.Flagd or FlagFormat.Plain ? entry.Flag.Key : $"{entry.Flag.Format} {entry.Flag.Key.ToUpperInvariant()}";
    }

    private FeatureFlag Flagd(string key, JsonPlace place)
    {
        JsonPlace? variants = place.Find("variants"), targeting = place.Find("targeting");
        List<string> names = variants is null ? [] : [.. variants.Members.Select(member => member.Name).Distinct(StringComparer.Ordinal)];
        List<string> off = variants is null ? [] : [.. names.Where(name => variants.Find(name)!.Kind == JsonTokenType.False)];
        string? marked = place.Find("metadata")?.Find("vt.off")?.Text, byDefault = place.Find("defaultVariant")?.Text;
        string? safe = off.Count == 1 ? off[0] : marked is not null && names.Contains(marked) ? marked : null;
        bool isEnabled = place.Find("state")?.Text is not "DISABLED", hasRules = targeting is not null && targeting is not { Kind: JsonTokenType.StartObject, Members.Count: 0 } and not { Kind: JsonTokenType.Null };
        return new FeatureFlag
        {
            Key = key,
            Format = FlagFormat.Flagd,
            State = !isEnabled ? "disabled" : hasRules ? "by rule" : byDefault ?? "the program's default",
            Variants = names,
            DefaultVariant = byDefault,
            SafeVariant = safe,
            HasRules = hasRules,
            IsOff = isEnabled && !hasRules && safe is not null && byDefault == safe,
            File = _path,
            Repository = _repository,
        };
    }

    private FeatureFlag Managed(string id, JsonPlace place)
    {
        bool isOn = place.Find("enabled") is { } enabled && !IsFalse(enabled), hasRules = place.Find("conditions")?.Find("client_filters") is { Items.Count: > 0 };
        return new FeatureFlag
        {
            Key = id,
            Format = FlagFormat.FeatureManagement,
            State = !isOn ? "off" : hasRules ? "by rule" : "on",
            Variants = place.Find("variants") is { } variants ? [.. variants.Items.Select(item => item.Find("name")?.Text).OfType<string>()] : [],
            DefaultVariant = place.Find("allocation")?.Find("default_when_disabled")?.Text,
            SafeVariant = "off",
            HasRules = hasRules,
            IsOff = !isOn,
            File = _path,
            Repository = _repository,
        };
    }

    private FeatureFlag InSection(string key, JsonPlace value)
    {
        JsonPlace? filters = value.Find("EnabledFor", StringComparison.OrdinalIgnoreCase);
        bool hasRules = filters is { Kind: JsonTokenType.StartArray, Items.Count: > 0 }, isOn = value.Kind == JsonTokenType.StartObject ? hasRules || filters is not null && !IsFalse(filters) && filters.Kind != JsonTokenType.StartArray : !IsFalse(value);
        return new FeatureFlag { Key = key, Format = FlagFormat.FeatureManagementSection, State = !isOn ? "off" : hasRules ? "by rule" : "on", SafeVariant = "off", HasRules = hasRules, IsOff = !isOn, File = _path, Repository = _repository };
    }

    private FeatureFlag Plain(string key, JsonPlace value) => new() { Key = key, Format = FlagFormat.Plain, State = value.Kind == JsonTokenType.True ? "on" : "off", SafeVariant = "off", IsOff = value.Kind == JsonTokenType.False, File = _path, Repository = _repository };

    // One member that is neither makes it some other file, which nobody may switch.
    private static bool IsPlain(JsonPlace root) => root.Members.Any(member => IsSwitch(member.Value)) && root.Members.All(member => IsSwitch(member.Value) || member.Name.StartsWith('$'));

    private static bool IsSwitch(JsonPlace value) => value.Kind is JsonTokenType.True or JsonTokenType.False;

    private static bool IsFalse(JsonPlace value) => value.Kind is JsonTokenType.False or JsonTokenType.Null || (value.Text is { } text && text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase));

    // Places come in nearly ascending order, so that a file of ten thousand flags is counted through once.
    private int LineOf(int at)
    {
        if (at < _counted) (_line, _counted) = (1, 0);
        _line += _bytes.AsSpan(_counted, at - _counted).Count((byte)'\n');
        _counted = at;
        return _line;
    }
}
