using VtOperate.Core.Documents;

namespace VtOperate.Core.Incidents.Services;

/// <summary>Finds the services that a sentence names. Pure.</summary>
public static class ServiceMention
{
    /// <summary>The services whose name stands in the text as a word of its own, in the order given.</summary>
    /// <param name="text">What somebody said.</param>
    /// <param name="services">The names of the services.</param>
    public static IReadOnlyList<string> Find(string text, IEnumerable<string> services) => [.. services.Where(name => WholeWord.Stands(text, name, StringComparison.OrdinalIgnoreCase, "-_"))];
}
