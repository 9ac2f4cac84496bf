using System.Collections.Concurrent;
using VtOperate.Core.Code;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>The <c>.java</c> files of the versions that were asked for, tests included, kept for the next measuring.</summary>
internal sealed class FileVersions
{
    private readonly ConcurrentDictionary<ObjectId, IReadOnlyList<VersionFile>> _versions = new();
    private readonly ConcurrentDictionary<string, Dictionary<(ObjectId, CodeFamily), FileTerms>> _known = new(StringComparer.Ordinal);

    internal IReadOnlyList<VersionFile> Of(IGitRepository repository, HistoryReader history, CommitNode head)
    {
        if (_versions.TryGetValue(head.Id, out IReadOnlyList<VersionFile>? known)) return known;
        IReadOnlyList<VersionFile> read = new VersionFiles(repository, _known.GetOrAdd(repository.Root, _ => [])).List(history, head.Tree, path => path.EndsWith(".java", StringComparison.Ordinal), CancellationToken.None);
        return _versions.GetOrAdd(head.Id, read);
    }
}
