using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Guide;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Core.Workspace;

namespace VtOperate.Runtime;

/// <summary>Leads on with an incident that is open already, or declares one where none is.</summary>
/// <param name="path">The way through an incident.</param>
/// <param name="commands">The cmdlets about incidents.</param>
/// <param name="person">Who can be asked; null for nobody.</param>
/// <param name="folder">The folder of the repository, absolute.</param>
/// <param name="stop">Ends it.</param>
internal sealed class IncidentLead(IncidentPath path, IncidentCommands commands, PersonPrompt? person, string folder, CancellationToken stop)
{
    private const int MostOpen = 9;

    /// <summary>Asks what is wrong and goes on from there.</summary>
    /// <param name="questions">What is known already; a title that is the label of an incident means that one.</param>
    /// <returns>What is to be written: the incident as it stands then, or the way as commands.</returns>
    internal IEnumerable<object> Lead(IncidentQuestions questions)
    {
        IncidentLedger ledger = OperationServices.Incidents(folder, new SilentReporter(), stop);
        List<Incident> open = Open(ledger);
        if (!questions.AskTitle(person, path.View.Asking(open, path.Services), path.Services)) return [.. open.Aggregate(new List<NextAction>(), (all, incident) => [.. all, .. path.Leading(incident, all.Count + 1)]), .. open.Count == 0 ? path.Declaring(questions) : []];
        if (questions.Title is { } label && IncidentFolders.NumberOf(label) is not null && !label.Contains(' ', StringComparison.Ordinal)) return On(ledger.Find(label));
        Incident? same = OpenIncidentMatch.Find(open, questions.Title, questions.Services);
        if (!questions.AskSeverity(person, same)) return same is null ? path.Declaring(questions) : [.. IncidentGuide.Joining(same, questions.Title, questions.Severity, questions.Services), .. path.Leading(same, 3)];
        return questions.IsSame ? Join(same!, questions.Title) : path.Declare(questions);
    }

    private IEnumerable<object> Join(Incident incident, string? news)
    {
        if (news is not null) commands.One<IncidentEvent>("Add-IncidentEvent", incident, ("Message", news));
        if (incident.Status < IncidentStatus.Mitigated) path.Mitigate(incident, []);
        path.Tell(incident, news);
        return path.Now(incident);
    }

    private IEnumerable<object> On(Incident incident)
    {
        IReadOnlyList<IncidentStep> steps = IncidentSteps.Of(incident);
        (string, string)[] choices = [.. steps.Select(step => (step.Label, step.Text)), ("&Quit", "Does nothing, or you do not know.")];
        int? chosen = steps.Count == 0 ? null : person?.Choose("", path.View.Standing(incident, steps) + "\n", choices, choices.Length - 1);
        return chosen switch
        {
            null => path.Now(incident),
            { } at when at < steps.Count => Do(steps[at].Kind, incident),
            _ => [],
        };
    }

    private IEnumerable<object> Do(IncidentStepKind kind, Incident incident)
    {
        switch (kind)
        {
            case IncidentStepKind.Mitigate:
                path.Mitigate(incident, []);
                break;
            case IncidentStepKind.Update:
                string? news = Words("News", "What is new? One or two sentences; ? if you do not know.");
                if (news is not null) commands.One<IncidentEvent>("Add-IncidentEvent", incident, ("Message", news));
                path.Tell(incident, news);
                break;
            case IncidentStepKind.Ended:
                if (commands.One<Incident>("Update-Incident", incident, ("Status", IncidentStatus.Mitigated)) is { } mitigated) path.Tell(mitigated, null);
                break;
            case IncidentStepKind.Resolve:
                string ended = Words("Resolution", "What ended it? One sentence; ? if you do not know.") ?? "Not known what ended it";
                if (commands.One<Incident>("Resolve-Incident", incident, ("Resolution", ended)) is { } resolved) path.Tell(resolved, null);
                break;
            case IncidentStepKind.PostMortem:
                if (commands.One<Postmortem>("New-Postmortem", incident) is { } document && commands.One<CheckResult>("Test-Postmortem", incident) is { } found) person!.Show(path.View.Open(document, found));
                break;
            case IncidentStepKind.ActionItems:
                person!.Show(path.View.Items(commands.All<ActionItem>("Get-ActionItem", incident)));
                if (person.Ask("Action item", "What is to be done? One line, or nothing.", isNeeded: false) is { Length: > 0 } text && !IncidentQuestions.IsUnknown(text)) commands.One<ActionItem>("Add-ActionItem", incident, ("Text", text));
                break;
            default:
                commands.One<Incident>("Close-Incident", incident);
                break;
        }

        return path.Now(incident);
    }

    private string? Words(string name, string question)
    {
        string? answer = person!.Ask(name, question, isNeeded: true);
        if (string.IsNullOrEmpty(answer)) throw new OperationException(ErrorId.InputMissing, name, $"{name} is needed, and nobody gave it. Nothing was written.");
        return IncidentQuestions.IsUnknown(answer) ? null : answer;
    }

    // What is late comes first, then what is worst, then what is newest.
    private List<Incident> Open(IncidentLedger ledger)
    {
        OperationContext context = OperationServices.Contexts.Read(folder, new SilentReporter(), stop);
        List<Incident> open = [];

        // Two may have one label; the folder is that of one only.
        foreach (OpenRecord record in context.OpenIncidents.Where(record => IncidentFolders.NumberOf(record.Label) is not null).Take(MostOpen)) open.Add(ledger.Find(record.File[(record.File.LastIndexOf('/') + 1)..]));
        return [.. open.OrderByDescending(incident => incident.Overdue).ThenBy(incident => incident.Severity ?? Severity.High)];
    }
}
