namespace VtOperate.Core.Documents;

/// <summary>Where a field of the front matter stands in the text of its document. All positions are offsets in that text.</summary>
/// <param name="Key">The key as it is read.</param>
/// <param name="Value">The value as it is read.</param>
/// <param name="Style">How the value is written.</param>
/// <param name="Start">The start of the line of the key.</param>
/// <param name="KeyStart">The start of the key.</param>
/// <param name="Colon">The position of the colon.</param>
/// <param name="ValueStart">Where the value begins; after the colon where there is none.</param>
/// <param name="ValueEnd">Where the value ends on its last line; for a scalar after <c>|</c> or <c>&gt;</c> the end of its header.</param>
/// <param name="End">The start of the line after the field, comments and blank lines after it not counted.</param>
internal sealed record FieldPlace(string Key, YamlNode Value, FieldStyle Style, int Start, int KeyStart, int Colon, int ValueStart, int ValueEnd, int End);
