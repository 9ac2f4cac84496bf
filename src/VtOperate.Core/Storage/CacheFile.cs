namespace VtOperate.Core.Storage;

/// <summary>A file of a cache.</summary>
/// <param name="Path">The file, absolute.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Written">When it was last written or touched, in UTC.</param>
public sealed record CacheFile(string Path, long Length, DateTime Written);
