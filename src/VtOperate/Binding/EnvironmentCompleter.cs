using VtOperate.Core;
using VtOperate.Core.Incidents.Services;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the environments to which something was deployed.</summary>
public sealed class EnvironmentCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop)
    {
        yield return ("production", "environment");
        foreach (Deployment deployment in OperationServices.Deployments(folder, new SilentReporter(), stop).Read(null, null, stop))
        {
            if (deployment.Environment is { } environment) yield return (environment, $"last {deployment.Service} {deployment.Version}");
        }
    }
}
