namespace VtOperate.Core.Specs.Drift;

/// <summary>Something that could not be compared, and why.</summary>
/// <param name="Rule">The rule that would have compared it; empty where several would have.</param>
/// <param name="Text">What it is and why it could not be, in one sentence.</param>
/// <param name="File">The file, relative to the project; null where it is none.</param>
/// <param name="Line">The line, from 1; null where it is none.</param>
public sealed record DriftNote(string Rule, string Text, string? File = null, int? Line = null);
