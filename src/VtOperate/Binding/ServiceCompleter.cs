using VtOperate.Core;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the names of the services that the configuration has.</summary>
public sealed class ServiceCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop)
    {
        foreach (ConfigurationSetting setting in OperationServices.Configuration(folder, new SilentReporter(), stop).Settings)
        {
            string[] parts = setting.Key.Split('.');
            if (parts is ["services", _, ..]) yield return (string.Join('.', parts[1..^1]), "service");
        }
    }
}
