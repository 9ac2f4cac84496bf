using System.Collections;
using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the options of the incident that was named before, the best first.</summary>
public sealed class MitigationNameCompleter : LiveCompleter
{
    private string? _incident;

    /// <inheritdoc/>
    protected override void Begin(IDictionary bound) => _incident = bound["Id"]?.ToString();

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        _incident is null ? [] : OperationServices.MitigationPlanner(folder, new SilentReporter(), stop).Options(_incident, null, null, stop).Select(option => (option.Name, option.Title));
}
