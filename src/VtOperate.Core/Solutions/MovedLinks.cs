using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Rewrites what names a document that moves: links and ids in other documents, and the links of the document itself, which count from another folder now. Pure.</summary>
/// <param name="root">The repository's own solutions.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="oldFile">Where the document stood, absolute.</param>
/// <param name="newFile">Where it stands, absolute.</param>
internal sealed class MovedLinks(SolutionRoot root, string repository, string oldFile, string newFile)
{
    private readonly string _oldId = root.IdOf(oldFile), _newId = root.IdOf(newFile);

    /// <summary>Whether a text can name the document at all; a look that spares the rest of nearly all documents.</summary>
    public bool MayName(string text) => text.Contains(_oldId[(_oldId.LastIndexOf('/') + 1)..], StringComparison.OrdinalIgnoreCase);

    /// <summary>Another document with every name of the moved one made the new one.</summary>
    public EditableDocument InOther(EditableDocument document) => Apply(document, (name, _) => Renamed(name, Path.GetDirectoryName(document.File)!));

    /// <summary>The moved document with the targets of its links as they count from its new folder.</summary>
    public EditableDocument InItself(EditableDocument document)
    {
        string from = Path.GetDirectoryName(oldFile)!, to = Path.GetDirectoryName(newFile)!;
        return Apply(document, (name, isTarget) =>
        {
            if (!isTarget || !IsRelative(name)) return null;
            string target = Path.GetFullPath(Decoded(name), from);
            if (!RepositoryPath.IsBelow(target, repository)) return null;
            return Encoded(Path.GetRelativePath(to, IsSame(target, oldFile) ? newFile : target), name);
        }, isBodyOnly: true);
    }

    private string? Renamed(string name, string folder)
    {
        if (name.Equals(_oldId, StringComparison.OrdinalIgnoreCase)) return _newId;
        if (!name.EndsWith(SolutionLibrary.Suffix, StringComparison.OrdinalIgnoreCase) || !IsRelative(name)) return null;
        string path = Decoded(name);
        foreach (string start in (string[])[folder, repository, root.Folder])
        {
            if (IsSame(Path.GetFullPath(path, start), oldFile)) return Encoded(Path.GetRelativePath(start, newFile), name);
        }

        return null;
    }

    private static EditableDocument Apply(EditableDocument document, Func<string, bool, string?> replace, bool isBodyOnly = false)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        int start = document.Text.Length - front.Body.Length;
        IReadOnlyList<TextSplice> body = FileReferences.Replace(front.Body, replace);
        for (int i = body.Count - 1; i >= 0; i--) document = document.Replace(start + body[i].Start, body[i].End - body[i].Start, body[i].Text);
        IReadOnlyList<TextSplice> yaml = isBodyOnly ? [] : FileReferences.Replace(front.Yaml, replace);
        return yaml.Count == 0 ? document : document.SpliceYaml(yaml);
    }

    private static bool IsRelative(string name) =>
        name[0] is not ('/' or '\\' or '#' or '~' or '?') && !name.Contains(':', StringComparison.Ordinal) && !name.Contains('\0', StringComparison.Ordinal);

    private static bool IsSame(string a, string b) => a.Equals(b, OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Decoded(string name) => name.Replace("%20", " ", StringComparison.Ordinal);

    // As the name was written: with "./" before it, and with blanks as they were.
    private static string Encoded(string path, string name)
    {
        string written = path.Replace('\\', '/');
        if (name.Contains("%20", StringComparison.Ordinal)) written = written.Replace(" ", "%20", StringComparison.Ordinal);
        return name.StartsWith("./", StringComparison.Ordinal) && !written.StartsWith('.') ? "./" + written : written;
    }
}
