using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the categories that solutions stand in.</summary>
public sealed class SolutionCategoryCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new SolutionLibrary(OperationServices.Engine, Knowledge(folder, stop)).Read(new SilentReporter(), stop)
            .Where(document => document.Solution.Category.Length > 0).Select(document => (document.Solution.Category, ""));
}
