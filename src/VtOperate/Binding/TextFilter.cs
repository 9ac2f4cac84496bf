using System.Management.Automation;
using VtOperate.Core.Solutions;

namespace VtOperate.Binding;

/// <summary>Text parameters with wildcards: any of several values, whatever the case. A value also matches itself when it holds brackets.</summary>
internal static class TextFilter
{
    /// <summary>The condition that the values make; null where there are none. Values without wildcards cost the same however many there are.</summary>
    internal static Predicate<string>? Any(IReadOnlyCollection<string>? values)
    {
        if (values is null or { Count: 0 }) return null;
        var literals = new HashSet<string>(values, StringComparer.OrdinalIgnoreCase);
        WildcardPattern[] patterns = [.. literals.Where(WildcardPattern.ContainsWildcardCharacters).Select(Pattern)];
        return text => literals.Contains(text) || Array.Exists(patterns, pattern => pattern.IsMatch(text));
    }

    /// <summary>An id that may hold wildcards.</summary>
    internal static AskedId Id(string text) => new(text, WildcardPattern.ContainsWildcardCharacters(text) ? Any([text]) : null);

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
