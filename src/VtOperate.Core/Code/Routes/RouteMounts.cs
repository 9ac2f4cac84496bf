using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Which router is mounted under which, with what prefix, in languages whose routers are values. What stands before a router whose place is not known is <see cref="RouteTemplate.Rest"/>.</summary>
internal sealed class RouteMounts
{
    /// <summary>Stands for every router of a file that is mounted nowhere by its name.</summary>
    public const string Any = "*";

    /// <summary>Stands for the routers that the functions of a file are given by those who call them.</summary>
    public const string Handed = "()";

    private readonly Dictionary<(string File, string Name), (string Prefix, bool IsRoot)> _own = [];
    private readonly Dictionary<(string File, string Name), List<(string File, string Name, string Prefix, bool Replaces)>> _mounts = [];

    /// <summary>Notes a router with a prefix of its own.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="name">What it is called there.</param>
    /// <param name="prefix">The prefix of its own.</param>
    /// <param name="isRoot">Whether it answers by itself where it is mounted nowhere.</param>
    public void Declare(CodeFile file, string name, string prefix, bool isRoot) => _own[(file.Path, name)] = (prefix, isRoot);

    /// <summary>Whether a name is a router of a file.</summary>
    public bool Knows(CodeFile file, string name) => _own.ContainsKey((file.Path, name));

    /// <summary>The routers of a file, in the order they were noted.</summary>
    public IEnumerable<string> Of(CodeFile file) => _own.Keys.Where(key => key.File == file.Path).Select(key => key.Name);

    /// <summary>Notes that one router is mounted under another.</summary>
    /// <param name="parentFile">The file of the router above.</param>
    /// <param name="parent">The router above.</param>
    /// <param name="file">The file of the router below.</param>
    /// <param name="name">The router below.</param>
    /// <param name="prefix">The prefix between both.</param>
    /// <param name="replaces">Whether the prefix holds instead of the one that the router below has of its own.</param>
    public void Mount(CodeFile parentFile, string parent, CodeFile file, string name, string prefix, bool replaces = false)
    {
        if (!_mounts.TryGetValue((file.Path, name), out var list)) _mounts[(file.Path, name)] = list = [];
        list.Add((parentFile.Path, parent, prefix, replaces));
    }

    /// <summary>What stands before the paths of a router, once for every place it is mounted at.</summary>
    public IReadOnlyList<string> Prefixes(CodeFile file, string name, int depth) => [.. Of(file.Path, name, depth).Distinct(StringComparer.Ordinal)];

    private IEnumerable<string> Of(string file, string name, int depth)
    {
        (string own, bool isRoot) = _own.GetValueOrDefault((file, name), ("", false));
        string alone = isRoot && depth > 0 ? own : RouteTemplate.Join("/" + RouteTemplate.Rest, own);
        if (depth == 0 || (!_mounts.TryGetValue((file, name), out var mounts) && !_mounts.TryGetValue((file, Any), out mounts) && (isRoot || !_mounts.TryGetValue((file, Handed), out mounts)))) return [alone];
        return mounts.Where(mount => mount.File != file || mount.Name != name).SelectMany(mount => Of(mount.File, mount.Name, depth - 1).Select(above => RouteTemplate.Join(RouteTemplate.Join(above, mount.Prefix), mount.Replaces ? "" : own))).DefaultIfEmpty(alone);
    }
}
