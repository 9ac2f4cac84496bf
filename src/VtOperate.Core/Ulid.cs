using System.Security.Cryptography;

namespace VtOperate.Core;

/// <summary>Makes ULIDs: 48 bits of milliseconds and 80 random bits as 26 characters that sort by time (github.com/ulid/spec).</summary>
public static class Ulid
{
    /// <summary>Characters in a ULID.</summary>
    public const int Length = 26;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>A new ULID for a moment in time.</summary>
    public static string New(DateTimeOffset at)
    {
        Span<byte> bytes = stackalloc byte[16];
        RandomNumberGenerator.Fill(bytes[6..]);
        long time = at.ToUnixTimeMilliseconds();
        for (int i = 5; i >= 0; i--, time >>= 8) bytes[i] = (byte)time;
        return Encode(bytes);
    }

    /// <summary>Whether the text has the form of a ULID.</summary>
    public static bool IsWellFormed(string? text) =>
        text is { Length: Length } && text[0] <= '7' && text.All(c => Alphabet.Contains(c, StringComparison.Ordinal));

    private static string Encode(ReadOnlySpan<byte> bytes)
    {
        Span<char> text = stackalloc char[Length];
        UInt128 value = 0;
        foreach (byte b in bytes) value = (value << 8) | b;
        for (int i = Length - 1; i >= 0; i--, value >>= 5) text[i] = Alphabet[(int)(value & 31)];
        return new string(text);
    }
}
