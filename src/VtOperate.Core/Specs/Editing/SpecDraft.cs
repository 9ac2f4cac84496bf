using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Editing;

/// <summary>A specification on the way to saying what was asked: one edit after the other, each read back. Pure; the time is linear in the text for each edit.</summary>
/// <param name="text">The specification as it is.</param>
/// <param name="file">The file, for errors.</param>
/// <param name="today">The day that notes are dated with.</param>
internal sealed class SpecDraft(string text, string file, DateOnly today)
{
    // From here on two texts are the same requirement in other words; by the share of their words that both have.
    private const double Alike = 0.6;

    private readonly List<string> _deeds = [];
    private readonly List<string> _notes = [];
    private string? _retiredBecause;

    /// <summary>The specification as it becomes.</summary>
    public string Text { get; private set; } = text;

    /// <summary>The ids of requirements that were added.</summary>
    public List<string> Added { get; } = [];

    /// <summary>What a person should know.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>Makes every edit that is asked for.</summary>
    /// <param name="id">The requirement; null where none was named.</param>
    /// <param name="update">What is asked for.</param>
    /// <param name="taken">Ids beside those of the text that must not be used again.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.DocumentNotEditable"/>, <see cref="ErrorId.RecordNotFound"/>, <see cref="ErrorId.MoveNotAllowed"/>, <see cref="ErrorId.ValueNotAllowed"/>.</exception>
    public void Apply(string? id, SpecUpdate update, IReadOnlyCollection<string> taken)
    {
        string before = Text;
        SpecGuard.CheckWhole(before, file);
        if (id is not null) Find(id);
        if (update.Text is not null) Amend(id!, update.Text, update.Bug);
        if (update.Retire) Retire(id!, update.Reason);
        foreach (string words in update.Add) AddOne(words, update, taken);
        int near = id is not null ? Find(id).Line : Added.Count > 0 ? Find(Added[^1]).Line : 1;
        if (update.Bug.Length > 0 && _deeds.Count > 0) Text = SpecNote.Add(Text, update.Bug, _deeds, today, near);
        else if (_retiredBecause is { Length: > 0 } reason) Text = SpecNote.AddRetirement(Text, id!, reason, today, near);
        if (update.Question is not null) Text = Clarification.Add(Text, update.Question, update.Answer!, today);
        var meant = new HashSet<string>(Added, StringComparer.Ordinal);
        if (id is not null && (update.Text is not null || update.Retire)) meant.Add(id);
        SpecGuard.CheckOthers(before, Text, meant, file);
        SpecGuard.CheckWhole(Text, file);
    }

    private void Amend(string id, string words, string bug)
    {
        RequirementText requirement = Find(id);
        if (requirement.IsRetired) throw new OperationException(ErrorId.MoveNotAllowed, id, $"'{file}' line {requirement.Line}: {id} is retired. Add a requirement instead of changing what no longer holds.");
        string deed = "amended " + id;
        if (bug.Length > 0 && LaterBug(bug, deed) is { } later)
        {
            _notes.Add($"{bug} amended {id} before; {later} has amended it since, so its text stays as it is.");
            return;
        }

        Text = new RequirementEdit(file).Amend(Text, requirement, words);
        _deeds.Add(deed);
    }

    private void Retire(string id, string reason)
    {
        string before = Text;
        Text = new RequirementEdit(file).Retire(Text, Find(id), today, reason, out bool isInside);
        _deeds.Add("retired " + id);
        if (Text != before && !isInside) _retiredBecause = reason;
    }

    private void AddOne(string words, SpecUpdate update, IReadOnlyCollection<string> taken)
    {
        IReadOnlyList<RequirementText> all = RequirementReader.Read(Text, CancellationToken.None);
        string said = Folded(words);
        foreach (RequirementText one in all)
        {
            if (one.IsRetired) continue;
            bool isSame = Folded(one.Text) == said;
            bool isLikeIt = !isSame && update.Bug.Length > 0 && SpecNote.Of(Text, update.Bug).Exists(note => SpecNote.Names(note.Text, "added " + one.Id)) && Likeness(Folded(one.Text), said) >= Alike;
            if (!isSame && !isLikeIt) continue;
            _notes.Add(isSame ? $"{one.Id} says it already." : $"{update.Bug} added {one.Id}, which has been amended since; nothing was added.");
            return;
        }

        string id = RequirementNumbers.Next(update.Family, RequirementNumbers.Taken(Text).Concat(taken), file);
        Text = new RequirementAddition(file).Add(Text, id, words);
        Added.Add(id);
        _deeds.Add("added " + id);
    }

    private RequirementText Find(string id)
    {
        RequirementText? found = RequirementReader.Read(Text, CancellationToken.None).FirstOrDefault(one => one.Id == id);
        if (found is null) throw new OperationException(ErrorId.RecordNotFound, id, $"'{file}' has no requirement {id}.");
        RequirementForm form = FormOf(found.Line);
        foreach (SpecLine line in SpecText.Lines(Text))
        {
            // A table that says again what a list demands is common; the same id twice in one form is not certain.
            if (line.Number == found.Line || RequirementLine.Parse(line.Text) is not { } other || other.Id != id || other.Form != form) continue;
            throw FrontMatterPlaces.Refused(file, line.Number, string.Create(CultureInfo.InvariantCulture, $"{id} stands there again after line {found.Line}, and which one counts is not certain"));
        }

        return found;
    }

    private RequirementForm FormOf(int line) => SpecText.Lines(Text).Where(one => one.Number == line).Select(one => RequirementLine.Parse(one.Text)!.Form).First();

    // Another bug that changed the same after this one, going by the days of the notes and then by their order.
    private string? LaterBug(string bug, string deed)
    {
        string? later = null;
        string day = "";
        foreach (SpecLine line in SpecText.Lines(Text))
        {
            if (!SpecNote.IsNote(line.Text) || !SpecNote.Names(line.Text, deed)) continue;
            string own = SpecNote.Day(line.Text);
            if (SpecNote.Names(line.Text, bug)) (later, day) = string.CompareOrdinal(own, day) >= 0 ? (null, own) : (later, day);
            else if (day.Length > 0 && string.CompareOrdinal(own, day) >= 0) later = SpecNote.BugOf(line.Text);
        }

        return later;
    }

    private static double Likeness(string one, string other)
    {
        var words = new HashSet<string>(one.Split(' '), StringComparer.OrdinalIgnoreCase);
        var others = new HashSet<string>(other.Split(' '), StringComparer.OrdinalIgnoreCase);
        int all = words.Union(others, StringComparer.OrdinalIgnoreCase).Count();
        return all == 0 ? 0 : (double)words.Intersect(others, StringComparer.OrdinalIgnoreCase).Count() / all;
    }

    private static string Folded(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
