namespace VtOperate.Core.Documents;

/// <summary>A value in a YAML text, with the place where it stands.</summary>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
public abstract record YamlNode(int Line, int Column);
