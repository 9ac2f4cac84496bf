namespace VtOperate.Core.Search;

/// <summary>A segment and where it is kept.</summary>
/// <param name="Segment">The segment.</param>
/// <param name="Path">Its file, absolute; null while it is in memory only.</param>
internal sealed record StoredSegment(Segment Segment, string? Path);
