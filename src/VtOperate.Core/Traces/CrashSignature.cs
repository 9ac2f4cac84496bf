namespace VtOperate.Core.Traces;

/// <summary>What crashes of the same bug have in common.</summary>
/// <param name="Type">The class of crash, and on further lines its kind and the access: <c>Heap-buffer-overflow</c>, <c>READ 8</c>.</param>
/// <param name="State">At most three functions that matter, newest first, or the text of a failed check and the functions below it; without addresses and numbers that differ from run to run.</param>
public sealed record CrashSignature(string Type, IReadOnlyList<string> State);
