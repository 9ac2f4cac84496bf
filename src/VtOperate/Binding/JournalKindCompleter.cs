using VtOperate.Core;
using VtOperate.Core.Decisions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the kinds that journal entries have.</summary>
public sealed class JournalKindCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new JournalReader(OperationServices.Engine, Knowledge(folder)).Read(new SilentReporter(), stop)
            .Where(entry => entry.Kind is not null).Select(entry => (entry.Kind!, ""));
}
