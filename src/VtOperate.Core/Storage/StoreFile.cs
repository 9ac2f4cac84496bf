namespace VtOperate.Core.Storage;

/// <summary>A file of an operations store, as it stood when the store was opened.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Path">Its path below the root of the store, with forward slashes.</param>
/// <param name="Key">What its place calls it: the id of a git object, or a path.</param>
public readonly record struct StoreFile(string Name, string Path, string Key);
