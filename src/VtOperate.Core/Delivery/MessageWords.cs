using System.Net;

namespace VtOperate.Core.Delivery;

/// <summary>Finds words of a certain form in a line: names of machines, and acronyms. Pure.</summary>
internal static class MessageWords
{
    private static readonly string[] s_insideDomains = [".internal", ".local", ".corp", ".lan", ".intranet", ".localdomain", ".home.arpa", ".cluster.local", ".svc"];
    private static readonly HashSet<string> s_known = new(StringComparer.Ordinal) { "UTC", "GMT", "EU", "US", "USA", "UK", "OK", "ID", "PC", "TV", "PDF", "FAQ", "API", "URL", "USD", "EUR", "GBP", "CEO", "CTO", "AM", "PM", "SMS", "PIN", "SEV", "ETA" };

    /// <summary>Words that look like the name or address of a machine.</summary>
    internal static IEnumerable<string> Hosts(string line)
    {
        foreach (string word in Words(line))
        {
            if (IsHost(word)) yield return word;
        }
    }

    /// <summary>Words of two to six capitals that the line does not explain in brackets.</summary>
    internal static IEnumerable<string> Acronyms(string line)
    {
        for (int at = 0; at < line.Length;)
        {
            int end = at;
            while (end < line.Length && (char.IsLetterOrDigit(line[end]) || line[end] is '_')) end++;
            if (end == at)
            {
                at++;
                continue;
            }

            string word = line[at..end];
            bool isPart = (end < line.Length && line[end] is '-' or '/' or '.' && end + 1 < line.Length && char.IsLetterOrDigit(line[end + 1])) || (at > 0 && line[at - 1] is '-' or '/' or '.' or '@' or ':');
            bool isExplained = (at > 0 && line[at - 1] == '(') || (end + 1 < line.Length && line[end] == ' ' && line[end + 1] == '(');
            if (!isPart && !isExplained && word.Length is >= 2 and <= 6 && word.All(char.IsAsciiLetterUpper) && !s_known.Contains(word)) yield return word;
            at = end;
        }
    }

    private static bool IsHost(string word)
    {
        if (IPAddress.TryParse(word, out IPAddress? address)) return word.Count(c => c == '.') == 3 || (address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 && word.Count(c => c == ':') > 2);
        foreach (string domain in s_insideDomains)
        {
            if (word.Length > domain.Length && word.EndsWith(domain, StringComparison.OrdinalIgnoreCase)) return true;
        }

        // db-01, prod-web-3, ip-10-0-0-1: small letters, a hyphen, and digits at the end. INC-0042 is no machine, nor is covid-19 more than likely.
        int hyphen = word.LastIndexOf('-');
        if (hyphen < 2 || hyphen == word.Length - 1 || !char.IsAsciiLetterLower(word[0])) return false;
        for (int i = 0; i < word.Length; i++)
        {
            if (i > hyphen ? !char.IsAsciiDigit(word[i]) : !char.IsAsciiLetterLower(word[i]) && !char.IsAsciiDigit(word[i]) && word[i] != '-') return false;
        }

        return true;
    }

    private static IEnumerable<string> Words(string line)
    {
        foreach (string word in line.Split([' ', ',', ';', '(', ')', '[', ']', '"', '\'', '<', '>', '='], StringSplitOptions.RemoveEmptyEntries)) yield return word.TrimEnd('.', ':', '!', '?');
    }
}
