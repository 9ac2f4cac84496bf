using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the labels of incidents, newest first, with their title as the hint.</summary>
public sealed class IncidentIdCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        OperationServices.Incidents(folder, new SilentReporter(), stop).Read(stop).Select(incident => (incident.Label, $"{incident.Status}: {incident.Title}"));
}
