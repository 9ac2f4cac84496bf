using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the statuses that solutions have.</summary>
public sealed class SolutionStatusCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new SolutionLibrary(OperationServices.Engine, Knowledge(folder, stop)).Read(new SilentReporter(), stop)
            .Select(document => document.Solution.Status).OfType<string>().Select(status => (status, ""));
}
