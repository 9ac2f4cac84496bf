using System.Globalization;
using System.Text;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>The solutions of a knowledge base as an index is made of them.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The solutions.</param>
internal sealed class SolutionSource(IEngine engine, SolutionLibrary library) : IIndexSource
{
    private const int AskedTogether = 512;

    private readonly SolutionReader _reader = new(engine, "", PatternLinks.Of([]));

    /// <inheritdoc/>
    public string Name => "solutions";

    /// <inheritdoc/>
    public IReadOnlyList<SearchField> Fields => SolutionSearch.Fields;

    /// <inheritdoc/>
    public string Key
    {
        get
        {
            // How text is cut into terms and what is kept of a document changes with the code; each build has its own identifier.
            var key = new StringBuilder("solutions\n");
            key.Append(CultureInfo.InvariantCulture, $"{typeof(SolutionSource).Module.ModuleVersionId} {engine.GetType().Module.ModuleVersionId}\n");
            foreach (SolutionRoot root in library.Places.Solutions) key.Append(root.Name).Append('\n').Append(root.Folder).Append('\n');
            return key.ToString();
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<SourceFile> List(IReporter reporter, CancellationToken stop)
    {
        IReadOnlyList<SolutionRoot> roots = library.Places.Solutions;
        var asking = new List<Task<SourceFile[]>>();
        var listed = new List<SourceFile>(AskedTogether);
        int number = 0;
        foreach ((SolutionRoot root, string file) in library.Files(reporter, stop))
        {
            while (!ReferenceEquals(roots[number], root)) number++;
            listed.Add(new SourceFile(number, file, default));
            if (listed.Count < AskedTogether) continue;
            SourceFile[] some = listed.ToArray();
            asking.Add(Task.Run(() => Ask(some, stop), CancellationToken.None));
            listed.Clear();
        }

        SourceFile[] last = Ask(listed.ToArray(), stop);
        var files = new List<SourceFile>(asking.Count * AskedTogether + last.Length);
        foreach (Task<SourceFile[]> some in asking) files.AddRange(some.GetAwaiter().GetResult());
        files.AddRange(last);

        // Files directly below a root are listed before those in folders, whatever their names.
        bool isSorted = true;
        for (int i = 1; i < files.Count && isSorted; i++) isSorted = InOrder(files[i - 1], files[i]) < 0;
        if (!isSorted) files.Sort(InOrder);
        return files;
    }

    private static int InOrder(SourceFile a, SourceFile b) => SourceFile.Compare(a.Root, a.Path, b.Root, b.Path);

    // Asking the file system takes longer than listing, and it answers several at once.
    private SourceFile[] Ask(SourceFile[] files, CancellationToken stop)
    {
        for (int i = 0; i < files.Length; i++)
        {
            stop.ThrowIfCancellationRequested();
            files[i] = files[i] with { Stamp = engine.Files.Stamp(files[i].Path) ?? default };
        }

        return files;
    }

    /// <inheritdoc/>
    public SourceDocument? Read(SourceFile file, IReporter reporter)
    {
        SolutionRoot root = library.Places.Solutions[file.Root];
        if (_reader.Read(root, file.Path, reporter) is not { } document) return null;
        return new SourceDocument(document.Solution.Id, SolutionTexts.Of(document), SolutionRecord.Write(document.Solution));
    }
}
