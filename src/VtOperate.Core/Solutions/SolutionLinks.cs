using VtOperate.Core.Bugs;
using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Links between similar documents, in both directions. Pure.</summary>
internal static class SolutionLinks
{
    /// <summary>The most documents that a new one links to.</summary>
    public const int Most = 5;

    /// <summary>How a line begins that links to a similar document.</summary>
    public const string Sign = "- See also: [";

    /// <summary>The headings under which links stand, the one that is written first.</summary>
    public static IReadOnlyList<string> Headings(bool isKnowledge) =>
        isKnowledge ? ["Related", "Related Issues", "Related Documentation", "Related Solutions", "See Also", "References"] : ["Related Issues", "Related", "Related Documentation", "Related Solutions", "See Also", "References"];

    /// <summary>The line that leads from a document to another, or null when no relative path inside the repository does.</summary>
    /// <param name="from">The file that the line stands in, absolute.</param>
    /// <param name="to">The document it leads to.</param>
    /// <param name="repository">The repository's folder, absolute.</param>
    public static string? Line(string from, Solution to, string repository)
    {
        // A path out of the repository would lead somewhere else in the next clone.
        if (!RepositoryPath.IsBelow(to.File, repository) || !RepositoryPath.IsBelow(from, repository)) return null;
        string path = Path.GetRelativePath(Path.GetDirectoryName(from)!, to.File).Replace('\\', '/');
        string target = path.IndexOfAny([' ', '(', ')', '<', '>']) < 0 ? path : "<" + path.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal) + ">";
        return $"{Sign}{MarkdownText.Inline(to.Title)}]({target})";
    }

    /// <summary>Whether a text that stands in one file links to another file.</summary>
    public static bool Leads(string text, string from, string to)
    {
        foreach (string file in Targets(text, from))
        {
            if (file.Equals(to, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase)) return true;
        }

        return false;
    }

    /// <summary>The files, absolute, that the links of a text lead to.</summary>
    public static IEnumerable<string> Targets(string text, string from)
    {
        string folder = Path.GetDirectoryName(from)!;
        foreach (string path in MarkdownLinks.Paths(text, SolutionLibrary.Suffix))
        {
            if (!Path.IsPathRooted(path)) yield return Path.GetFullPath(path.Replace("%20", " ", StringComparison.Ordinal), folder);
        }
    }
}
