namespace VtOperate.Core.History.Suspects;

/// <summary>What ties a commit to a frame of a trace.</summary>
/// <param name="Kind"><c>FrameLine</c>, <c>NearLines</c> or <c>RemovedLines</c>.</param>
/// <param name="Text">The tie as a person reads it.</param>
/// <param name="Weight">How strong it is, 0 to 1 for a frame that counts in full.</param>
/// <param name="File">The file.</param>
/// <param name="Line">The line of the frame, from 1.</param>
internal readonly record struct SuspectTie(string Kind, string Text, double Weight, string File, int Line);
