namespace VtOperate.Core.Traces;

/// <summary>
/// Finds the frames of traces in a repository: the exact path first, then the longest common end of the two paths, where only one file has it.
/// What fits two files equally well stays unmapped. The index is built once; answers are kept for frames that come again. Not thread-safe.
/// </summary>
public sealed class TracePathMapper
{
    private const int MaxKept = 20_000;

    private readonly RepositoryPathIndex _index;
    private readonly string? _repository;
    private readonly string? _root;
    private readonly Dictionary<(string? File, string? Function), string?> _known = [];

    /// <summary>Builds the index.</summary>
    /// <param name="paths">The files of the repository, relative to its root, with forward slashes.</param>
    /// <param name="repository">The absolute folder of the repository, or null; frames with a file in that folder are found by it.</param>
    public TracePathMapper(IEnumerable<string> paths, string? repository = null)
    {
        ArgumentNullException.ThrowIfNull(paths);
        _index = new RepositoryPathIndex(paths);
        _repository = repository;
        _root = repository is null ? null : TracePath.Normalize(repository) + "/";
    }

    /// <summary>The trace and those behind it with <see cref="TraceFrame.RepositoryPath"/> and <see cref="TraceFrame.IsUserCode"/> set.</summary>
    public StackTrace Map(StackTrace trace)
    {
        ArgumentNullException.ThrowIfNull(trace);
        var frames = new TraceFrame[trace.Frames.Count];
        for (int i = 0; i < frames.Length; i++) frames[i] = Map(trace.Language, trace.Frames[i]);
        var inner = new StackTrace[trace.InnerTraces.Count];
        for (int i = 0; i < inner.Length; i++) inner[i] = Map(trace.InnerTraces[i]);
        return trace with
        {
            Frames = frames,
            InnerTraces = inner,
            Position = trace.Position is { } position ? Map(trace.Language, position) : null,
            Repository = _repository ?? trace.Repository,
        };
    }

    /// <summary>The path in the repository that a frame stands in, or null when it is not there or not certain.</summary>
    public string? Find(TraceLanguage language, TraceFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        bool byName = language == TraceLanguage.Java || frame.File is null;
        (string?, string?) key = (frame.File, byName ? frame.Function : null);
        if (_known.TryGetValue(key, out string? path)) return path;
        path = Search(language, frame);
        if (_known.Count < MaxKept) _known[key] = path;
        return path;
    }

    /// <summary>
    /// The files of the repository that a frame could stand in where <see cref="Find"/> gives none: those that are called like its file or its type. Packages' files are left out. In ordinal order.
    /// </summary>
    public IReadOnlyList<string> Candidates(TraceLanguage language, TraceFrame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        if (frame.File is { } file)
        {
            if (FrameOrigin.IsPackageFile(language, file) || TracePath.Normalize(file) is not { } wanted) return [];
            return _index.Named(wanted);
        }

        if (language != TraceLanguage.DotNet || frame.Function is not { } function || FrameOrigin.IsPackageName(language, function)) return [];
        string[] parts = function.Split('.', StringSplitOptions.RemoveEmptyEntries);
        return parts.Length < 2 ? [] : [.. _index.Named(parts[^2] + ".cs"), .. _index.Named(parts[^2] + ".fs"), .. _index.Named(parts[^2] + ".vb")];
    }

    private TraceFrame Map(TraceLanguage language, TraceFrame frame)
    {
        string? path = Find(language, frame);
        return frame with { RepositoryPath = path, IsUserCode = path is not null || FrameOrigin.IsUserCode(language, frame) };
    }

    private string? Search(TraceLanguage language, TraceFrame frame)
    {
        if (frame.File is null) return language == TraceLanguage.DotNet && frame.Function is { } function ? SearchType(function) : null;
        if (language == TraceLanguage.Java) return SearchClass(frame.File, frame.Function);
        if (TracePath.Normalize(frame.File) is not { } wanted) return null;
        if (_root is not null && wanted.StartsWith(_root, StringComparison.OrdinalIgnoreCase) && _index.Exact(wanted[_root.Length..]) is { } inside) return inside;
        if (_index.Exact(wanted) is { } exact) return exact;
        PathMatch match = _index.Nearest(wanted);
        if (match.Path is null) return null;
        // A package's own files are those of the repository only when it carries the package itself.
        if (FrameOrigin.IsPackageFile(language, frame.File) && !FrameOrigin.IsPackageFile(language, match.Path)) return null;
        return match.IsTrusted ? match.Path : null;
    }

    /// <summary>Java names the file without its folder; the folder is the package.</summary>
    private string? SearchClass(string file, string? function)
    {
        if (file.AsSpan().IndexOfAny('/', '\\') >= 0) return null;
        string package = "";
        if (function is not null)
        {
            int method = function.LastIndexOf('.');
            int type = method > 0 ? function.LastIndexOf('.', method - 1) : -1;
            if (type > 0) package = function[..type].Replace('.', '/') + "/";
        }

        PathMatch match = _index.Nearest(package + file);
        if (match.Path is null) return null;
        if (match.Missing == 0) return match.Path;
        // Kotlin, Scala and Groovy leave out the folders that a whole project shares.
        return !file.EndsWith(".java", StringComparison.Ordinal) && match.Common >= 2 ? match.Path : null;
    }

    /// <summary>A frame of .NET without symbols names only a type: its file is the one called like it, in folders called like its namespace.</summary>
    private string? SearchType(string function)
    {
        string[] parts = function.Split('.', StringSplitOptions.RemoveEmptyEntries);
        for (int i = parts.Length - 2; i >= 0; i--)
        {
            (string? path, int common) = _index.NearestType(parts.AsSpan(0, i + 1));
            if (path is null) continue;
            int needed = FrameOrigin.IsPackageName(TraceLanguage.DotNet, function) ? 2 : Math.Min(i, 1);
            return common >= needed ? path : null;
        }

        return null;
    }
}
