using System.Globalization;

namespace VtOperate.Core.Specs.Editing;

/// <summary>An id of a requirement in its parts: <c>FR-AB-003a</c> is the prefix <c>FR-AB</c> and the number 3, written with three digits.</summary>
/// <param name="Prefix">Everything before the last hyphen.</param>
/// <param name="Number">The number.</param>
/// <param name="Width">How many digits it is written with.</param>
internal readonly record struct RequirementNumber(string Prefix, long Number, int Width)
{
    /// <summary>The family: what stands before the first hyphen.</summary>
    public string Family => Prefix.IndexOf('-', StringComparison.Ordinal) is > 0 and var hyphen ? Prefix[..hyphen] : Prefix;

    /// <summary>Takes an id with plain hyphens apart; null for one whose number is too large to count on.</summary>
    public static RequirementNumber? Of(string id)
    {
        int hyphen = id.LastIndexOf('-');
        if (hyphen <= 0) return null;
        ReadOnlySpan<char> digits = id.AsSpan(hyphen + 1);
        if (digits.Length > 0 && char.IsAsciiLetter(digits[^1])) digits = digits[..^1];
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number < long.MaxValue ? new RequirementNumber(id[..hyphen], number, digits.Length) : null;
    }

    /// <summary>The id that follows.</summary>
    public string Next() => $"{Prefix}-{(Number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0')}";
}
