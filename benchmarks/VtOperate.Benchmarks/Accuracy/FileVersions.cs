using System.Collections.Concurrent;
using VtOperate.Core.Code;
using VtOperate.Core.History;
using VtOperate.Core.History.Localisation;

namespace VtOperate.Benchmarks.Accuracy;

/// <summary>The files of the versions that were asked for, tests included, kept for the next measuring.</summary>
/// <param name="isWanted">Which paths count; null for all.</param>
internal sealed class FileVersions(Func<string, bool>? isWanted)
{
    private readonly ConcurrentDictionary<ObjectId, IReadOnlyList<VersionFile>> _versions = new();
    private readonly ConcurrentDictionary<string, Dictionary<(ObjectId, CodeFamily), FileTerms>> _known = new(StringComparer.Ordinal);

    internal IReadOnlyList<VersionFile> Of(IGitRepository repository, HistoryReader history, CommitNode head)
    {
        if (_versions.TryGetValue(head.Id, out IReadOnlyList<VersionFile>? known)) return known;
        IReadOnlyList<VersionFile> read = new VersionFiles(repository, _known.GetOrAdd(repository.Root, _ => [])).List(history, head.Tree, isWanted, CancellationToken.None);
        return _versions.GetOrAdd(head.Id, read);
    }
}
