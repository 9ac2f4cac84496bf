using System.Text;

namespace VtOperate.Core.Delivery.Payloads;

/// <summary>Makes text fit a limit, so that its length is never a reason why a message does not go out. What is cut is marked, and the mark says where the whole is. Pure.</summary>
internal static class ShortText
{
    private const int LongestLink = 200;

    /// <summary>The text in at most so many characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="most">Characters (UTF-16) at most, after escaping.</param>
    /// <param name="message">The message, for the mark.</param>
    /// <param name="escape">What a character becomes; null for itself.</param>
    internal static string Cut(string text, int most, IncidentMessage message, Func<Rune, string?>? escape = null)
    {
        var whole = new StringBuilder();
        int fits = 0, kept = 0;
        string mark = Mark(message, most, escape);
        foreach (Rune rune in text.EnumerateRunes())
        {
            whole.Append(escape?.Invoke(rune) ?? rune.ToString());
            if (whole.Length <= most - mark.Length) kept = whole.Length;
            if (whole.Length > most)
            {
                fits = -1;
                break;
            }
        }

        return fits == 0 ? whole.ToString() : whole.ToString(0, kept).TrimEnd() + mark;
    }

    private static string Mark(IncidentMessage message, int most, Func<Rune, string?>? escape)
    {
        string link = message.Links.Count > 0 && message.Links[0].Address.Length <= LongestLink ? message.Links[0].Address : message.IncidentId;
        string mark = $"… [shortened, see {link}]";
        if (mark.Length > most / 2) mark = "…";
        return escape is null ? mark : string.Concat(mark.EnumerateRunes().Select(rune => escape(rune) ?? rune.ToString()));
    }
}
