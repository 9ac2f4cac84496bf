using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>The edits that make other documents of the repository know a document: a link to it, and <c>superseded_by</c> where it replaces them.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="root">The repository's own solutions; documents of other roots are only read.</param>
/// <param name="repository">The repository's folder, absolute.</param>
internal sealed class BackLinks(IEngine engine, SolutionRoot root, string repository)
{
    /// <summary>The edit of one document; null where it knows the other already, belongs to another root or cannot be changed safely.</summary>
    /// <param name="from">The document that is changed.</param>
    /// <param name="to">The document that it gets to know.</param>
    /// <param name="isLinked">Whether a link is added.</param>
    /// <param name="isSuperseded">Whether the other one replaces it. Where it says already what replaces it, that stays.</param>
    public PlannedEdit? Find(Solution from, Solution to, bool isLinked, bool isSuperseded)
    {
        string file = from.File;
        if (!RepositoryPath.IsBelow(file, root.Folder)) return null;
        try
        {
            EditableDocument before = EditableDocument.Read(engine, file);
            EditableDocument after = isLinked ? Link(before, from, to) : before;
            if (isSuperseded && !after.Has(Supersession.Older)) after = after.SetScalar(Supersession.Older, to.Id, SolutionSchema.KeyOrder);
            if (before.Text == after.Text) return null;
            (string action, string done) = isSuperseded ? ("Mark superseded", "marked superseded") : ("Link back", "linked back");
            return new PlannedEdit(file, action, done, after.ToBytes(), after.Diff(before, RepositoryPath.Relative(file, repository)), IsNew: false);
        }
        catch (OperationException unsafeEdit) when (unsafeEdit.Id is ErrorId.DocumentNotEditable or ErrorId.FileUnreadable)
        {
            // A document that cannot be changed safely stays as it is; the other one names it all the same.
            return null;
        }
    }

    private EditableDocument Link(EditableDocument document, Solution from, Solution to)
    {
        if (SolutionLinks.Line(from.File, to, repository) is not { } line || SolutionLinks.Leads(document.Text, from.File, to.File)) return document;
        return document.InsertIntoSection(SolutionLinks.Headings(SolutionSchema.TrackOf(from.ProblemType) == SolutionTrack.Knowledge), line);
    }
}
