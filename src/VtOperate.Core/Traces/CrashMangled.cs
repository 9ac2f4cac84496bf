using System.Globalization;

namespace VtOperate.Core.Traces;

/// <summary>Reads the name out of a symbol of C++ that a tool printed as the linker knows it: <c>_ZN2ui5FlingC2Ev</c> is <c>ui::Fling::Fling</c>. Source: the Itanium C++ ABI, nested names; arguments are left out.</summary>
internal static class CrashMangled
{
    private const int MaxParts = 32;

    /// <summary>The qualified name, or the text itself when it is no such symbol or uses more of the scheme.</summary>
    internal static string Read(string symbol)
    {
        if (!symbol.StartsWith("_ZN", StringComparison.Ordinal)) return symbol;
        List<string> parts = [];
        int i = 3;
        while (i < symbol.Length && symbol[i] is 'K' or 'V' or 'r' or 'L') i++;
        while (i < symbol.Length && parts.Count < MaxParts && symbol[i] != 'E')
        {
            if (symbol[i] == 'L') { i++; continue; }
            if (symbol[i] is 'C' or 'D' && i + 1 < symbol.Length && char.IsAsciiDigit(symbol[i + 1]) && parts.Count > 0)
            {
                parts.Add((symbol[i] == 'D' ? "~" : "") + parts[^1]);
                i += 2;
                continue;
            }

            int digits = i;
            while (digits < symbol.Length && char.IsAsciiDigit(symbol[digits])) digits++;
            if (digits == i || digits - i > 4) return parts.Count == 0 ? symbol : string.Join("::", parts);
            int length = int.Parse(symbol.AsSpan(i, digits - i), CultureInfo.InvariantCulture);
            if (length == 0 || digits + length > symbol.Length) return symbol;
            string part = symbol.Substring(digits, length);
            if (!part.StartsWith("_GLOBAL__N", StringComparison.Ordinal)) parts.Add(part);
            i = digits + length;
        }

        return parts.Count == 0 ? symbol : string.Join("::", parts);
    }
}
