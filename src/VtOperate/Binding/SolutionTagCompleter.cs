using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the tags that solutions have.</summary>
public sealed class SolutionTagCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new SolutionLibrary(OperationServices.Engine, Knowledge(folder, stop)).Read(new SilentReporter(), stop)
            .SelectMany(document => document.Solution.Tags).Select(tag => (tag, ""));
}
