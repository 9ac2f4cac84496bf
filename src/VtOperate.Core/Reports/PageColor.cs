namespace VtOperate.Core.Reports;

/// <summary>A colour of a page, in its light and in its dark form.</summary>
/// <param name="Name">Its name in the style, without the dashes.</param>
/// <param name="Light">On white paper, <c>#rrggbb</c>.</param>
/// <param name="Dark">On a dark screen, <c>#rrggbb</c>.</param>
internal sealed record PageColor(string Name, string Light, string Dark);
