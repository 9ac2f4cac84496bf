using System.Management.Automation;

namespace VtOperate.Binding;

/// <summary>Text parameters with wildcards: any of several values, whatever the case. A value also matches itself when it holds brackets.</summary>
internal static class TextFilter
{
    /// <summary>The condition that the values make; null where there are none.</summary>
    internal static Predicate<string>? Any(string[]? values)
    {
        if (values is null or { Length: 0 }) return null;
        WildcardPattern[] patterns = [.. values.Select(Pattern)];
        return text =>
        {
            for (int i = 0; i < patterns.Length; i++)
            {
                if (text.Equals(values[i], StringComparison.OrdinalIgnoreCase) || patterns[i].IsMatch(text)) return true;
            }

            return false;
        };
    }

    // A bracket that never closes is meant as a bracket.
    private static WildcardPattern Pattern(string value)
    {
        try
        {
            WildcardPattern pattern = WildcardPattern.Get(value, WildcardOptions.IgnoreCase);
            pattern.IsMatch("");
            return pattern;
        }
        catch (WildcardPatternException)
        {
            return WildcardPattern.Get(WildcardPattern.Escape(value), WildcardOptions.IgnoreCase);
        }
    }
}
