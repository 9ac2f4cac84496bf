using VtOperate.Core.Storage;

namespace VtOperate.Core.Search;

/// <summary>What an index knows about one file.</summary>
/// <param name="Root">The number of the root it stands below.</param>
/// <param name="Path">The file, absolute.</param>
/// <param name="Stamp">What the file system said before it was read.</param>
/// <param name="IsUncertain">Whether to read it again although its stamp is the same: it was written at about the time when it was read, or could not be read at all.</param>
/// <param name="Fingerprint">Of an uncertain file, the fingerprint of what was kept of it; else 0.</param>
/// <param name="Segment">The number of the segment that holds it; -1 when nothing of it could be read.</param>
/// <param name="Document">Its number there.</param>
/// <param name="Problems">What was wrong with it, which is said again at each use.</param>
internal sealed record IndexEntry(int Root, string Path, FileStamp Stamp, bool IsUncertain, ulong Fingerprint, int Segment, int Document, IReadOnlyList<IndexProblem> Problems);
