using VtOperate.Core.Incidents;

namespace VtOperate.Binding;

/// <summary>Completes the kinds of events that people add to a timeline.</summary>
public sealed class IncidentKindCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) => IncidentKind.Writable.Select(kind => (kind, "kind of event"));
}
