namespace VtOperate.Core.Solutions;

/// <summary>A value that stands without quotes and needs them.</summary>
/// <param name="Id">The id of the problem.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Column">The column at which the value begins, from 1.</param>
/// <param name="Value">The value as it stands.</param>
/// <param name="IsCertain">Whether nothing but the whole text can have been meant.</param>
internal sealed record YamlTrap(string Id, int Line, int Column, string Value, bool IsCertain = true);
