using System.Globalization;
using VtOperate.Core.Redaction;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>
/// Text of a record as a page may show it: cut to what there is room for, secrets taken out once more. What this module wrote has none that it knows; what another program wrote may.
/// </summary>
internal static class ReportText
{
    // A secret at the cut has to be whole when it is looked for.
    private const int Margin = 4_096;

    /// <summary>The beginning of a text; what is left out is counted.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters are kept at most.</param>
    internal static string Cut(string text, int most)
    {
        string clean = Clean(text, most);
        if (text.Length <= most + Margin) return PageText.Cut(clean, most);
        string start = PageText.Start(clean, most);
        return string.Create(CultureInfo.InvariantCulture, $"{start} [{text.Length - start.Length:N0} more characters]");
    }

    /// <summary>The beginning of a text on one line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">How many characters are kept at most.</param>
    internal static string Brief(string text, int most) => PageText.Brief(Clean(text, most), most);

    private static string Clean(string text, int most) => SecretRedactor.Redact(PageText.Start(text, most + Margin));
}
