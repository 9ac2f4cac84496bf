using VtOperate.Commands.Incidents;
using VtOperate.Core;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Assessments;
using VtOperate.Core.Incidents.Guide;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;

namespace VtOperate.Runtime;

/// <summary>The way from "something is wrong" to an incident that is declared, mitigated and told of, in few questions. Where nobody answers, the way is said as commands.</summary>
/// <param name="commands">The cmdlets about incidents.</param>
/// <param name="person">Who can be asked; null for nobody.</param>
/// <param name="folder">The folder of the repository, absolute.</param>
/// <param name="stop">Ends it.</param>
internal sealed class IncidentPath(IncidentCommands commands, PersonPrompt? person, string folder, CancellationToken stop)
{
    private const int MostChoices = 9, DaysBefore = 3;
    private static readonly (string Label, string Help)[] s_send = [("&Yes", "Send them."), ("&No", "Sends nothing now, or you do not know.")];

    private readonly OperationConfiguration _configuration = OperationServices.Configuration(folder, new SilentReporter(), stop);
    private IReadOnlyList<string>? _services;

    /// <summary>The names of the services that the configuration has.</summary>
    internal IReadOnlyList<string> Services => _services ??= OperationServices.Services(_configuration);

    /// <summary>How pages are laid out now.</summary>
    internal IncidentGuideView View => new(person?.Width ?? 0, TimeZoneInfo.Local, DateTimeOffset.UtcNow);

    /// <summary>Declares an incident and leads on to what ends the pain and to the first messages.</summary>
    /// <param name="questions">What is known already.</param>
    /// <returns>What is to be written: the incident, and the way on as commands where nobody answers.</returns>
    internal IEnumerable<object> Declare(IncidentQuestions questions)
    {
        Incident? declared = commands.One<Incident>("New-Incident", null, ("Title", questions.Title ?? IncidentGuide.UnknownTitle), ("Severity", questions.Severity), ("Service", questions.Services.Count == 0 ? null : questions.Services.ToArray()));
        if (declared is null) return commands.IsWhatIf ? Declaring(questions) : [];
        if (questions.Facts.Count > 0) declared = Measure(declared, questions);
        Mitigate(declared, declared.Changes);
        Tell(declared, null);
        return Now(declared);
    }

    /// <summary>The way to a new incident, as commands.</summary>
    /// <param name="questions">What is known already.</param>
    internal IReadOnlyList<NextAction> Declaring(IncidentQuestions questions) => IncidentGuide.Declaring(questions.Title, questions.Severity, questions.Services, Changed(questions.Services), Way);

    /// <summary>The way on with an incident, as commands.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="first">The place of the first of them.</param>
    internal IReadOnlyList<NextAction> Leading(Incident incident, int first = 1) => IncidentGuide.Leading(incident, [.. Options(incident).Where(option => option.Name == "escalate" || IsAllowed(option))], Changed(incident.Services), Way, first);

    /// <summary>The incident as it stands after what was done, with what was found when it was declared; and the way on where nobody answers.</summary>
    internal IEnumerable<object> Now(Incident before)
    {
        if (commands.One<Incident>("Get-Incident", before) is not { } now) return [];
        return [IncidentCommand.Detailed(now with { Changes = before.Changes, Patterns = before.Patterns, Solutions = before.Solutions, Similar = before.Similar }), .. person is { IsAnswering: true } ? [] : Leading(now)];
    }

    /// <summary>What may end the pain; none where it has ended.</summary>
    internal IReadOnlyList<MitigationOption> Options(Incident incident) => incident.Status >= IncidentStatus.Mitigated ? [] : commands.All<MitigationOption>("Get-MitigationOption", incident);

    /// <summary>Shows what changed and what may end the pain, and does what is chosen.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="changes">What changed, where that is known already.</param>
    internal void Mitigate(Incident incident, IReadOnlyList<ServiceChange> changes)
    {
        IReadOnlyList<MitigationOption> options = Options(incident);
        List<MitigationOption> offered = [.. IncidentGuide.Doable(options).Where(IsAllowed).Take(MostChoices)];
        string[] changed = Changed(incident.Services);
        if (changes.Count == 0) changes = Changes(incident, changed);
        string page = View.Mitigations(incident, changes, offered, [.. options.Except(offered).Select(option => (option, Before(option)))], changed);
        if (offered.Count == 0)
        {
            person?.Show(page);
            return;
        }

        (string, string)[] choices = [.. offered.Select((option, i) => ($"&{i + 1} {option.Name}", option.Effect)), ("&None now", "Does nothing now, or you do not know.")];
        if (person?.Choose("", page + "\n", choices, choices.Length - 1) is not { } chosen || chosen >= offered.Count) return;

        // The question showed what Invoke-Mitigation would ask about, and Enter meant none; -Confirm asks once more all the same.
        MitigationResult? result = commands.One<MitigationResult>("Invoke-Mitigation", incident, ("Name", offered[chosen].Name), ("LastGood", offered[chosen].LastGood), ("Fix", offered[chosen].Fix), ("Confirm", false));
        if (result is not null) person.Show(View.Done(result));
    }

    /// <summary>Writes messages to those who are told, and sends them where channels are configured, their file is approved, and the person says yes.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="news">What is new, in the person's words; null for nothing.</param>
    internal void Tell(Incident incident, string? news)
    {
        if (person is null) return;
        IReadOnlyList<IncidentMessage> messages = commands.All<IncidentMessage>("New-IncidentMessage", incident, ("Audience", IncidentGuide.FirstAudiences(incident.Severity).ToArray()), ("Message", news));
        if (messages.Count == 0) return;
        person.Show(View.Messages(messages));
        List<IncidentMessage> ready = [.. messages.Where(message => !message.IsPublic && message.Channels.Count > 0)];
        if (ready.Count == 0)
        {
            person.Show("No channel is configured for them (channels: in .vtoperate.yml), so nothing was sent; copy them to where they are read.");
        }
        else if (Unapproved(ready.SelectMany(message => message.Channels).Distinct().Select(name => $"channels.{name}.")) is { } refused)
        {
            person.Show($"Nothing was sent: {refused.Message} Approve-OperationConfig approves it; then: New-IncidentMessage {incident.Label} {string.Join(", ", ready.Select(message => message.Audience))} | Send-IncidentMessage");
        }
        else if (person.Choose("", View.Sending(ready), s_send, 1) == 0)
        {
            IReadOnlyList<MessageDelivery> sent = commands.All<MessageDelivery>("Send-IncidentMessage", null, [.. ready]);
            if (sent.Count > 0) person.Show(View.Sent(sent));
        }
    }

    private Incident Measure(Incident incident, IncidentQuestions questions)
    {
        (string, object?)[] facts = [.. questions.Facts.Select(fact => (fact.Name, (object?)fact.Value))];
        SeverityAssessment? found = commands.One<SeverityAssessment>("Measure-IncidentSeverity", incident, [.. facts, ("Apply", true)]);
        if (found is null) return incident;
        person?.Show(View.Measured(found, questions.FactText));
        return incident with { Severity = found.Severity };
    }

    // Where nobody knows which service it is, every one may have brought it.
    private string[] Changed(IReadOnlyList<string> services)
    {
        string[] known = [.. services.Where(name => Services.Count == 0 || Services.Contains(name, StringComparer.OrdinalIgnoreCase))];
        return known.Length > 0 ? known : Services.Count > 1 ? [.. Services] : [];
    }

    private IReadOnlyList<ServiceChange> Changes(Incident incident, string[] services) =>
        [.. commands.All<ServiceChange>("Get-ServiceChange", null, ("Service", services.Length == 0 ? null : services), ("Since", (incident.ImpactStartedAt ?? incident.DetectedAt ?? incident.DeclaredAt).AddDays(-DaysBefore))).OrderByDescending(change => change.At)];

    private MessageWay Way => OperationServices.Channels(_configuration) is not { Count: > 0 } channels ? MessageWay.NoChannel : Unapproved(channels.Select(name => $"channels.{name}.")) is null ? MessageWay.Open : MessageWay.NotApproved;

    private bool IsAllowed(MitigationOption option) => Refusal(option) is null;

    private string? Before(MitigationOption option) => Refusal(option) is { Id: ErrorId.ConfigurationNotTrusted } ? "its script runs once you have approved the file that names it: Approve-OperationConfig" : null;

    private OperationException? Refusal(MitigationOption option)
    {
        try
        {
            OperationServices.MitigationInvoker(folder, new SilentReporter(), stop).Require(option, undo: false, null);
            return null;
        }
        catch (OperationException refused) when (refused.Id is ErrorId.ConfigurationNotTrusted or ErrorId.MoveNotAllowed)
        {
            return refused;
        }
    }

    private OperationException? Unapproved(IEnumerable<string> prefixes)
    {
        try
        {
            foreach (string prefix in prefixes) OperationServices.ConfigurationConsent.Require(_configuration, prefix, null);
            return null;
        }
        catch (OperationException refused) when (refused.Id == ErrorId.ConfigurationNotTrusted)
        {
            return refused;
        }
    }
}
