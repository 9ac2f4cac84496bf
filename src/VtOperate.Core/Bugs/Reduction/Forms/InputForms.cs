namespace VtOperate.Core.Bugs.Reduction.Forms;

/// <summary>Finds the form of an input and its tree.</summary>
internal static class InputForms
{
    private const int Head = 4096;

    /// <summary>The tree of an input and the form it was read in: the one that is asked for or suggested, or text (bytes where that is no text either) where it cannot be read so.</summary>
    /// <param name="content">The input.</param>
    /// <param name="asked">The form that is asked for.</param>
    /// <param name="name">The name of its file, whose ending suggests a form.</param>
    /// <param name="scripts">Takes scripts apart; null where nobody can.</param>
    internal static (ReductionPart Root, InputForm Form) Read(byte[] content, InputForm asked, string name, IScriptReader? scripts)
    {
        InputForm form = asked == InputForm.Auto ? Guess(content, name) : asked;
        ReductionPart? root = form switch
        {
            InputForm.Json => JsonForm.TryRead(content),
            InputForm.Xml => XmlForm.TryRead(content),
            InputForm.Yaml => YamlForm.TryRead(content),
            InputForm.PowerShell => ScriptForm.TryRead(content, scripts),
            InputForm.Lines => TextForm.ReadLines(content),
            InputForm.Bytes => ByteForm.Read(content),
            _ => null,
        };
        if (root is not null) return (root, form);
        return form != InputForm.Text && IsBinary(content) ? (ByteForm.Read(content), InputForm.Bytes) : (TextForm.Read(content), InputForm.Text);
    }

    /// <summary>The form that a file's name or its first sign suggest.</summary>
    internal static InputForm Guess(ReadOnlySpan<byte> content, string name)
    {
        if (IsBinary(content)) return InputForm.Bytes;
        switch (Path.GetExtension(name).ToUpperInvariant())
        {
            case ".JSON" or ".JSONL" or ".NDJSON" or ".JSONC" or ".IPYNB" or ".GEOJSON" or ".SARIF" or ".WEBMANIFEST":
                return InputForm.Json;
            case ".XML" or ".XSD" or ".XSL" or ".XSLT" or ".SVG" or ".XAML" or ".CSPROJ" or ".FSPROJ" or ".VBPROJ" or ".PROPS" or ".TARGETS" or ".PS1XML" or ".CONFIG" or ".RESX" or ".NUSPEC" or ".PLIST" or ".XHTML":
                return InputForm.Xml;
            case ".YML" or ".YAML":
                return InputForm.Yaml;
            case ".PS1" or ".PSM1" or ".PSD1":
                return InputForm.PowerShell;
            case ".TXT" or ".LOG" or ".MD" or ".CSV" or ".TSV":
                return InputForm.Text;
        }

        ReadOnlySpan<byte> text = content.TrimStart(" \t\r\n"u8);
        if (text.StartsWith("<?xml"u8)) return InputForm.Xml;
        return !text.IsEmpty && text[0] is (byte)'{' or (byte)'[' && JsonForm.TryRead(content.ToArray()) is not null ? InputForm.Json : InputForm.Text;
    }

    // A zero byte near the beginning, as git decides it; not in UTF-16, which says so.
    private static bool IsBinary(ReadOnlySpan<byte> content)
    {
        ReadOnlySpan<byte> head = content[..Math.Min(content.Length, Head)];
        return head.Contains((byte)0) && new TextUnits(head[..Math.Min(head.Length, 4)].ToArray()).IsNarrow;
    }
}
