namespace VtOperate.Core.Documents;

/// <summary>Reads plain front matter itself, many times faster than a YAML parser, and gives it anything else.</summary>
/// <param name="parser">The YAML parser, which reads all of YAML.</param>
public sealed class FastYamlReader(IYamlReader parser) : IYamlReader
{
    /// <inheritdoc/>
    public YamlNode? Read(string text, string file, int firstLine = 1) => TryReadPlain(text, firstLine) ?? parser.Read(text, file, firstLine);

    /// <summary>The keys with their values where the text is of the plain kind; null where only a parser can tell what it says.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="firstLine">The line of the file at which the text begins, from 1.</param>
    public static YamlMap? TryReadPlain(string text, int firstLine = 1) => PlainYaml.TryRead(text, firstLine);
}
