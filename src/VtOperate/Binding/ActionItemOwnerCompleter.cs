using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the names of those who see to action items.</summary>
public sealed class ActionItemOwnerCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        OperationServices.ActionItems(folder, new SilentReporter(), stop).Read(stop).Where(item => item.Owner is not null).Select(item => (item.Owner!, "owner"));
}
