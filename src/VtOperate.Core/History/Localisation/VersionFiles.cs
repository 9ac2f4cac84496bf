using VtOperate.Core.Code;
using VtOperate.Core.Errors;

namespace VtOperate.Core.History.Localisation;

/// <summary>Reads the files of a version and their words. Words are kept by blob, so that a file that did not change between two versions is read once.</summary>
/// <param name="repository">The repository.</param>
/// <param name="known">The words of blobs that were read before; new ones are added.</param>
internal sealed class VersionFiles(IGitRepository repository, Dictionary<(ObjectId Blob, CodeFamily Family), FileTerms> known)
{
    private const int SmallestShare = 32;

    /// <summary>How many blobs had to be read.</summary>
    public int Read { get; private set; }

    /// <summary>How many blobs could not be read.</summary>
    public int Unreadable { get; private set; }

    /// <summary>The files of a tree; links and submodules are left out.</summary>
    public IReadOnlyList<VersionFile> List(HistoryReader history, ObjectId tree, Func<string, bool>? isWanted, CancellationToken stop)
    {
        List<TreeFile> files = [];
        foreach (TreeFile file in history.ListFiles(tree, stop))
        {
            if (!file.IsLink && isWanted?.Invoke(file.Path) != false) files.Add(file);
        }

        (ObjectId Blob, CodeFamily Family)[] missing = [.. files.Select(file => (file.Blob, Family: CodeLanguage.OfFile(file.Path))).Distinct().Where(key => !known.ContainsKey(key))];
        ReadMissing(missing, stop);
        return [.. files.Select(file => new VersionFile(file.Path, file.Blob, known[(file.Blob, CodeLanguage.OfFile(file.Path))]))];
    }

    private void ReadMissing((ObjectId Blob, CodeFamily Family)[] missing, CancellationToken stop)
    {
        Read = missing.Length;
        if (missing.Length == 0) return;
        int workers = Math.Clamp(missing.Length / SmallestShare, 1, Environment.ProcessorCount);
        var readers = new IObjectReader[workers];
        var terms = new FileTerms[missing.Length];
        int unreadable = 0;
        try
        {
            for (int i = 0; i < workers; i++) readers[i] = repository.OpenObjects();
            Parallel.For(0, workers, new ParallelOptions { CancellationToken = stop }, worker =>
            {
                var reader = new FileTermsReader();
                for (int i = missing.Length * worker / workers; i < missing.Length * (worker + 1) / workers; i++)
                {
                    stop.ThrowIfCancellationRequested();
                    if (TryRead(readers[worker], missing[i].Blob, out ReadOnlyMemory<byte> content)) terms[i] = reader.Read(content.Span, missing[i].Family);
                    else Interlocked.Increment(ref unreadable);
                    terms[i] ??= FileTerms.None;
                }
            });
        }
        catch (AggregateException several) when (several.InnerException is OperationCanceledException)
        {
            throw new OperationCanceledException(stop);
        }
        finally
        {
            foreach (IObjectReader reader in readers) reader?.Dispose();
        }

        Unreadable = unreadable;
        for (int i = 0; i < missing.Length; i++) known[missing[i]] = terms[i];
    }

    private static bool TryRead(IObjectReader objects, in ObjectId blob, out ReadOnlyMemory<byte> content)
    {
        content = default;
        try
        {
            content = objects.Read(blob, out ObjectKind kind);
            return kind == ObjectKind.Blob;
        }
        catch (OperationException problem) when (problem.Id == ErrorId.ObjectUnreadable)
        {
            return false;
        }
    }
}
