using VtOperate.Core.Storage;

namespace VtOperate.Core.Search;

/// <summary>A file that an index is made of.</summary>
/// <param name="Root">The number of the root it stands below.</param>
/// <param name="Path">The file, absolute.</param>
/// <param name="Stamp">What the file system said about it.</param>
internal sealed record SourceFile(int Root, string Path, FileStamp Stamp)
{
    /// <summary>The order in which files are listed: by root, then by path.</summary>
    public static int Compare(int rootA, string pathA, int rootB, string pathB) => rootA != rootB ? rootA.CompareTo(rootB) : string.CompareOrdinal(pathA, pathB);
}
