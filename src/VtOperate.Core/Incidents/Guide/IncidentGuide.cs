using System.Globalization;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Guide;

/// <summary>Says the way through an incident as commands, where nobody can be asked. Each runs as it stands, in this order, in one session. Pure.</summary>
public static class IncidentGuide
{
    /// <summary>What an incident is called of which nobody knows what is wrong.</summary>
    public const string UnknownTitle = "Something is wrong, what is not known yet";

    private const string Declared = "$incident";
    private const int MostOptions = 3;

    /// <summary>Who is told first, by severity; what is not known counts as high.</summary>
    /// <param name="severity">How bad it is.</param>
    public static IReadOnlyList<string> FirstAudiences(Severity? severity) => (severity ?? Severity.High) switch
    {
        Severity.Critical => [IncidentAudience.Responders, IncidentAudience.AllHands, IncidentAudience.Executive],
        Severity.High => [IncidentAudience.Responders, IncidentAudience.Executive],
        _ => [IncidentAudience.Support],
    };

    /// <summary>The options that Invoke-Mitigation can do as things stand; what people do by hand without a name, and escalating, are none.</summary>
    /// <param name="options">All of them, the best first.</param>
    public static IReadOnlyList<MitigationOption> Doable(IEnumerable<MitigationOption> options) => [.. options.Where(option => option.IsReady && option.Name is not ("manual" or "escalate"))];

    /// <summary>The way from nothing to an incident of which those who have to know have been told.</summary>
    /// <param name="title">What users notice, where that is known.</param>
    /// <param name="severity">How bad it is, where that is known.</param>
    /// <param name="services">The services that are affected, where they are known.</param>
    /// <param name="changed">The services whose changes are of interest; empty for the only one.</param>
    /// <param name="way">Whether messages can go out.</param>
    public static IReadOnlyList<NextAction> Declaring(string? title, Severity? severity, IReadOnlyList<string> services, IReadOnlyList<string> changed, MessageWay way)
    {
        var list = new ActionList("", "");
        list.Add("Declare it.", $"{Declared} = New-Incident {CommandWord.Quoted(title ?? UnknownTitle)}{(severity is { } known ? " -Severity " + Number(known) : "")}{(services.Count == 0 ? "" : " -Service " + CommandWord.List(services))}");
        if (severity is null) list.Add("See how bad it is and which answers would change that; what is not known counts as the worse.", $"Measure-IncidentSeverity {Declared}");
        list.Add("See what changed lately.", Changes(changed));
        list.Add("See what may end the pain, the best first.", $"Get-MitigationOption {Declared}");
        list.Add("See what each would touch; the one that is chosen is done without -WhatIf.", $"Get-MitigationOption {Declared} | Where-Object {{ $_.IsReady -and $_.Kind -ne 'Manual' }} | Invoke-Mitigation -WhatIf");
        Tell(list, Declared, severity, way);
        list.Add("See what its severity demands next.", $"Get-Incident {Declared}");
        return list.Actions;
    }

    /// <summary>The way on from where an incident stands.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="options">What may end its pain, the best first; empty where it has ended.</param>
    /// <param name="changed">The services whose changes are of interest; empty for the only one.</param>
    /// <param name="way">Whether messages can go out.</param>
    /// <param name="first">The place of the first action.</param>
    public static IReadOnlyList<NextAction> Leading(Incident incident, IReadOnlyList<MitigationOption> options, IReadOnlyList<string> changed, MessageWay way, int first = 1)
    {
        var list = new ActionList($"{incident.Label}: ", $"{incident.Label} ({incident.Status})", first);
        if (incident.Status < IncidentStatus.Mitigated)
        {
            list.Add("See what changed lately.", Changes(changed));
            IReadOnlyList<MitigationOption> doable = Doable(options);
            foreach (MitigationOption option in doable.Take(MostOptions)) list.Add($"{option.Title}. {option.Effect} It is done without a question.", Invocation(option) + " -Confirm:$false");
            if (doable.Count == 0 && options.FirstOrDefault(option => option.Name == "escalate") is { } escalate) list.Add($"{escalate.Title}. {escalate.Effect}", escalate.Commands[0]);
        }

        if (IncidentMoves.IsLive(incident.Status)) Tell(list, incident.Label, incident.Severity, way);
        foreach (IncidentStep step in IncidentSteps.Of(incident).Where(step => step.Kind != IncidentStepKind.Mitigate)) list.Add($"{step.Name}: {step.Text}{(step.Command is null ? $" A person has to say it: {step.Cmdlet}." : "")}", step.Command);
        return list.Actions;
    }

    /// <summary>The way on where an open incident may be the one that is meant: to say so there, or to declare another one.</summary>
    /// <param name="incident">The incident that is open.</param>
    /// <param name="title">What users notice; null where nobody knows.</param>
    /// <param name="severity">How bad it is, where that is known.</param>
    /// <param name="services">The services that are affected, where they are known.</param>
    public static IReadOnlyList<NextAction> Joining(Incident incident, string? title, Severity? severity, IReadOnlyList<string> services)
    {
        var list = new ActionList("", $"{incident.Label} ({incident.Status})");
        if (title is not null) list.Add($"{incident.Label} is open and may be this one: '{incident.Title}'. Where it is, write it down there.", $"Add-IncidentEvent {incident.Label} {CommandWord.Quoted(title)}");
        list.Add("Where it is not, declare another one.", $"New-Incident {CommandWord.Quoted(title ?? UnknownTitle)}{(severity is { } known ? " -Severity " + Number(known) : "")}{(services.Count == 0 ? "" : " -Service " + CommandWord.List(services))}");
        return list.Actions;
    }

    /// <summary>The command that shows what changed services.</summary>
    /// <param name="services">The services; empty for the only one.</param>
    public static string Changes(IReadOnlyList<string> services) => services.Count == 0 ? "Get-ServiceChange" : "Get-ServiceChange " + CommandWord.List(services);

    /// <summary>The command that does an option.</summary>
    /// <param name="option">The option.</param>
    public static string Invocation(MitigationOption option) => MitigationCommand.Of(option.IncidentId, option.Name, option.LastGood, option.Fix);

    /// <summary>The command that writes the first messages about an incident.</summary>
    /// <param name="incident">Its label, or what stands for it.</param>
    /// <param name="severity">How bad it is.</param>
    public static string Drafts(string incident, Severity? severity) => $"New-IncidentMessage {incident} {CommandWord.List(FirstAudiences(severity))}";

    private static void Tell(ActionList list, string incident, Severity? severity, MessageWay way)
    {
        switch (way)
        {
            case MessageWay.Open:
                list.Add("Tell those who have to know, as far as they have a channel.", Drafts(incident, severity) + " | Where-Object Channels | Send-IncidentMessage");
                break;
            case MessageWay.NotApproved:
                list.Add("Write to those who have to know. It can be sent once the configuration that names the channels is approved.", Drafts(incident, severity));
                list.Add("See what the configuration names; without -List it is approved.", "Approve-OperationConfig -List");
                break;
            default:
                list.Add("Write to those who have to know. No channel is configured, so copy it to where they read.", Drafts(incident, severity));
                break;
        }
    }

    private static string Number(Severity severity) => ((int)severity).ToString(CultureInfo.InvariantCulture);
}
