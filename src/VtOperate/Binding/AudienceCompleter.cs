using VtOperate.Core.Incidents;

namespace VtOperate.Binding;

/// <summary>Completes the audiences of updates and messages.</summary>
public sealed class AudienceCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) => IncidentAudience.All.Select(audience => (audience, $"counts for {IncidentAudience.OwedTo(audience)}"));
}
