using System.Globalization;
using VtOperate.Core.Delivery;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Assessments;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Reports;

namespace VtOperate.Core.Incidents.Guide;

/// <summary>What stands above the questions on the way through an incident: short, the most pressing first. Pure.</summary>
/// <param name="width">Columns of the screen; 0 or less where it has none.</param>
/// <param name="zone">The zone in which times are shown.</param>
/// <param name="now">The time from which times are counted.</param>
public sealed class IncidentGuideView(int width, TimeZoneInfo zone, DateTimeOffset now)
{
    private const int DefaultWidth = 120, MostChanges = 5, MostProblems = 10, NameWidth = 14;

    /// <summary>What changed, and what may end the pain, numbered as it can be chosen.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="changes">What changed its services, newest first.</param>
    /// <param name="offered">What can be chosen.</param>
    /// <param name="others">What else there is, each with what has to be done before it can be chosen; null where that is nothing.</param>
    /// <param name="services">The services whose changes they are.</param>
    public string Mitigations(Incident incident, IReadOnlyList<ServiceChange> changes, IReadOnlyList<MitigationOption> offered, IReadOnlyList<(MitigationOption Option, string? Before)> others, IReadOnlyList<string> services)
    {
        TextPage page = Head(incident).Heading("WHAT CHANGED");
        foreach (ServiceChange change in changes.Take(MostChanges)) page.Line($"  {When(change.At),-17}", $"{change.Kind} {change.Sha?[..8]}  {change.Title}{(change.Risks.Count == 0 ? "" : $"  [{string.Join(", ", change.Risks)}]")}{(change.IsDeployed == false ? "  (not deployed)" : "")}");
        if (changes.Count == 0) page.Line("  ", "Nothing is known to have changed lately.");
        if (changes.Count > MostChanges) page.Line("  ", $"and {Number(changes.Count - MostChanges)} more: {IncidentGuide.Changes(services)}");
        page.Heading("WHAT MAY END IT");
        for (int i = 0; i < offered.Count; i++) Option(page, $"  {Number(i + 1)}  ", offered[i]);
        if (offered.Count == 0) page.Line("  ", "Nothing that a command could do as things stand.");
        foreach ((MitigationOption option, string? before) in others) page.Line("  -  ", $"{option.Title}: {before ?? (option.IsReady ? (option.Commands.Count > 0 ? option.Commands[0] : option.Effect) : "not possible now, " + string.Join("; ", option.Evidence.Where(item => item.Kind is "Conflict" or "Unknown" or "Rehearsal").Select(item => item.Text)))}");
        return Text(page);
    }

    /// <summary>The question what is wrong, with what is open already.</summary>
    /// <param name="open">Incidents that are open, the most pressing first.</param>
    /// <param name="services">The services that may be named.</param>
    public string Asking(IReadOnlyList<Incident> open, IReadOnlyList<string> services)
    {
        TextPage page = Page();
        foreach (Incident incident in open) page.Line("open: ", Line(incident));
        page.Line("What do users notice? ", $"One line{(services.Count > 1 ? $", with the service in it ({string.Join(", ", services)})" : "")}; ? if you do not know{(open.Count == 0 ? "" : ", or the label of one that is open to go on with it")}.");
        return Text(page);
    }

    /// <summary>Where an incident stands, what is owed for it, and what may be done next.</summary>
    /// <param name="incident">The incident.</param>
    /// <param name="steps">What may be done.</param>
    public string Standing(Incident incident, IReadOnlyList<IncidentStep> steps)
    {
        TextPage page = Head(incident);
        foreach (UpdateDue update in incident.Updates) page.Line("  ", $"Update to {update.Audience} {(update.State == UpdateDueState.Overdue ? "LATE since" : "by")} {When(update.At)}");
        page.Gap();
        foreach (IncidentStep step in steps) page.Line($"  {step.Name,-NameWidth} ", step.Text);
        return Text(page);
    }

    /// <summary>An incident that is open, in a line.</summary>
    /// <param name="incident">The incident.</param>
    public static string Line(Incident incident) => $"{incident.Label} ({incident.Status}{(incident.Overdue ? ", update LATE" : "")}): {incident.Title}";

    /// <summary>How bad it was found to be, why in a line, and which answer would change that.</summary>
    /// <param name="found">The assessment.</param>
    /// <param name="given">The answers that were given, as parameters.</param>
    public string Measured(SeverityAssessment found, string given)
    {
        TextPage page = Page();
        page.Line($"Severity {(int)found.Severity} ({found.Severity})", found.AtBest == found.Severity ? "" : $", at best {(int)found.AtBest}: what is not known counts as the worse.");
        foreach (SeverityAlternative other in found.WouldChange.Where(item => item.IsOpen).Take(2)) page.Line($"  {(int)other.Severity} with  ", $"Measure-IncidentSeverity {found.IncidentId} {given} {string.Join(' ', other.Answers)} -Apply");
        return Text(page);
    }

    /// <summary>What came of a mitigation, and what has to be done next.</summary>
    /// <param name="result">The result.</param>
    public string Done(MitigationResult result)
    {
        TextPage page = Page();
        page.Line(result.Succeeded ? "Done: " : "FAILED: ", result.Text);
        foreach (string next in result.Next) page.Line("  next  ", next);
        if (result.Undo is { } undo) page.Line("  undo  ", undo);
        return Text(page);
    }

    /// <summary>Messages, each as its readers see it.</summary>
    /// <param name="messages">The messages.</param>
    public string Messages(IReadOnlyList<IncidentMessage> messages) => string.Join("\n\n", messages.Select(message => IncidentMessageView.Render(message, Columns + 1).Trim('\n')));

    /// <summary>Which messages can go out now, to whom and through which channels.</summary>
    /// <param name="messages">The messages.</param>
    public string Sending(IReadOnlyList<IncidentMessage> messages)
    {
        TextPage page = Page();
        page.Line($"Send {(messages.Count == 1 ? "this message" : $"these {Number(messages.Count)} messages")}?");
        foreach (IncidentMessage message in messages) page.Line($"  {message.Audience,-NameWidth} ", "through " + string.Join(", ", message.Channels));
        return Text(page);
    }

    /// <summary>What became of messages.</summary>
    /// <param name="deliveries">The deliveries.</param>
    public string Sent(IReadOnlyList<MessageDelivery> deliveries)
    {
        TextPage page = Page();
        foreach (MessageDelivery delivery in deliveries.OrderBy(item => item.Audience, StringComparer.Ordinal).ThenBy(item => item.Channel, StringComparer.Ordinal)) page.Line($"{delivery.State}: ", $"{delivery.Audience} through {delivery.Channel}{(delivery.State == DeliveryState.Accepted ? " (whether it arrives is not known)" : "")}");
        return Text(page);
    }

    /// <summary>Where a post-mortem stands, and what is open in it.</summary>
    /// <param name="document">The post-mortem.</param>
    /// <param name="found">What was found in it.</param>
    public string Open(Postmortem document, CheckResult found)
    {
        TextPage page = Page();
        page.Line("Post-mortem: ", document.File);
        if (found.Problems.Count == 0) page.Line("  ", "Nothing is open in it.");
        foreach (CheckProblem problem in found.Problems.Take(MostProblems)) page.Line($"  line {problem.Line.ToString(CultureInfo.InvariantCulture),-4} ", problem.Message);
        if (found.Problems.Count > MostProblems) page.Line("  ", $"and {Number(found.Problems.Count - MostProblems)} more: Test-Postmortem {document.IncidentId}");
        return Text(page);
    }

    /// <summary>What is to be done because of an incident.</summary>
    /// <param name="items">The items.</param>
    public string Items(IReadOnlyList<ActionItem> items)
    {
        TextPage page = Page();
        if (items.Count == 0) page.Line("Nothing is to be done because of it yet.");
        foreach (ActionItem item in items) page.Line($"  [{(item.IsOpen ? ' ' : 'x')}] ", $"{item.Text}  ({item.Owner ?? "nobody sees to it"}{(item.Due is { } due ? $", {(item.Overdue ? "LATE since" : "by")} {due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}" : "")}; {item.Label})");
        return Text(page);
    }

    private int Columns => width <= 0 ? DefaultWidth : width - 1;

    private static void Option(TextPage page, string label, MitigationOption option)
    {
        string blank = new(' ', label.Length);
        page.Line(label, option.Title);
        page.Line(blank + "does  ", MitigationInvoker.Describe(option, undo: false));
        page.Line(blank + "risk  ", option.Risk);
        page.Line(blank, $"{(option.Reversible switch { true => "Can be undone", false => "CANNOT be undone", null => "Not known whether it can be undone" })}{(option.EstimatedMinutes is { } minutes ? $"; took {Number(minutes)} minutes before" : "")}.");
    }

    private TextPage Head(Incident incident) =>
        Page().Line($"{incident.Label}  ", incident.Title).Line("  ", $"Severity {(incident.Severity is { } severity ? $"{(int)severity} ({severity})" : "unknown (treated as High)")}, {incident.Status}, declared {When(incident.DeclaredAt)}{(incident.Services.Count == 0 ? "" : ", " + string.Join(", ", incident.Services))}");

    private TextPage Page() => new(Columns);

    private string When(DateTimeOffset at)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        return local.ToString(local.Date == TimeZoneInfo.ConvertTime(now, zone).Date ? "HH:mm" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(TextPage page) => page.ToString().Trim('\n');
}
