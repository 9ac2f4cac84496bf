using System.Text;
using System.Text.Json;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Flags;

/// <summary>Switches a flag off by putting a few bytes in the place of others. Everything else in the file, comments, order, indentation, byte order mark and line ends, stays as it is. Pure.</summary>
internal static class FlagSwitch
{
    /// <summary>The file with the flag switched off; the same bytes where it is off already.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="entry">The flag in it.</param>
    /// <param name="variant">The variant that is to count; null for the safe one.</param>
    /// <param name="removed">Takes what stood in the places that change.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: nobody says which variant is safe, or there is none of that name.</exception>
    internal static byte[] Off(byte[] bytes, FlagEntry entry, string? variant, List<string> removed)
    {
        List<(int Start, int End, string Text)> splices = entry.Flag.Format switch
        {
            FlagFormat.Flagd => OfFlagd(bytes, entry, variant),
            FlagFormat.FeatureManagement => entry.Flag.IsOff ? [] : [Replace(entry.Place.Find("enabled")!, "false")],
            _ => entry.Flag.IsOff ? [] : entry.Place.Kind == JsonTokenType.StartObject ? [Replace(entry.Place.Find("EnabledFor", StringComparison.OrdinalIgnoreCase)!, "[]")] : [Replace(entry.Place, "false")],
        };
        if (variant is not null && entry.Flag.Format != FlagFormat.Flagd && !variant.Equals("off", StringComparison.OrdinalIgnoreCase))
            throw new OperationException(ErrorId.ValueNotAllowed, variant, $"'{entry.Flag.Key}' is {(entry.Flag.Format == FlagFormat.Plain ? "true or false" : "a flag of Microsoft feature management, which is switched off as a whole")}; it takes no -Variant.");
        splices.Sort((left, right) => left.Start.CompareTo(right.Start));
        using var result = new MemoryStream(bytes.Length + 64);
        int copied = 0;
        foreach ((int start, int end, string text) in splices)
        {
            if (end > start) removed.Add(Encoding.UTF8.GetString(bytes, start, end - start));
            result.Write(bytes, copied, start - copied);
            result.Write(Encoding.UTF8.GetBytes(text));
            copied = end;
        }

        result.Write(bytes, copied, bytes.Length - copied);
        return result.ToArray();
    }

    private static List<(int Start, int End, string Text)> OfFlagd(byte[] bytes, FlagEntry entry, string? variant)
    {
        FeatureFlag flag = entry.Flag;
        if (variant is not null && !flag.Variants.Contains(variant)) throw new OperationException(ErrorId.ValueNotAllowed, variant, $"'{flag.Key}' has no variant '{variant}'; it has {string.Join(", ", flag.Variants)}.");
        string safe = variant ?? flag.SafeVariant
            ?? throw new OperationException(ErrorId.ValueNotAllowed, flag.Key, $"Which variant of '{flag.Key}' is safe is not known: name it with -Variant ({string.Join(", ", flag.Variants)}), or in the flag's metadata as \"vt.off\".");
        string text = Quoted(safe);
        List<(int, int, string)> splices = [];
        if (entry.Place.Find("defaultVariant") is { } byDefault)
        {
            if (byDefault.Text != safe) splices.Add(Replace(byDefault, text));
        }
        else
        {
            splices.Add(Insert(bytes, entry.Place, "defaultVariant", text));
        }

        if (flag.HasRules) splices.Add(Replace(entry.Place.Find("targeting")!, "{}"));
        return splices;
    }

    private static (int Start, int End, string Text) Replace(JsonPlace place, string text) => (place.Start, place.End, text);

    // Behind the first member, in its indentation.
    private static (int Start, int End, string Text) Insert(byte[] bytes, JsonPlace owner, string name, string text)
    {
        if (owner.Members.Count == 0) return (owner.Start + 1, owner.Start + 1, $"\"{name}\": {text}");
        (_, int start, JsonPlace value) = owner.Members[0];
        int line = start;
        while (line > owner.Start + 1 && bytes[line - 1] is (byte)' ' or (byte)'\t') line--;
        bool isOwnLine = line > owner.Start + 1 && bytes[line - 1] == '\n';
        string indent = Encoding.UTF8.GetString(bytes, line, start - line), end = line > owner.Start + 2 && bytes[line - 2] == '\r' ? "\r\n" : "\n";
        return (value.End, value.End, isOwnLine ? $",{end}{indent}\"{name}\": {text}" : $", \"{name}\": {text}");
    }

    private static string Quoted(string text) => "\"" + JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping).ToString() + "\"";
}
