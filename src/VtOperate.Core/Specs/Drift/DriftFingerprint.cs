using System.Security.Cryptography;
using System.Text;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Names a contradiction by what it is about and not by where it stands, so that it is known again when lines move. Pure.</summary>
public static class DriftFingerprint
{
    private const int Length = 16;

    /// <summary>
    /// The fingerprint: the first 16 hexadecimal digits of SHA-256 over rule, requirement, subject and place, parted by <c>|</c>. Digits in them count, since a
    /// value that changes makes another contradiction.
    /// </summary>
    /// <param name="rule">The rule.</param>
    /// <param name="requirement">The requirement, or the feature.</param>
    /// <param name="subject">What it is about: an operation, a literal, a field with its values.</param>
    /// <param name="place">The path or the symbol in the code; empty where it is missing there.</param>
    public static string Of(string rule, string requirement, string subject, string place) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{rule}|{requirement}|{subject}|{place}")))[..Length].ToLowerInvariant();
}
