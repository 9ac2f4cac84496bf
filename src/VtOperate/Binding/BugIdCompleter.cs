using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Runtime;

namespace VtOperate.Binding;

/// <summary>Completes the labels of bugs, newest first, with the rest of their folder's name as the hint.</summary>
public sealed class BugIdCompleter : LiveCompleter
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Value, string Hint)> Values(string folder, CancellationToken stop)
    {
        string bugs = OperationServices.Configuration(folder, new SilentReporter(), stop).Paths.Bugs;
        foreach (string name in OperationServices.Engine.Files.ListFolders(bugs).Where(name => BugFolders.NumberOf(name) is not null).OrderByDescending(BugFolders.NumberOf))
            yield return (BugFolders.LabelIn(name), name);
    }
}
