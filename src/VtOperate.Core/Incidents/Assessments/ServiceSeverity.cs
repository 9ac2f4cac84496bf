using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Assessments;

/// <summary>Assesses incidents of a repository: with its thresholds, and with what its configuration says of the services.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="reporter">Hears of mistakes in the configuration.</param>
public sealed class ServiceSeverity(IEngine engine, OperationConfiguration configuration, IReporter reporter)
{
    /// <summary>The assessment.</summary>
    /// <param name="factors">What is known, but for the service.</param>
    /// <param name="services">The services that are affected; null or none when nobody said.</param>
    /// <param name="incidentId">The label of the incident; null for none.</param>
    public SeverityAssessment Assess(SeverityFactors factors, IReadOnlyList<string>? services, string? incidentId) =>
        new SeverityAssessor(SeverityThresholds.Of(configuration, reporter)).Assess(factors with { CriticalService = IsCritical(services ?? []) }, incidentId, configuration.Root);

    // One critical service is enough; a service that the configuration does not have may be critical.
    private Answer IsCritical(IReadOnlyList<string> services)
    {
        ServiceCatalog catalog = ServiceCatalog.Read(engine, configuration, reporter);
        Answer answer = services.Count == 0 ? Answer.Unknown : Answer.No;
        foreach (string name in services)
        {
            OperatedService service = catalog.FindOrWhole(name);
            if (service.IsCritical) return Answer.Yes;
            if (!service.IsConfigured) answer = Answer.Unknown;
        }

        return answer;
    }
}
