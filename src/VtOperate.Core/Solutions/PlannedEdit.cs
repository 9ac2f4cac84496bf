namespace VtOperate.Core.Solutions;

/// <summary>A file that would be written.</summary>
/// <param name="File">The file, absolute.</param>
/// <param name="Action">What would be done: <c>Create</c>, <c>Link back</c>, <c>Update</c>.</param>
/// <param name="Done">The same when it is done: <c>created</c>, <c>linked back</c>, <c>updated</c>.</param>
/// <param name="Content">The whole new content.</param>
/// <param name="Difference">How it differs from what is there, as a unified difference; empty for a new file.</param>
/// <param name="IsNew">Whether the file may not exist yet.</param>
/// <param name="IsRemoved">Whether the file is removed.</param>
public sealed record PlannedEdit(string File, string Action, string Done, ReadOnlyMemory<byte> Content, string Difference, bool IsNew, bool IsRemoved = false);
