namespace VtOperate.Core.Traces;

/// <summary>What one line says about a crash.</summary>
/// <param name="Type">The class of crash.</param>
/// <param name="Rank">How much it says.</param>
/// <param name="Message">The text of a check that stands first in the state, or null.</param>
internal readonly record struct CrashSign(string Type, CrashRank Rank, string? Message = null);
