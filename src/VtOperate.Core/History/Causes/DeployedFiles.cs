using System.Text;
using VtOperate.Core.Code;
using VtOperate.Core.Errors;
using VtOperate.Core.Traces;

namespace VtOperate.Core.History.Causes;

/// <summary>The files of the deployed commit: which a frame means, what they hold, and where they went. What was read is kept for the traces that follow. Not thread-safe.</summary>
internal sealed class DeployedFiles
{
    private const int LargestFile = 4 << 20;
    private const int LargestMap = 64 << 20;
    private const int MostKept = 200;
    private const int MostSuffixes = 6;

    private readonly HistoryReader _history;
    private readonly Dictionary<string, CodeText?> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SourceMap?> _maps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PathFate?> _moved = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<(string Name, SourceMap Map)> _given;
    private readonly PathFates _fates;

    internal DeployedFiles(HistoryReader history, CommitNode commit, string root, IReadOnlyList<(string Name, SourceMap Map)> sourceMaps, CancellationToken stop)
    {
        _history = history;
        Commit = commit;
        List<string> paths = [];
        foreach (TreeFile file in history.ListFiles(commit.Tree, stop))
        {
            if (!file.IsLink) paths.Add(file.Path);
        }

        Mapper = new TracePathMapper(paths, root);
        _fates = new PathFates(history, commit);
        _given = sourceMaps;
    }

    /// <summary>The deployed commit.</summary>
    internal CommitNode Commit { get; }

    /// <summary>Finds frames among its files.</summary>
    internal TracePathMapper Mapper { get; }

    /// <summary>A file's text; null when it is no source text of a bearable size.</summary>
    internal CodeText? Read(string path)
    {
        if (_read.TryGetValue(path, out CodeText? known)) return known;
        if (_read.Count >= MostKept) _read.Clear();
        ObjectId blob = _history.FindBlob(Commit.Tree, path);
        CodeText? code = null;
        if (!blob.IsZero && _history.ReadBlob(blob) is var content && content.Length <= LargestFile && !content.Span.Contains((byte)0))
            code = CodeText.Of(Encoding.UTF8.GetString(content.Span), CodeLanguage.OfFile(path));
        _read.Add(path, code);
        return code;
    }

    /// <summary>The frame as the sources have it, by the source map of its file; null where there is no map or it does not say.</summary>
    internal (TraceFrame Frame, string Map)? Unmap(TraceFrame frame)
    {
        if (frame.File is not { } file || frame.Line is not { } line || TracePath.Normalize(file) is not { } path) return null;
        string name = path[(path.LastIndexOf('/') + 1)..];
        foreach ((string given, SourceMap map) in _given)
        {
            bool fits = given.Equals(name + ".map", StringComparison.OrdinalIgnoreCase) || (map.File is { } of && of[(of.LastIndexOf('/') + 1)..].Equals(name, StringComparison.OrdinalIgnoreCase)) || _given.Count == 1 && !name.Contains('.', StringComparison.Ordinal);
            if (fits && Applied(map, frame, line, "") is { } found) return (found, given);
        }

        if (Mapper.Find(TraceLanguage.JavaScript, new TraceFrame { File = file + ".map" }) is not { } mapPath) return null;
        if (!_maps.TryGetValue(mapPath, out SourceMap? committed))
        {
            ObjectId blob = _history.FindBlob(Commit.Tree, mapPath);
            ReadOnlyMemory<byte> content = blob.IsZero ? default : _history.ReadBlob(blob);
            _maps.Add(mapPath, committed = content.Length is > 0 and <= LargestMap ? SourceMap.Read(content.Span) : null);
        }

        return committed is not null && Applied(committed, frame, line, mapPath[..(mapPath.LastIndexOf('/') + 1)]) is { } mapped ? (mapped, mapPath) : null;
    }

    /// <summary>Where a file went that an older build spells: the path as it was, and what became of it. Null where no end of the path ever was a file of this history.</summary>
    internal PathFate? Moved(TraceLanguage language, TraceFrame frame, CancellationToken stop)
    {
        if (frame.File is not { } file || FrameOrigin.IsPackageFile(language, file) || TracePath.Normalize(file) is not { } path) return null;
        if (_moved.TryGetValue(path, out PathFate? known)) return known;
        string[] names = path.Split('/');
        PathFate? fate = null;

        // A name alone says too little, unless the trace says no more.
        for (int first = Math.Max(0, names.Length - MostSuffixes); first < Math.Max(names.Length - 1, 1) && fate is null; first++) fate = _fates.Find(string.Join('/', names, first, names.Length - first), stop);
        _moved.Add(path, fate);
        return fate;
    }

    private static TraceFrame? Applied(SourceMap map, TraceFrame frame, int line, string folder)
    {
        if (map.Find(line, frame.Column) is not { } place || place.Source.Length == 0) return null;
        bool isAbsolute = place.Source.StartsWith('/') || place.Source.Contains("://", StringComparison.Ordinal);
        return frame with { File = isAbsolute ? place.Source : folder + place.Source, Line = place.Line, Column = place.Column };
    }

    /// <summary>Reads the source maps that the user names.</summary>
    /// <exception cref="OperationException">A file is not there, cannot be read or is no source map.</exception>
    internal static IReadOnlyList<(string Name, SourceMap Map)> ReadMaps(Storage.IFileStore files, IReadOnlyList<string> paths)
    {
        List<(string, SourceMap)> maps = [];
        foreach (string path in paths)
        {
            SourceMap map = SourceMap.Read(files.ReadBytes(path)) ?? throw new OperationException(ErrorId.SourceMapInvalid, path, $"'{path}' is no source map of version 3.");
            maps.Add((Path.GetFileName(path), map));
        }

        return maps;
    }
}
