using VtOperate.Core;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the slugs of critical patterns.</summary>
public sealed class PatternCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) =>
        new PatternLibrary(OperationServices.Engine, Knowledge(folder)).Read(new SilentReporter(), CancellationToken.None).Select(pattern => (pattern.Slug, pattern.Name));
}
