using VtOperate.Core.Incidents;

namespace VtOperate.Binding;

/// <summary>Completes the roles of a major incident; a team may have others.</summary>
public sealed class IncidentRoleCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) => IncidentRole.Known.Select(role => (role, "role"));
}
