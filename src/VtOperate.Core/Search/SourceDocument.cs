using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace VtOperate.Core.Search;

/// <summary>What an index keeps of a file.</summary>
/// <param name="Id">The document's id.</param>
/// <param name="Texts">The text of each field.</param>
/// <param name="Stored">What is given back with a hit.</param>
internal sealed record SourceDocument(string Id, IReadOnlyList<string?> Texts, byte[] Stored)
{
    /// <summary>A fingerprint of all of it; never 0.</summary>
    public ulong Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Stored);
        foreach (string? text in Texts.Prepend(Id))
        {
            hash.AppendData(BitConverter.GetBytes(text?.Length ?? -1));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset()) | 1;
    }
}
