using System.Runtime.InteropServices;

namespace VtOperate.Core.History.Localisation;

/// <summary>
/// The words of one blob: 4 bytes for the number of words in each of the four fields of the content, then 8 bytes a word, in the order of the words' hashes: the hash in the upper half, how often it
/// stands in each field in the bytes of the lower one, 255 for that and more.
/// </summary>
/// <param name="bytes">The bytes, as the cache holds them.</param>
internal sealed class FileTerms(ReadOnlyMemory<byte> bytes)
{
    /// <summary>How many fields the content has.</summary>
    public const int Fields = 4;

    private const int Head = Fields * sizeof(int);

    /// <summary>What stands for a file without words: empty, binary, or unreadable.</summary>
    public static FileTerms None { get; } = new(new byte[Head]);

    /// <summary>The bytes, as the cache holds them.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>How many different words there are.</summary>
    public int Count => (bytes.Length - Head) / sizeof(ulong);

    private ReadOnlySpan<ulong> Entries => MemoryMarshal.Cast<byte, ulong>(bytes.Span[Head..]);

    /// <summary>How many words a field has.</summary>
    public int Length(FileField field) => MemoryMarshal.Read<int>(bytes.Span[((int)field * sizeof(int))..]);

    /// <summary>How often a word stands in the fields; 0 when it does not stand in the file.</summary>
    public uint Find(uint term)
    {
        ReadOnlySpan<ulong> entries = Entries;
        int low = 0, high = entries.Length - 1;
        while (low <= high)
        {
            int middle = (low + high) >>> 1;
            uint here = (uint)(entries[middle] >> 32);
            if (here == term) return (uint)entries[middle];
            if (here < term) low = middle + 1;
            else high = middle - 1;
        }

        return 0;
    }

    /// <summary>How often a word stands in one field, of what <see cref="Find"/> gave.</summary>
    public static int CountIn(uint found, FileField field) => (int)(found >> ((int)field * 8)) & 0xFF;
}
