using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Benchmarks.History;

/// <summary>Chooses what is asked of a repository: the files of PowerShell that earlier figures are about, or what comes nearest to 8,000 and to 400 lines.</summary>
internal static class HistorySample
{
    internal const string Text = "GetDynamicParameters";
    private const string KnownLarge = "src/System.Management.Automation/engine/parser/Parser.cs", KnownSmall = "src/System.Management.Automation/engine/COM/ComAdapter.cs";

    internal static (string Large, string Small) Files(string repository)
    {
        List<(string Path, int Lines)> all = Texts(repository);
        return all.Exists(file => file.Path == KnownLarge) && all.Exists(file => file.Path == KnownSmall) ? (KnownLarge, KnownSmall) : (Nearest(all, 8000), Nearest(all, 400));
    }

    /// <summary>Files spread over the tree, the same ones each time for the same head.</summary>
    internal static IEnumerable<string> Spread(string repository, int count)
    {
        List<(string Path, int Lines)> all = Texts(repository);
        int step = Math.Max(1, all.Count / count);
        return all.Where((_, i) => i % step == 0).Select(file => file.Path).Take(count);
    }

    private static string Nearest(List<(string Path, int Lines)> all, int lines) => all.MinBy(file => Math.Abs(file.Lines - lines)).Path;

    private static List<(string Path, int Lines)> Texts(string repositoryPath)
    {
        using IGitRepository repository = new GitFinder().Open(repositoryPath) ?? throw new InvalidOperationException($"'{repositoryPath}' is no repository.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        List<(string, int)> files = [];
        foreach (TreeFile file in history.ListFiles(history.ReadCommit(repository.Head!.Value).Tree, default))
        {
            if (file.IsLink || !objects.Contains(file.Blob)) continue;
            ReadOnlySpan<byte> content = history.ReadBlob(file.Blob).Span;
            if (content.Length > 0 && !BinaryContent.IsBinary(content)) files.Add((file.Path, content.Count((byte)'\n')));
        }

        return files;
    }
}
