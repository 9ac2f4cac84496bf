namespace VtOperate.Core.Documents;

/// <summary>A single value, always as text: what it means is for the reader to decide.</summary>
/// <param name="Value">The text after unquoting.</param>
/// <param name="IsPlain">Whether it stands without quotes and not as a block, so that <c>true</c> or <c>null</c> would be more than words.</param>
/// <param name="Line">Line in the text, from 1.</param>
/// <param name="Column">Column in the line, from 1.</param>
public sealed record YamlScalar(string Value, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>Whether it is an empty or null value written without quotes.</summary>
    public bool IsNull => IsPlain && Value is "" or "~" or "null" or "Null" or "NULL";
}
