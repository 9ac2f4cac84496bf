using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the names of the channels that the configuration has.</summary>
public sealed class ChannelCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        OperationServices.Channels(OperationServices.Configuration(folder, new SilentReporter(), stop)).Select(name => (name, "channel"));
}
