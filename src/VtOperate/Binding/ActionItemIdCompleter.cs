using VtOperate.Core;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the labels of action items that are still to be done, with their text as the hint.</summary>
public sealed class ActionItemIdCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        OperationServices.ActionItems(folder, new SilentReporter(), stop).Read(stop).Where(item => item.IsOpen).Select(item => (item.Label, item.Text));
}
