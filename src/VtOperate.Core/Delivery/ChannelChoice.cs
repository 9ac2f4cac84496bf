using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Delivery;

/// <summary>
/// Chooses the channels of a message for which nobody names any: those of its services, and those that no service names and whose <c>audience</c> names that of the
/// message. What belongs to other services only is left alone.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">The configuration.</param>
/// <param name="reporter">Hears of channels that cannot be used.</param>
public sealed class ChannelChoice(IEngine engine, OperationConfiguration configuration, IReporter reporter)
{
    private readonly ChannelReader _channels = new(configuration, engine.User.HomeFolder);
    private readonly ServiceCatalog _services = ServiceCatalog.Read(engine, configuration, new SilentReporter());

    /// <summary>The names of the channels, in ordinal order; empty where none fits.</summary>
    /// <param name="message">The message.</param>
    public IReadOnlyList<string> Of(IncidentMessage message)
    {
        HashSet<string> own = new(StringComparer.OrdinalIgnoreCase), others = new(StringComparer.OrdinalIgnoreCase);
        foreach (OperatedService service in _services.Services) (message.Services.Contains(service.Name, StringComparer.OrdinalIgnoreCase) ? own : others).UnionWith(service.Channels);

        // Where it is not known whose incident it is, everybody whom it may concern is told.
        if (!_services.Services.Any(service => message.Services.Contains(service.Name, StringComparer.OrdinalIgnoreCase))) others.Clear();
        List<string> chosen = [];
        foreach (string name in own.Union(_channels.Names, StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal))
        {
            bool isOwn = own.Contains(name);
            if (!isOwn && others.Contains(name)) continue;
            try
            {
                Channel channel = _channels.Find(name);
                if (channel.Audiences.Contains(message.Audience) || (isOwn && channel.Audiences.Count == 0 && TakesAll(channel, message))) chosen.Add(channel.Name);
            }
            catch (OperationException problem)
            {
                reporter.Problem(problem);
            }
        }

        return chosen;
    }

    // A channel that says nothing of its audience never carries a word out of the company by accident, and wakes nobody but those who work on it.
    private static bool TakesAll(Channel channel, IncidentMessage message) => channel.Type switch
    {
        ChannelType.Statuspage => message.IsPublic,
        ChannelType.PagerDuty => message.Audience == IncidentAudience.Responders,
        _ => !message.IsPublic,
    };
}
