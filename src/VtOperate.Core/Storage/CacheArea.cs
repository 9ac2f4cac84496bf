using System.Globalization;
using System.Text;

namespace VtOperate.Core.Storage;

/// <summary>One kind of things in the user's cache folder: a folder for each repository, and a limit for all of them.</summary>
public static class CacheArea
{
    /// <summary>The name of the folder of a key: 16 hexadecimal digits of its FNV-1a over 64 bits (draft-eastlake-fnv), which names a folder and keeps no secret.</summary>
    public static string NameOf(string key)
    {
        ulong hash = 14695981039346656037;
        foreach (byte part in Encoding.UTF8.GetBytes(key)) hash = (hash ^ part) * 1099511628211;
        return hash.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Deletes what was used longest ago until an area is small enough. What cannot be deleted now stays.</summary>
    /// <param name="cache">The files.</param>
    /// <param name="area">The folder that holds one folder a repository, absolute.</param>
    /// <param name="own">The folder in it that is in use and stays.</param>
    /// <param name="most">The most bytes that may stay.</param>
    public static void Shrink(ICacheFiles cache, string area, string own, long most)
    {
        List<CacheFile> all = [.. cache.List(area).OrderBy(file => file.Written)];
        long total = all.Sum(file => file.Length);
        foreach (CacheFile file in all)
        {
            if (total <= most) break;
            if (Path.GetDirectoryName(file.Path) == own || !cache.TryDelete(file.Path)) continue;
            total -= file.Length;
            cache.TryDeleteFolder(Path.GetDirectoryName(file.Path)!);
        }
    }
}
