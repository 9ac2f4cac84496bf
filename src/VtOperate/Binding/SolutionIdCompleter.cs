using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the ids of solutions.</summary>
public sealed class SolutionIdCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new SolutionLibrary(OperationServices.Engine, Knowledge(folder, stop)).Ids(new SilentReporter(), stop).Select(id => (id, ""));
}
