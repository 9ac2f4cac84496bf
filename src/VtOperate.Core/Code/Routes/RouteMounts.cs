using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Which router is mounted under which, with what prefix, in languages whose routers are values.</summary>
internal sealed class RouteMounts
{
    /// <summary>Stands for every router of a file that is mounted nowhere by its name.</summary>
    public const string Any = "*";

    private readonly Dictionary<(string File, string Name), string> _own = [];
    private readonly Dictionary<(string File, string Name), List<(string File, string Name, string Prefix, bool Replaces)>> _mounts = [];

    /// <summary>Notes a router with a prefix of its own.</summary>
    public void Declare(CodeFile file, string name, string prefix) => _own[(file.Path, name)] = prefix;

    /// <summary>Whether a name is a router of a file.</summary>
    public bool Knows(CodeFile file, string name) => _own.ContainsKey((file.Path, name));

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
        string own = _own.GetValueOrDefault((file, name), "");
        if (depth == 0 || (!_mounts.TryGetValue((file, name), out var mounts) && !_mounts.TryGetValue((file, Any), out mounts))) return [own];
        return mounts.Where(mount => mount.File != file || mount.Name != name).SelectMany(mount => Of(mount.File, mount.Name, depth - 1).Select(above => RouteTemplate.Join(RouteTemplate.Join(above, mount.Prefix), mount.Replaces ? "" : own))).DefaultIfEmpty(own);
    }
}
