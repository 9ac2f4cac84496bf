namespace VtOperate.Core.History.Hotspots;

/// <summary>What was counted of one function.</summary>
/// <param name="Head">The line that begins it.</param>
/// <param name="Tally">The counts.</param>
/// <param name="Lines">Its lines that are not blank.</param>
/// <param name="Complexity">Its levels of indentation.</param>
internal sealed record FunctionTally(string Head, HotspotTally Tally, int Lines, int Complexity);
