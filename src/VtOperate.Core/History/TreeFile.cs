namespace VtOperate.Core.History;

/// <summary>A file at a commit.</summary>
/// <param name="Path">Relative to the root, with forward slashes.</param>
/// <param name="Blob">Its content.</param>
/// <param name="IsLink">Whether it is a symbolic link, whose content is a path.</param>
public readonly record struct TreeFile(string Path, ObjectId Blob, bool IsLink);
