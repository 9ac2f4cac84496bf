using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// Plans how a document of the repository gets into another folder: the new file first, whole, with the old id in <c>former_ids</c>; then whatever names it; the old file is removed last. So a kill at
/// any moment loses nothing, and the same call again finds the new file by that field and goes on.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration that counts.</param>
/// <param name="root">The repository's own solutions.</param>
internal sealed class SolutionMove(IEngine engine, OperationConfiguration configuration, SolutionRoot root)
{
    /// <summary>The field that holds the ids which a document had before.</summary>
    public const string FormerIds = "former_ids";

    private const int MostNames = 1000;

    /// <summary>The folder into which what is said puts a document; null to leave it. A category that is named always counts; a problem type only for a document that stands where its type was not known, or in the folder of its former type.</summary>
    /// <param name="known">The document.</param>
    /// <param name="category">The folder that was named, or null.</param>
    /// <param name="problemType">The problem type that was named, or null.</param>
    public string? Folder(Solution known, string? category, string? problemType)
    {
        string here = SolutionPlaceCheck.FolderOf(root, known.File);
        bool mayMove = here == SolutionPlace.Unsorted || here == SolutionSchema.FolderOf(known.ProblemType);
        string? folder = category ?? (mayMove ? SolutionSchema.FolderOf(problemType) : null);
        return folder == here ? null : folder;
    }

    /// <summary>The edits in the order in which they are made.</summary>
    /// <param name="before">The document as it stands.</param>
    /// <param name="after">The document as it is to be, but for its place.</param>
    /// <param name="formerIds">The ids that it had before.</param>
    /// <param name="folder">The folder below the root, with forward slashes.</param>
    /// <param name="today">The day to write.</param>
    /// <param name="stop">Stops it.</param>
    public (string File, EditableDocument Document, List<PlannedEdit> Edits) Plan(EditableDocument before, EditableDocument after, IReadOnlyList<string> formerIds, string folder, DateOnly today, CancellationToken stop)
    {
        string id = root.IdOf(before.File), name = Path.GetFileNameWithoutExtension(before.File);
        after = after.SetScalar("category", folder, SolutionSchema.KeyOrder).SetList(FormerIds, [.. formerIds.Append(id).Distinct(StringComparer.Ordinal)], SolutionSchema.KeyOrder, ListStyle.Flow);
        after = after.SetDate("last_updated", today, SolutionSchema.KeyOrder);
        for (int number = 1; number < MostNames; number++)
        {
            string file = Path.Combine(root.Folder, folder.Replace('/', Path.DirectorySeparatorChar), number == 1 ? Path.GetFileName(before.File) : string.Create(CultureInfo.InvariantCulture, $"{name}-{number}{SolutionLibrary.Suffix}"));
            var links = new MovedLinks(root, configuration.Root, before.File, file);
            EditableDocument moved = links.InItself(after);
            bool isThere = engine.Files.FileExists(file);
            if (isThere && !IsTwin(file, id, moved)) continue;
            var edits = new List<PlannedEdit>();
            if (!isThere) edits.Add(new PlannedEdit(file, "Move here", "moved here", moved.ToBytes(), moved.Diff(before, Relative(file)), IsNew: true));
            edits.AddRange(Others(links, before.File, file, stop));
            edits.Add(new PlannedEdit(before.File, "Remove", "removed", ReadOnlyMemory<byte>.Empty, "", IsNew: false, IsRemoved: true));
            return (file, moved, edits);
        }

        throw new OperationException(ErrorId.FileUnwritable, before.File, $"Every name that begins with '{name}' is taken in '{folder}'.");
    }

    // A move that was cut short left the document twice. Where either was changed since, they are two documents.
    private bool IsTwin(string file, string id, EditableDocument moved)
    {
        EditableDocument there = EditableDocument.Read(engine, file);
        FrontMatter front = FrontMatter.Split(there.Text);
        if (front.Body != FrontMatter.Split(moved.Text).Body || front.Yaml.Length == 0) return false;
        return new DocumentFields(engine.Yaml.Read(front.Yaml, file, front.YamlLine) as YamlMap).Texts(',', FormerIds).Contains(id);
    }

    private List<PlannedEdit> Others(MovedLinks links, string oldFile, string newFile, CancellationToken stop)
    {
        var edits = new List<PlannedEdit>();
        foreach (string file in Files(stop))
        {
            stop.ThrowIfCancellationRequested();
            if (file == oldFile || file == newFile) continue;
            try
            {
                EditableDocument before = EditableDocument.Read(engine, file);
                if (!links.MayName(before.Text)) continue;
                EditableDocument after = links.InOther(before);
                if (after.Text != before.Text) edits.Add(new PlannedEdit(file, "Relink", "relinked", after.ToBytes(), after.Diff(before, Relative(file)), IsNew: false));
            }
            catch (OperationException unsafeEdit) when (unsafeEdit.Id is ErrorId.DocumentNotEditable or ErrorId.FileUnreadable)
            {
                // A document that cannot be changed safely stays as it is; the old id still leads to the new place.
            }
        }

        return edits;
    }

    // Solutions with their indexes and archives, and every other place where this module writes documents.
    private IEnumerable<string> Files(CancellationToken stop)
    {
        OperationPaths paths = configuration.Paths;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string[] folders = [root.Folder, Path.GetDirectoryName(paths.Patterns)!, paths.Bugs, paths.Decisions, paths.Journal, paths.Postmortems];
        foreach (string folder in folders)
        {
            if (!RepositoryPath.IsBelow(folder, configuration.Root) || folder == configuration.Root) continue;
            foreach (string file in engine.Files.ListFiles(folder, SolutionLibrary.Suffix, recurse: true, stop))
            {
                if (seen.Add(file)) yield return file;
            }
        }

        if (seen.Add(paths.Patterns) && engine.Files.FileExists(paths.Patterns)) yield return paths.Patterns;
    }

    private string Relative(string file) => RepositoryPath.Relative(file, configuration.Root);
}
