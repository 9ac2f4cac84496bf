using System.Globalization;
using VtOperate.Core.Bugs;

namespace VtOperate.Core.Incidents;

/// <summary>Names the folders of incidents in the operations store: <c>incidents/INC-0042-checkout-down-7G2K9Q</c>, the last part being the end of the incident's ULID. Pure.</summary>
public static class IncidentFolders
{
    /// <summary>The folder of all incidents, below the root of the store.</summary>
    public const string Root = "incidents";

    /// <summary>The folder of the labels that were given instead of another one.</summary>
    public const string Labels = "labels";

    /// <summary>The folder of the event files in the folder of an incident.</summary>
    public const string Events = Storage.Events.EventFolder.Name;

    private const string Prefix = "INC-";
    private const int Highest = 999_999, MarkLength = 6;

    /// <summary>What people call a number, <c>INC-0042</c>.</summary>
    public static string LabelOf(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number:0000}");

    /// <summary>The name of the folder of a new incident.</summary>
    public static string NameOf(int number, string title, string ulid)
    {
        string slug = Documents.Slug.Of(title).Length == 0 ? "incident" : BugTitle.Slug(title);
        return $"{LabelOf(number)}-{slug}-{ulid[^MarkLength..]}";
    }

    /// <summary>The number in the name of a folder or a label; null where there is none.</summary>
    public static int? NumberOf(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return null;
        int end = Prefix.Length;
        while (end < name.Length && char.IsAsciiDigit(name[end])) end++;
        if (end < name.Length && name[end] != '-') return null;
        return int.TryParse(name.AsSpan(Prefix.Length, end - Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= Highest ? number : null;
    }

    /// <summary>The number that somebody means: <c>INC-0042</c>, <c>inc-42</c>, <c>42</c>; null for anything else.</summary>
    public static int? NumberIn(string id) => NumberOf(id) ?? (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number is > 0 and <= Highest ? number : null);

    /// <summary>Whether a folder is that of the incident with a ULID, or the folder that is named.</summary>
    public static bool IsNamed(string folder, string id) =>
        folder.Equals(id, StringComparison.OrdinalIgnoreCase) || (Ulid.IsWellFormed(id.ToUpperInvariant()) && folder.EndsWith("-" + id[^MarkLength..], StringComparison.OrdinalIgnoreCase));

    /// <summary>The words in the name of a folder: its title as far as it was kept.</summary>
    public static string WordsOf(string folder)
    {
        int start = folder.IndexOf('-', Math.Min(Prefix.Length, folder.Length)), end = folder.LastIndexOf('-');
        return start > 0 && end > start ? folder[(start + 1)..end].Replace('-', ' ') : folder;
    }

    /// <summary>The words of a title that say what it is about: those of four letters and more.</summary>
    internal static HashSet<string> TellingWords(string title) => [.. Documents.Slug.Of(title).Split('-').Where(word => word.Length >= 4)];
}
