using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the names of the repository's remotes.</summary>
public sealed class RemoteCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop) => OperationServices.Engine.Remotes.Names(folder).Select(name => (name, "remote"));
}
