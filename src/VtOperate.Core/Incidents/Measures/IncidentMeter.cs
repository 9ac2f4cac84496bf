using System.Globalization;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Storage.Events;

namespace VtOperate.Core.Incidents.Measures;

/// <summary>Measures incidents: how soon they were noticed and ended, how many there are, how many came back, and how many deployments brought one.</summary>
/// <param name="ledger">The incidents.</param>
/// <param name="deployments">What was deployed.</param>
/// <param name="repository">The folder of the repository, absolute.</param>
/// <param name="time">The clock.</param>
public sealed class IncidentMeter(IncidentLedger ledger, DeploymentLedger deployments, string repository, TimeProvider time)
{
    private const string All = "all", Unknown = "unknown";
    private static readonly TimeSpan s_soon = TimeSpan.FromDays(90);

    /// <summary>The measures, one for each group in its order; one for all without a group. Only figures are kept of each incident.</summary>
    /// <param name="since">What was declared before is left out; null for the first incident or deployment on record.</param>
    /// <param name="until">What was declared at this time or later is left out; null for now.</param>
    /// <param name="group">By what they are put together; null for all in one.</param>
    /// <param name="services">Only incidents and deployments of these services; null for all.</param>
    /// <param name="severities">Only incidents of these severities; null for all.</param>
    /// <param name="stop">Ends the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: the period ends before it begins.</exception>
    public IReadOnlyList<IncidentMeasure> Measure(DateTimeOffset? since, DateTimeOffset? until, MeasureGroup? group, IReadOnlyCollection<string>? services, IReadOnlyCollection<Severity>? severities, CancellationToken stop)
    {
        DateTimeOffset now = time.GetUtcNow(), end = until ?? now;
        if (since is { } begin && begin >= end) throw new OperationException(ErrorId.ValueNotAllowed, begin, "The period would end before it begins.");
        List<MeasuredIncident> counted = [];
        List<(DateTimeOffset At, IReadOnlyList<string> Keys)> leftOut = [];
        DateTimeOffset first = end;
        foreach ((Incident incident, IReadOnlyList<StoreEvent> events) in ledger.ReadAll(stop))
        {
            if (incident.DeclaredAt >= end || (services is not null && !incident.Services.Any(IsMeant)) || (severities is not null && !(incident.Severity is { } severity && severities.Contains(severity)))) continue;

            // Those before the period tell what came back in it.
            if (since is { } from && incident.DeclaredAt < from - s_soon) continue;
            var measured = MeasuredIncident.Of(incident, events);
            if (!IncidentMoves.Counts(incident.Status))
            {
                if (since is null || incident.DeclaredAt >= since) leftOut.Add((incident.DeclaredAt, KeysOf(measured, group)));
                continue;
            }

            counted.Add(measured);
            if (incident.DeclaredAt < first) first = incident.DeclaredAt;
        }

        Deployment[]? line = group == MeasureGroup.Severity ? null : [.. deployments.Read(null, null, stop).Where(item => item.Source != DeploymentSource.Tag && item.At < end && IsMeant(item.Service))];

        // A deployment stands before the first incident that it brought.
        DateTimeOffset start = since ?? (line is null or [] ? first : line.Min(item => item.At) is var oldest && oldest < first ? oldest : first);
        counted.Sort((left, right) => left.DeclaredAt.CompareTo(right.DeclaredAt));
        HashSet<MeasuredIncident> again = Recurring(counted, stop);
        List<MeasuredIncident> inside = counted.FindAll(one => one.DeclaredAt >= start);
        List<(Deployment Deployment, bool HasFailed)>? deployed = line is null ? null : Judged(line, counted, start);
        var groups = new SortedDictionary<string, List<MeasuredIncident>>(StringComparer.OrdinalIgnoreCase);
        if (group is null) groups[All] = inside;
        else
        {
            foreach (MeasuredIncident one in inside)
            {
                foreach (string key in KeysOf(one, group))
                {
                    if (!groups.TryGetValue(key, out List<MeasuredIncident>? members)) groups[key] = members = [];
                    members.Add(one);
                }
            }
        }

        return [.. groups.Select(pair => Of(pair.Key, pair.Value))];

        bool IsMeant(string service) => services is null || services.Contains(service, StringComparer.OrdinalIgnoreCase);

        IncidentMeasure Of(string key, List<MeasuredIncident> members)
        {
            List<(Deployment Deployment, bool HasFailed)>? own = deployed?.FindAll(item => group switch
            {
                MeasureGroup.Service => item.Deployment.Service.Equals(key, StringComparison.OrdinalIgnoreCase),
                MeasureGroup.Month => MonthOf(item.Deployment.At) == key,
                _ => true,
            });
            int recurrences = members.Count(again.Contains);
            double weeks = (end - start).TotalDays / 7;
            return new IncidentMeasure
            {
                Group = key,
                Since = start,
                Until = end,
                Count = members.Count,
                PerWeek = group == MeasureGroup.Month || weeks < 1 ? null : Math.Round(members.Count / weeks, 2),
                LeftOut = group is null ? leftOut.Count : leftOut.Count(item => item.Keys.Contains(key, StringComparer.OrdinalIgnoreCase)),
                Open = members.Count(one => one.IsOpen),
                Detect = Figures(members, one => one.Detect),
                Acknowledge = Figures(members, one => one.Acknowledge),
                Identify = Figures(members, one => one.Identify),
                Mitigate = Figures(members, one => one.Mitigate),
                Resolve = Figures(members, one => one.Resolve),
                Recurrences = recurrences,
                RecurrenceRate = members.Count == 0 ? null : (double)recurrences / members.Count,
                Deployments = own?.Count,
                FailedDeployments = own?.Count(item => item.HasFailed),
                Repository = repository,
            };
        }
    }

    private static DurationMeasure Figures(List<MeasuredIncident> members, Func<MeasuredIncident, TimeSpan?> of)
    {
        var figures = DurationFigures.Of(members.Select(of));
        return new DurationMeasure(figures.Median, figures.Ninth, figures.Values.Count, figures.Excluded);
    }

    // Oldest first; each remembers when the like of it was declared last.
    private static HashSet<MeasuredIncident> Recurring(List<MeasuredIncident> counted, CancellationToken stop)
    {
        HashSet<MeasuredIncident> again = new(ReferenceEqualityComparer.Instance);
        var last = new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase);
        foreach (MeasuredIncident one in counted)
        {
            stop.ThrowIfCancellationRequested();
            foreach (string service in one.Services.Count == 0 ? [Unknown] : one.Services)
            {
                foreach (string cause in one.Causes)
                {
                    string key = service + "\n" + cause;
                    if (last.TryGetValue(key, out DateTimeOffset before) && one.DeclaredAt - before <= s_soon) again.Add(one);
                    last[key] = one.DeclaredAt;
                }
            }
        }

        return again;
    }

    // Only what somebody recorded as a deployment counts: a tag says nothing of when it ran.
    private static List<(Deployment Deployment, bool HasFailed)> Judged(Deployment[] recorded, List<MeasuredIncident> incidents, DateTimeOffset since)
    {
        List<(Deployment, bool)> judged = [];
        foreach (IGrouping<string, Deployment> service in recorded.GroupBy(item => item.Service, StringComparer.OrdinalIgnoreCase))
        {
            Deployment[] line = [.. LiveDeployments.Of([.. service])];
            HashSet<string> failed = new(StringComparer.Ordinal);
            foreach (MeasuredIncident incident in incidents)
            {
                bool isOfService = incident.Services.Contains(service.Key, StringComparer.OrdinalIgnoreCase);
                foreach (string named in incident.LinkedDeployments)
                {
                    if (Array.Find(line, item => item.Id == named || (isOfService && (item.Version == named || item.Sha == named))) is { } linked) failed.Add(linked.Id);
                }

                if (incident.WasTakenBack && isOfService && incident.LinkedDeployments.Count == 0 && Array.Find(line, item => item.At <= incident.BeganAt) is { } ran) failed.Add(ran.Id);
            }

            judged.AddRange(line.Where(item => item.At >= since).Select(item => (item, failed.Contains(item.Id))));
        }

        return judged;
    }

    private static IReadOnlyList<string> KeysOf(MeasuredIncident one, MeasureGroup? group) => group switch
    {
        MeasureGroup.Service => one.Services.Count == 0 ? [Unknown] : [.. one.Services.Distinct(StringComparer.OrdinalIgnoreCase)],
        MeasureGroup.Severity => [one.Severity is { } known ? string.Create(CultureInfo.InvariantCulture, $"{(int)known} ({known})") : Unknown],
        MeasureGroup.Month => [MonthOf(one.DeclaredAt)],
        _ => [All],
    };

    private static string MonthOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
