using VtOperate.Core.Errors;
using VtOperate.Core.Flags;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>Finds what may end the pain of an incident, and ranks it. Nothing is written: what can be tried is tried in memory.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="ledger">The incidents.</param>
/// <param name="reporter">Hears of what cannot be read.</param>
/// <param name="time">The clock.</param>
public sealed class MitigationPlanner(IEngine engine, OperationConfiguration configuration, IncidentLedger ledger, IReporter reporter, TimeProvider time)
{
    private const int DaysBefore = 3, MostChanges = 50;

    /// <summary>The options, the best first. Where everything was tried, the first says to escalate.</summary>
    /// <param name="id">The incident: label, number, ULID or folder.</param>
    /// <param name="lastGood">What somebody says was good: a version that was deployed, or a revision; null to look for it.</param>
    /// <param name="fix">A commit that is said to be the fix; null for the one that is linked, if any.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="OperationException">There is no such incident, or what was named is no commit.</exception>
    public IReadOnlyList<MitigationOption> Options(string id, string? lastGood, string? fix, CancellationToken stop)
    {
        Incident incident = ledger.Find(id);
        Dictionary<string, string> tried = Tried(id);
        ServiceCatalog catalog = ServiceCatalog.Read(engine, configuration, reporter);
        List<MitigationScript> scripts = MitigationScripts.Read(configuration, reporter);
        var deployments = new DeploymentLedger(engine, configuration, catalog, reporter, time);
        var flags = new FlagStore(engine, configuration, catalog, new SilentReporter());
        IReadOnlyList<string> services = incident.Services.Count > 0 ? incident.Services : catalog.Services.Count <= 1 ? [catalog.OnlyName()] : [];
        if (services.Count == 0) reporter.Warning($"{incident.Label} names no service; say which with Update-Incident -Service. Only scripts for any service are shown.");
        List<(MitigationSubject Subject, RollbackFacts Facts)> known = [];
        foreach (string name in services)
        {
            stop.ThrowIfCancellationRequested();
            var subject = new MitigationSubject(incident, catalog.FindOrWhole(name), services.Count == 1, lastGood, fix);
            known.Add((subject, RollbackFacts.Of(engine, subject.Service, deployments.Read(subject.Service.Name, null, stop), incident, lastGood, stop)));
        }

        if (lastGood is not null && known.Count > 0 && !known.Exists(one => one.Facts.IsNamed)) throw new OperationException(ErrorId.RevisionNotFound, lastGood, $"'{lastGood}' is neither a version of {string.Join(", ", services)} that was deployed nor a commit of the repositories.");
        List<MitigationOption> found = [.. known.SelectMany(one => OfService(one.Subject, one.Facts, deployments, catalog, scripts, flags, stop))];
        if (fix is not null && services.Count > 0 && !found.Exists(option => option.Kind == MitigationKind.Hotfix)) throw new OperationException(ErrorId.RevisionNotFound, fix, $"'{fix}' names no commit of the repositories of {string.Join(", ", services)}.");
        var any = new MitigationSubject(incident, catalog.FindOrWhole(services.Count > 0 ? services[0] : "service"), IsOnly: true, lastGood, fix);
        if (services.Count != 1) found.AddRange(scripts.Where(script => script.Service is null).Select(script => OfScript(any, script, null)));
        found.Add(ByHand(any));
        var times = MitigationTimes.Read(new IncidentLedger(engine, configuration, new SilentReporter(), time), incident.Label, stop);
        List<MitigationOption> ranked = [.. found.Select(option => tried.TryGetValue(option.Name, out string? when) ? option with { Score = option.Score - 100, Evidence = [new Evidence("Tried", when), .. option.Evidence] } : option).OrderByDescending(option => option.Score).ThenBy(option => option.Name, StringComparer.Ordinal)];
        if (!ranked.Exists(option => option.IsReady && option.Kind != MitigationKind.Manual && option.Score > 25)) ranked.Insert(ranked.FindIndex(option => option.Score <= 25) is >= 0 and var at ? at : ranked.Count, Escalate(any, ranked));
        return [.. ranked.Select((option, i) => option with { Rank = i + 1, EstimatedMinutes = option.Name == "escalate" ? null : times.Of(option) })];
    }

    private IEnumerable<MitigationOption> OfService(MitigationSubject subject, RollbackFacts facts, DeploymentLedger deployments, ServiceCatalog catalog, List<MitigationScript> scripts, FlagStore flags, CancellationToken stop)
    {
        List<MitigationScript> own = scripts.FindAll(script => script.Service is null || script.Service.Equals(subject.Service.Name, StringComparison.OrdinalIgnoreCase));
        bool isBack = facts.Good is not null && facts.Current is not null && facts.Good.Version == facts.Current.Version;
        if (!isBack)
        {
            foreach (MitigationOption option in RollbackOptions.Redeployments(subject, facts, own.Where(script => script.Kind == MitigationKind.Rollback))) yield return option;
            if (RollbackOptions.OfCode(engine, subject, facts, time.GetUtcNow(), stop) is { } code) yield return code;
        }

        foreach (MitigationOption option in FlagOptions.Of(engine, subject, facts, Changed(subject, catalog, deployments, stop), flags, stop)) yield return option;
        foreach (MitigationScript script in own.Where(script => script.Kind != MitigationKind.Rollback)) yield return OfScript(subject, script, facts.Good);
        if (HotfixOptions.Of(engine, subject, facts, time.GetUtcNow(), stop) is { } fix) yield return fix;
    }

    private List<ServiceChange> Changed(MitigationSubject subject, ServiceCatalog catalog, DeploymentLedger deployments, CancellationToken stop)
    {
        DateTimeOffset impact = subject.Incident.ImpactStartedAt ?? subject.Incident.DetectedAt ?? subject.Incident.DeclaredAt;
        if (catalog.Services.Count > 0 && !subject.Service.IsConfigured) return [];
        var reader = new ServiceChangeReader(engine, catalog, deployments, new SilentReporter());
        return [.. reader.Read(subject.Service.Name, impact.AddDays(-DaysBefore), impact, stop).Take(MostChanges)];
    }

    private static MitigationOption OfScript(MitigationSubject subject, MitigationScript script, Deployment? good)
    {
        List<string> missing = [];
        MitigationScript filled = script.Fill(subject.Values(good), missing);
        bool isManual = script.Kind == MitigationKind.Manual;
        return subject.Option(script.Kind, "script:" + script.Name, isManual ? string.Join(' ', filled.Invoke) : $"Run '{script.Name}'{(script.Service is null ? "" : $" of {subject.Service.Name}")}") with
        {
            Effect = isManual ? "People do it; Invoke-Mitigation writes down that it was done." : "What the team made it for.",
            Risk = filled.Verify.Count > 0 || isManual ? "Only the team knows." : "Only the team knows; it has no verify, so whether it helped has to be seen.",
            Reversible = filled.Undo.Count > 0 ? true : null,
            IsReady = missing.Count == 0,
            Evidence = [new Evidence("Configuration", $"mitigations.{script.Name} in the configuration"), .. missing.Distinct(StringComparer.Ordinal).Select(name => new Evidence("Unknown", $"it needs {{{name}}}, which is not known"))],
            Commands = isManual ? [subject.Invocation("script:" + script.Name)] : RollbackOptions.Commands(subject, "script:" + script.Name, filled),
            Work = new MitigationWork { Script = filled },
            Score = missing.Count > 0 ? 20 : script.Service is null ? 50 : 55,
        };
    }

    private static MitigationOption ByHand(MitigationSubject subject) => subject.Option(MitigationKind.Manual, "manual", "Scale or change configuration by hand, and write it down") with
    {
        Service = null,
        Effect = "Whatever is done; the timeline knows of it.",
        Risk = "Nothing that was done by hand can be repeated or undone without being written down.",
        Commands = [$"Add-IncidentEvent {subject.Incident.Label} 'what was done, and how to undo it' -Kind mitigation"],
        Score = 10,
    };

    private static MitigationOption Escalate(MitigationSubject subject, List<MitigationOption> others) => subject.Option(MitigationKind.Manual, "escalate", "Nothing left to try: escalate") with
    {
        Service = null,
        Effect = "Somebody who knows more takes part: the owners of the service, of what it depends on, the vendor.",
        Risk = "None but waiting.",
        Reversible = true,
        Evidence = [new Evidence("Exhausted", others.Exists(option => option.Score < 0) ? "everything that can be done as things stand was tried" : "there is no deployment to go back to, no flag on what changed, and no script")],
        Commands = [$"Update-Incident {subject.Incident.Label} -Severity 1", $"Add-IncidentEvent {subject.Incident.Label} 'whom we called' -Kind decision"],
        Score = 26,
    };

    private Dictionary<string, string> Tried(string id)
    {
        Dictionary<string, string> tried = new(StringComparer.Ordinal);
        foreach (IncidentEvent happened in ledger.Timeline(id))
        {
            if (happened.Kind == IncidentKind.Mitigation && IncidentData.TextOf(happened.Data, MitigationData.Option) is { } name) tried[name] = $"tried {happened.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {IncidentData.TextOf(happened.Data, MitigationData.State) ?? "done"}";
        }

        return tried;
    }
}
