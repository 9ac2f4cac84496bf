namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// The hash of a name as names are compared across languages: without case, <c>_</c> and <c>-</c>, so that <c>userId</c>, <c>user_id</c> and <c>USER-ID</c> are one. FNV-1a over 64 bits (draft-eastlake-fnv), folded to 32: two
/// names that share a hash hide at most a finding, once in some thousand projects. Pure.
/// </summary>
internal static class NameHash
{
    /// <summary>What a hash begins with.</summary>
    public const ulong Start = 14695981039346656037;

    /// <summary>The hash with one sign more; signs that do not count change nothing.</summary>
    public static ulong Add(ulong hash, char sign) => sign is '_' or '-' ? hash : (hash ^ (sign < 128 ? (char)(sign is >= 'A' and <= 'Z' ? sign | 0x20 : sign) : char.ToLowerInvariant(sign))) * 1099511628211;

    /// <summary>The hash as it is kept.</summary>
    public static uint Fold(ulong hash) => (uint)(hash ^ (hash >> 32));

    /// <summary>The hash of a name; blanks do not count either.</summary>
    public static uint Of(ReadOnlySpan<char> name)
    {
        ulong hash = Start;
        foreach (char sign in name)
        {
            if (sign != ' ') hash = Add(hash, sign);
        }

        return Fold(hash);
    }
}
