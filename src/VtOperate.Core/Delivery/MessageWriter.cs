using VtOperate.Core.Documents;
using VtOperate.Core.Incidents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Delivery;

/// <summary>Writes messages about incidents from what is recorded of them.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="reporter">Hears of mistakes in the configuration.</param>
/// <param name="time">The clock.</param>
public sealed class MessageWriter(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, IReporter reporter, TimeProvider time)
{
    private const int LongestSubject = 250;

    private readonly MessageTemplates _templates = new(engine.Files, configuration, engine.User.HomeFolder);
    private readonly Cadence _cadence = Cadence.Of(configuration, reporter);

    // A channel that cannot be used is told where something is sent.
    private readonly ChannelChoice _channels = new(engine, configuration, new SilentReporter());

    /// <summary>Writes one. Nothing is sent or kept.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="Errors.OperationException">There is no such incident, or its template names something that there is not.</exception>
    public IncidentMessage Write(MessageRequest request)
    {
        DateTimeOffset now = time.GetUtcNow();
        Incident incident = ledger.Find(request.Incident);
        IReadOnlyList<IncidentEvent> timeline = ledger.Timeline(request.Incident);
        string stage = request.Stage ?? MessageStage.Of(incident.Status);
        DateTimeOffset? next = request.NextUpdate ?? Next(incident, stage, request.Audience, now);
        string? news = request.News is { } said && IncidentText.Body(said) is { Length: > 0 } body ? body : null;
        var values = new Dictionary<string, string>(MessageValues.Of(incident, timeline, stage, request.Audience, news, next, now), StringComparer.Ordinal);
        foreach ((string name, string value) in request.Values) values[name] = IncidentText.Body(value);
        if (request.Values.ContainsKey("commander") && !request.Values.ContainsKey("lead")) values["lead"] = MessageValues.Lead(values["commander"]);
        (string template, string? file) = _templates.Find(stage, request.Audience);
        (string subject, string text) = TemplateText.Fill(template, values, file ?? $"{stage}.{request.Audience}");
        var message = new IncidentMessage
        {
            Id = Ulid.New(now),
            IncidentId = incident.Label,
            IncidentKey = incident.Id,
            Title = incident.Title,
            Severity = incident.Severity,
            Status = incident.Status,
            Services = incident.Services,
            Stage = stage,
            Audience = request.Audience,
            Subject = IncidentText.Line(request.Subject ?? subject, LongestSubject),
            Text = IncidentText.Body(text),
            Facts = Facts(values, IncidentAudience.OwedTo(request.Audience) == IncidentAudience.Public, stage),
            Links = IncidentAudience.OwedTo(request.Audience) == IncidentAudience.Public ? [] : Links(incident),
            NextUpdate = next,
            Template = file,
            CreatedAt = now,
            Repository = incident.Repository,
        };
        return message with { Channels = _channels.Of(message), Findings = MessageLint.Check(message, [.. incident.Roles.Select(role => role.Person)], next is null ? null : values["next.update"], news is not null, Acronyms()) };
    }

    private DateTimeOffset? Next(Incident incident, string stage, string audience, DateTimeOffset now)
    {
        if (MessageStage.IsLast(stage) || _cadence.IntervalOf(incident.Severity, IncidentAudience.OwedTo(audience)) is not { } interval) return null;

        // To the minute and never later than it is owed.
        DateTimeOffset due = now + interval;
        return new DateTimeOffset(due.UtcTicks - (due.UtcTicks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
    }

    private string[] Acronyms() => configuration.Node("templates.acronyms") switch
    {
        YamlList list => [.. list.Items.OfType<YamlScalar>().Select(item => item.Value)],
        YamlScalar { IsNull: false } one => [one.Value],
        _ => [],
    };

    private static List<MessageFact> Facts(Dictionary<string, string> values, bool isPublic, string stage)
    {
        List<MessageFact> facts = [];
        if (!isPublic) facts.AddRange([new("Severity", values["severity"]), new("Status", values["status"]), new("Services", values["services"]), new("Commander", values["commander"])]);
        facts.Add(new("Began", values["impact.began"]));
        if (MessageStage.IsLast(stage)) facts.Add(new("Lasted", values["duration"]));
        else facts.Add(new("Next update", values["next.update"]));
        return facts;
    }

    private static List<MessageLink> Links(Incident incident)
    {
        List<MessageLink> links = [];
        void Add(string name, string? address)
        {
            // A pin may stand behind the address of a call.
            string first = address?.Split(' ', 2)[0] ?? "";
            if (Uri.TryCreate(first, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https") links.Add(new MessageLink(name, uri.AbsoluteUri));
        }

        Add("Chat", incident.WarRoom.Chat);
        Add("Call", incident.WarRoom.Call);
        foreach (string address in incident.WarRoom.Dashboards) Add("Dashboard", address);
        foreach (string address in incident.WarRoom.Runbooks) Add("Runbook", address);
        foreach (string address in incident.WarRoom.StatusPages) Add("Status page", address);
        return links;
    }
}
