namespace VtOperate.Core.Solutions;

/// <summary>Finds the documents that another one says it supersedes. Pure.</summary>
internal static class SupersededLinks
{
    /// <summary>The ids that a link names, of those there are; where it names none, the only document with that file name: it was moved to another folder.</summary>
    public static IReadOnlyList<string> Resolve(string link, IReadOnlyList<string> ids)
    {
        string[] named = [.. PatternLinks.Resolve(link, ids)];
        return named.Length > 0 ? named : Moved(link, ids) is { } moved ? [moved] : [];
    }

    /// <summary>The only document with the file name of a link; null where there is none, or more than one.</summary>
    public static string? Moved(string link, IReadOnlyList<string> ids)
    {
        string name = link.Replace('\\', '/').TrimEnd('/');
        string[] named = [.. PatternLinks.Resolve(name[(name.LastIndexOf('/') + 1)..], ids)];
        return named.Length == 1 ? named[0] : null;
    }
}
