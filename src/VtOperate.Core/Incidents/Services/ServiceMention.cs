namespace VtOperate.Core.Incidents.Services;

/// <summary>Finds the services that a sentence names. Pure.</summary>
public static class ServiceMention
{
    /// <summary>The services whose name stands in the text as a word of its own, in the order given.</summary>
    /// <param name="text">What somebody said.</param>
    /// <param name="services">The names of the services.</param>
    public static IReadOnlyList<string> Find(string text, IEnumerable<string> services) => [.. services.Where(name => Stands(text, name))];

    private static bool Stands(string text, string name)
    {
        for (int at = 0; name.Length > 0 && (at = text.IndexOf(name, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
        {
            if ((at == 0 || !IsPart(text[at - 1])) && (at + name.Length == text.Length || !IsPart(text[at + name.Length]))) return true;
        }

        return false;
    }

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';
}
