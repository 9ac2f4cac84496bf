using System.Buffers.Binary;
using System.Security.Cryptography;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>A candidate by its content: half of its SHA-256, so that two that differ are taken for the same with a chance that need not be counted.</summary>
internal readonly record struct CandidateKey(ulong High, ulong Low)
{
    internal static CandidateKey Of(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(content, hash);
        return new(BinaryPrimitives.ReadUInt64BigEndian(hash), BinaryPrimitives.ReadUInt64BigEndian(hash[8..]));
    }
}
