using System.Globalization;

namespace VtOperate.Core.Workspace;

/// <summary>Decides what to do next from what is known. Pure.</summary>
internal sealed class NextActionRules(OperationContext context, ContextDraft draft)
{
    private const int MostIncidents = 5, MostItems = 3;
    private readonly List<NextAction> _actions = [];

    /// <summary>The actions, most pressing first: what blocks everything, then what is open, then what was planned, then what is missing.</summary>
    /// <param name="checkpoint">The next phase that a checkpoint names with its file and line, or null.</param>
    /// <param name="mistakes">How many mistakes the configuration has.</param>
    public IReadOnlyList<NextAction> Decide((string Phase, string File, int Line)? checkpoint, int mistakes)
    {
        if (mistakes > 0) Add(string.Create(CultureInfo.InvariantCulture, $"Correct {Count(mistakes, "mistake")} in the configuration; until then the defaults of those keys apply."), null, "the errors shown");
        AddWorkTree();
        foreach (OpenRecord update in context.UpdatesDue) Add($"Tell people about {update.Label}, {update.Title}: {update.Status}.", $"New-IncidentMessage {update.Label} -Audience all-hands, executive", update.File);
        foreach (OpenRecord incident in context.OpenIncidents.OrderBy(incident => incident.Severity ?? Severity.High).Take(MostIncidents)) Add($"Go on with incident {incident}.", incident.Label[0] == '.' ? null : $"Get-Incident {incident.Label}", incident.Label[0] == '.' ? Proof(incident) : incident.File);
        AddItems();
        AddBugs();
        if (checkpoint is { } next) Add($"Go on with the phase '{next.Phase}', which the checkpoint names next.", null, draft.Shown(next.File) + ":" + next.Line.ToString(CultureInfo.InvariantCulture));
        if (context.Constitution is { IsTemplate: true } constitution) Add("Fill in the constitution: as an unfilled template it binds no fix.", null, draft.Shown(constitution.File));
        if (!context.IsBare && !context.Knowledge.Any(place => place.Kind is KnowledgeKind.Solutions or KnowledgeKind.Patterns))
            Add("Make the places of knowledge, so that the next investigation can learn from this one.", "Initialize-OperationWorkspace", "no folder of solutions in any spelling");
        Add("Choose an operation from the menu.", "Start-Operation", "");
        return _actions;
    }

    private void AddWorkTree()
    {
        if (context.WorkTree is not { } tree) return;
        string proof = draft.Facts.Find(fact => fact.Name == "WorkTree")?.Proof ?? "the work tree";
        if (tree.Conflicted > 0) Add(string.Create(CultureInfo.InvariantCulture, $"Resolve {Count(tree.Conflicted, "file")} in conflict."), null, proof);
        if (tree.Operation is { } operation) Add($"End or abort the {operation} that is under way.", null, draft.Facts.Find(fact => fact.Name == "UnderWay")?.Proof ?? proof);
        int changed = tree.Modified + tree.Untracked;
        if (changed > 0 && context.OpenBugs.Count > 0)
            Add(string.Create(CultureInfo.InvariantCulture, $"Commit or set aside {Count(changed, "changed file")} before you reproduce or bisect: a changed work tree is the first suspect."), null, proof);
    }

    private void AddItems()
    {
        foreach (OpenRecord item in context.OverdueActions.Take(MostItems)) Add($"Do what is late, or say why it will not be done: {item.Title} ({item.Status}).", $"Get-ActionItem {item.Label}", item.File);
        int more = context.OverdueActions.Count - MostItems;
        if (more > 0) Add(string.Create(CultureInfo.InvariantCulture, $"Look at {Count(more, "more action item")} that {(more == 1 ? "is" : "are")} late."), "Get-ActionItem -Overdue", "");
    }

    private void AddBugs()
    {
        OpenRecord? active = context.OpenBugs.FirstOrDefault(bug => bug.Label == context.ActiveBug);
        if (active is not null) Add($"Go on with the bug of this branch: {active}.", null, Proof(active));
        else if (context.ActiveBug is { } label) Add($"Write down what is known about {label}: the branch is about it, and no open record has that number.", null, draft.Facts.Find(fact => fact.Name == "Branch")?.Proof ?? "the branch");
        foreach (OpenRecord bug in context.OpenBugs.Where(bug => bug != active).OrderBy(bug => bug.Severity ?? (Severity)5).Take(3)) Add($"Look at the open bug {bug}.", null, Proof(bug));
    }

    private void Add(string text, string? command, string proof) => _actions.Add(new NextAction(_actions.Count + 1, text, command, proof));

    private string Proof(OpenRecord record) => draft.Shown(record.File) + ":" + record.Line.ToString(CultureInfo.InvariantCulture);

    private static string Count(int number, string what) => string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
