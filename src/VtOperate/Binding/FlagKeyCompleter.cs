using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the keys of feature flags, with how they stand as the hint.</summary>
public sealed class FlagKeyCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        OperationServices.Flags(folder, new SilentReporter(), stop).Read(null, null, stop).Select(flag => (flag.Key, $"{flag.State}, {flag.File}"));
}
