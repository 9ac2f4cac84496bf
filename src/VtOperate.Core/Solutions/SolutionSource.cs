using System.Globalization;
using System.Text;
using VtOperate.Core.Search;

namespace VtOperate.Core.Solutions;

/// <summary>The solutions of a knowledge base as an index is made of them.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="library">The solutions.</param>
internal sealed class SolutionSource(IEngine engine, SolutionLibrary library) : IIndexSource
{
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
        var files = new List<SourceFile>();
        int number = 0;
        bool isSorted = true;
        foreach ((SolutionRoot root, string file) in library.Files(reporter, stop))
        {
            while (!ReferenceEquals(roots[number], root)) number++;
            isSorted = isSorted && (files.Count == 0 || SourceFile.Compare(files[^1].Root, files[^1].Path, number, file) < 0);
            files.Add(new SourceFile(number, file, engine.Files.Stamp(file) ?? default));
        }

        // Files directly below a root are listed before those in folders, whatever their names.
        if (!isSorted) files.Sort((a, b) => SourceFile.Compare(a.Root, a.Path, b.Root, b.Path));
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
