using System.Collections.Concurrent;
using System.IO.Enumeration;

namespace VtOperate.Engine.Storage;

/// <summary>
/// The files that are written beside another before they get its name. A process that is killed leaves one behind: no reader takes it for a document, because it ends
/// differently, and the next that writes in the same folder deletes it once it is too old for somebody to be writing it still. For any number of threads.
/// </summary>
internal sealed class TemporaryFiles
{
    /// <summary>After this time without a write nobody is writing it: files are written, flushed and renamed at once.</summary>
    internal static readonly TimeSpan Oldest = TimeSpan.FromMinutes(1);

    private const string Ending = ".tmp";
    private const int IdLength = 32;
    private const int MostFolders = 1_000;

    private readonly ConcurrentDictionary<string, long> _cleared = new(StringComparer.Ordinal);

    /// <summary>A name beside a file that nobody else has.</summary>
    internal static string For(string path) => $"{path}.{Guid.NewGuid():N}{Ending}";

    /// <summary>Whether a file with this name is one that <see cref="For"/> named.</summary>
    internal static bool IsOne(ReadOnlySpan<char> name)
    {
        if (!name.EndsWith(Ending, StringComparison.Ordinal)) return false;
        name = name[..^Ending.Length];
        if (name.Length < IdLength + 2 || name[^(IdLength + 1)] != '.') return false;
        foreach (char digit in name[^IdLength..])
        {
            if (!char.IsAsciiHexDigitLower(digit) && !char.IsAsciiDigit(digit)) return false;
        }

        return true;
    }

    /// <summary>Deletes what others left behind in a folder, at most once in a while. Failing is no matter.</summary>
    internal void Clear(string folder)
    {
        long now = Environment.TickCount64;
        if (_cleared.TryGetValue(folder, out long last) && now - last < Oldest.TotalMilliseconds) return;
        if (_cleared.Count >= MostFolders) _cleared.Clear();
        _cleared[folder] = now;
        DateTime oldest = DateTime.UtcNow - Oldest;
        try
        {
            var left = new FileSystemEnumerable<string>(folder, (ref FileSystemEntry entry) => entry.ToFullPath(), new EnumerationOptions { AttributesToSkip = 0, IgnoreInaccessible = true })
            {
                ShouldIncludePredicate = (ref FileSystemEntry entry) => IsOne(entry.FileName) && !entry.IsDirectory && entry.LastWriteTimeUtc.UtcDateTime < oldest,
            };
            foreach (string file in left) File.Delete(file);
        }
        catch (Exception bad) when (bad is IOException or UnauthorizedAccessException)
        {
            // It is in nobody's way; another writer may have more luck.
        }
    }
}
