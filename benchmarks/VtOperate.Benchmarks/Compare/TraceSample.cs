using System.Globalization;
using VtOperate.Core.History;
using VtOperate.Core.Traces;
using VtOperate.Engine.History;

namespace VtOperate.Benchmarks.Compare;

/// <summary>A trace of 20 frames over 12 source files of a clone, the same one each time for the same head.</summary>
internal static class TraceSample
{
    private const int Files = 12;
    private const int Frames = 20;
    private const int SmallestFile = 4_000;
    private static readonly string[] s_extensions = [".cs", ".ps1", ".psm1", ".py", ".js", ".ts", ".java", ".c", ".cpp", ".go", ".rb"];

    internal static StackTrace Take(string repositoryPath)
    {
        using IGitRepository repository = new GitFinder().Open(repositoryPath) ?? throw new InvalidOperationException($"'{repositoryPath}' is no repository.");
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        CommitNode head = history.ReadCommit(repository.Head!.Value);
        List<(string Path, int Lines)> files = [];
        foreach (TreeFile file in history.ListFiles(head.Tree, default))
        {
            if (file.IsLink || !s_extensions.Contains(Path.GetExtension(file.Path))) continue;
            ReadOnlySpan<byte> content = history.ReadBlob(file.Blob).Span;
            if (content.Length >= SmallestFile && !content.Contains((byte)0)) files.Add((file.Path, content.Count((byte)'\n')));
        }

        if (files.Count < Files) throw new InvalidOperationException($"'{repositoryPath}' has too few source files.");
        List<TraceFrame> frames = [];
        for (int i = 0; i < Frames; i++)
        {
            (string path, int lines) = files[(int)((((i % Files) + 0.5) / Files) * files.Count)];
            int line = 1 + (int)(lines * (0.15 + (0.7 * i / Frames)));
            string function = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(path)}.Step{i}");
            frames.Add(new TraceFrame { Function = function, File = path, Line = line, RepositoryPath = path, IsUserCode = true });
        }

        return new StackTrace { Language = TraceLanguage.DotNet, Type = "System.InvalidOperationException", Message = "The pipeline has been stopped while the command was being parsed.", Frames = frames };
    }

    internal static IReadOnlyList<string> FilesOf(StackTrace trace) => [.. trace.Frames.Select(frame => frame.RepositoryPath!).Distinct(StringComparer.Ordinal)];
}
