using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>The critical patterns of a repository, from every place where they may stand.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="places">Where the knowledge stands.</param>
public sealed class PatternLibrary(IEngine engine, KnowledgeBase places)
{
    private const int MostSuggestions = 3;

    /// <summary>The entries as they are written; <see cref="CriticalPattern.DocumentedIn"/> is empty. The repository's own come first, and a slug that an earlier file has is left out. A file that cannot be read is a problem, and the rest goes on.</summary>
    public IEnumerable<CriticalPattern> Read(IReporter reporter, CancellationToken stop)
    {
        var reader = new CriticalPatternReader(engine.Markdown);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string file in places.Patterns)
        {
            stop.ThrowIfCancellationRequested();
            if (!engine.Files.FileExists(file)) continue;
            string source = RepositoryPath.IsBelow(file, places.Repository) ? "" : places.Solutions.FirstOrDefault(root => RepositoryPath.IsBelow(file, root.Folder))?.Name ?? "";
            if (MarkdownFile.Read(engine, file, ErrorId.PatternUnreadable, reporter) is not { } document) continue;
            foreach (CriticalPattern pattern in reader.Read(document.Body, document.BodyLine, file, places.Repository, stop))
            {
                if (seen.Add(pattern.Slug)) yield return pattern with { Source = source };
            }
        }
    }

    /// <summary>The entries with the ids of the solutions that document them.</summary>
    public IEnumerable<CriticalPattern> ReadLinked(IReporter reporter, CancellationToken stop)
    {
        List<string>? ids = null;
        foreach (CriticalPattern pattern in Read(reporter, stop))
        {
            if (pattern.Links.Count == 0)
            {
                yield return pattern;
                continue;
            }

            ids ??= [.. new SolutionLibrary(engine, places).Ids(new SilentReporter(), stop)];
            var documents = new List<string>();
            foreach (string link in pattern.Links)
            {
                foreach (string id in PatternLinks.Resolve(link, ids))
                {
                    if (!documents.Contains(id)) documents.Add(id);
                }
            }

            yield return pattern with { DocumentedIn = documents };
        }
    }

    /// <summary>The error that says that there is no pattern with this slug or name, and which slugs are near.</summary>
    public OperationException NotFound(string name, CancellationToken stop)
    {
        IReadOnlyList<string> near = NearestId.Find(name, Read(new SilentReporter(), stop).Select(pattern => pattern.Slug), MostSuggestions);
        string detail = near.Count > 0 ? $"There is no critical pattern '{name}'. Near it: {string.Join(", ", near)}." : $"There is no critical pattern '{name}' in {string.Join(", ", places.Patterns.Select(file => $"'{file}'"))}.";
        return new OperationException(ErrorId.RecordNotFound, name, detail);
    }
}
