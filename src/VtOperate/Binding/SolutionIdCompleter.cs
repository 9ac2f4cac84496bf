using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the ids of solutions.</summary>
public sealed class SolutionIdCompleter : LiveCompleter
{
    // So many are listed in no time, however slow the start was.
    private const int Least = 100;

    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new SolutionLibrary(OperationServices.Engine, Knowledge(folder)).Ids(new SilentReporter(), CancellationToken.None).TakeWhile((_, i) => i < Least || !stop.IsCancellationRequested).Select(id => (id, ""));
}
