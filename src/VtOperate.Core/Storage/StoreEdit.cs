namespace VtOperate.Core.Storage;

/// <summary>A file of an operations store that is to be written whole.</summary>
/// <param name="Path">Its path below the root of the store, with forward slashes.</param>
/// <param name="Content">What it is to hold.</param>
public sealed record StoreEdit(string Path, ReadOnlyMemory<byte> Content);
