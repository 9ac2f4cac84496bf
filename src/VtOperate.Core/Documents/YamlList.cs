namespace VtOperate.Core.Documents;

/// <summary>A list of values.</summary>
/// <param name="Items">The values in order.</param>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
public sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column);
