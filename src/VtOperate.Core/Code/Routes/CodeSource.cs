using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>The files of one language with what they name: constants and types. Filled when it is asked for. Not thread-safe.</summary>
internal sealed class CodeSource
{
    private const int DeepestType = 4;

    private readonly ITypeReader? _types;
    private readonly Dictionary<(string, string), TypeShape?> _shapes = [];
    private Dictionary<string, List<CodeFile>>? _names;
    private CodeConstants? _constants;

    /// <summary>Makes it. Nothing is read yet.</summary>
    /// <param name="files">The files of the language that are no tests, in the order of their paths.</param>
    /// <param name="types">Reads the types of the language; null where none are read.</param>
    /// <param name="project">All files of the project, with the settings among them.</param>
    public CodeSource(IReadOnlyList<CodeFile> files, ITypeReader? types, IReadOnlyList<CodeFile> project)
    {
        Files = files;
        Project = project;
        _types = types;
    }

    /// <summary>The files of the language that are no tests, in the order of their paths.</summary>
    public IReadOnlyList<CodeFile> Files { get; }

    /// <summary>All files of the project, with the settings among them.</summary>
    public IReadOnlyList<CodeFile> Project { get; }

    /// <summary>The constants of the files.</summary>
    public CodeConstants Constants => _constants ??= new CodeConstants(Files);

    /// <summary>The type that a name means in a file: one of the file itself, of its folder, or the only one there is; null where it cannot be told.</summary>
    /// <param name="name">The type without type arguments; what it belongs to is left out.</param>
    /// <param name="near">The file that names it.</param>
    /// <param name="depth">How many types led here.</param>
    public TypeShape? Type(string name, CodeFile near, int depth = 0)
    {
        if (_types is null || depth > DeepestType) return null;
        name = name[(name.LastIndexOf('.') + 1)..];
        if (name.Length == 0 || !Names().TryGetValue(name, out List<CodeFile>? files)) return null;
        string folder = near.Path[..(near.Path.LastIndexOf('/') + 1)];
        CodeFile? file = files.Find(one => one.Path == near.Path) ?? Only(files.FindAll(one => one.Path.StartsWith(folder, StringComparison.Ordinal) && one.Path.IndexOf('/', folder.Length) < 0)) ?? Only(files);
        if (file is null) return null;
        if (!_shapes.TryGetValue((file.Path, name), out TypeShape? shape)) _shapes[(file.Path, name)] = shape = _types.Read(file, name, this, depth);
        return shape;
    }

    private static CodeFile? Only(List<CodeFile> files) => files.Count == 1 ? files[0] : null;

    private Dictionary<string, List<CodeFile>> Names()
    {
        if (_names is not null) return _names;
        _names = new Dictionary<string, List<CodeFile>>(StringComparer.Ordinal);
        foreach (CodeFile file in Files)
        {
            foreach (string name in _types!.Names(file))
            {
                if (!_names.TryGetValue(name, out List<CodeFile>? files)) _names[name] = files = [];
                if (files.Count == 0 || files[^1] != file) files.Add(file);
            }

            file.Release();
        }

        return _names;
    }
}
