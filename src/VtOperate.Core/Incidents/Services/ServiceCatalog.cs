using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Incidents.Services;

/// <summary>The services that the configuration names. A mistake is told with its file and line, and its key is as if it were not there.</summary>
public sealed class ServiceCatalog
{
    private const string Prefix = "services.", TagKey = "tags";
    private readonly SortedDictionary<string, OperatedService> _services = new(StringComparer.OrdinalIgnoreCase);
    private readonly string _root;

    private ServiceCatalog(string root) => _root = root;

    /// <summary>The services, by name.</summary>
    public IReadOnlyCollection<OperatedService> Services => _services.Values;

    /// <summary>Reads the services of a configuration.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="reporter">Where mistakes go.</param>
    public static ServiceCatalog Read(IEngine engine, OperationConfiguration configuration, IReporter reporter)
    {
        var catalog = new ServiceCatalog(configuration.Root);
        foreach (ConfigurationSetting setting in configuration.Settings)
        {
            if (!setting.Key.StartsWith(Prefix, StringComparison.Ordinal) || setting.Node is not { } node) continue;
            int dot = setting.Key.LastIndexOf('.');
            if (dot <= Prefix.Length) continue;
            string name = setting.Key[Prefix.Length..dot];
            OperatedService known = catalog._services.GetValueOrDefault(name) ?? new OperatedService { Name = name, Repositories = [configuration.Root] };
            var value = new ServiceValue(setting, node, reporter);
            catalog._services[name] = setting.Key[(dot + 1)..] switch
            {
                "repositories" => known with { Repositories = Folders(engine, configuration, value) is { Count: > 0 } folders ? folders : known.Repositories },
                "paths" => known with { Paths = value.Inside() },
                "deployments" => known with { Tags = value.Words(TagKey, "a pattern of tags such as checkout-v*, a list of them, or { tags: checkout-v* }") },
                "flags" => known with { Flags = value.Inside() },
                "channels" => known with { Channels = value.Words(null, "a name or a list of names") },
                "critical" => known with { IsCritical = node is YamlScalar { Value: var word } && word.Equals("true", StringComparison.OrdinalIgnoreCase) },
                _ => known,
            };
        }

        return catalog;
    }

    /// <summary>The service with a name. Where the configuration names none at all, the whole repository counts as it.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: others are named and this one is not.</exception>
    public OperatedService Find(string name)
    {
        if (_services.TryGetValue(name, out OperatedService? known)) return known;
        if (_services.Count == 0) return Whole(name);
        string near = NearestWord.Find(name, _services.Keys) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        throw new OperationException(ErrorId.RecordNotFound, name, $"The configuration has no service '{name}'; it has {string.Join(", ", _services.Keys)}.{near}");
    }

    /// <summary>The service with a name; one that the configuration does not have is the whole repository.</summary>
    public OperatedService FindOrWhole(string name) => _services.GetValueOrDefault(name) ?? Whole(name);

    /// <summary>The name that is meant where nobody gave one: that of the only service, else that of the folder where there is none.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.InputMissing"/>: there are several.</exception>
    public string OnlyName()
    {
        if (_services.Count == 1) return _services.Keys.First();
        if (_services.Count == 0) return Path.GetFileName(_root) is { Length: > 0 } folder ? folder : "service";
        throw new OperationException(ErrorId.InputMissing, null, $"Say which service it is with -Service: {string.Join(", ", _services.Keys)}.");
    }

    private OperatedService Whole(string name) => new() { Name = name, Repositories = [_root], IsConfigured = false };

    private static List<string> Folders(IEngine engine, OperationConfiguration configuration, ServiceValue value)
    {
        List<string> folders = [];
        foreach ((string text, int line) in value.Texts(null, "a folder or a list of folders"))
        {
            string from = value.File is { } file && Path.GetDirectoryName(file) is { } folder && RepositoryPath.IsBelow(folder, configuration.Root) ? folder : configuration.Root;
            string full = RepositoryPath.Resolve(text, from, engine.User.HomeFolder);
            if (!engine.Files.FolderExists(full)) value.Mistake(line, $"the folder '{text}' of '{value.Key}' does not exist ('{full}'); its history cannot be read");
            else folders.Add(full);
        }

        return folders;
    }

    private sealed class ServiceValue(ConfigurationSetting setting, YamlNode node, IReporter reporter)
    {
        internal string Key => setting.Key;

        internal string? File => setting.File;

        internal void Mistake(int line, string text) =>
            reporter.Problem(new OperationException(ErrorId.ConfigurationInvalid, setting.File, $"'{setting.File}' line {line.ToString(CultureInfo.InvariantCulture)}: {text}."));

        internal IReadOnlyList<string> Words(string? key, string allowed) => [.. Texts(key, allowed).Select(item => item.Text)];

        internal List<string> Inside()
        {
            List<string> paths = [];
            foreach ((string text, int line) in Texts(null, "a path inside the repository or a list of them"))
            {
                if (RepositoryPath.IsInside(text)) paths.Add(text.Trim().Replace('\\', '/'));
                else Mistake(line, $"'{Key}' is '{text}', which leaves the repository; allowed is a path inside it with forward slashes");
            }

            return paths;
        }

        internal IEnumerable<(string Text, int Line)> Texts(string? key, string allowed)
        {
            YamlNode value = node is YamlMap { Entries.Count: 1 } map && key is not null && map.Find(key) is { } below ? below : node;
            IReadOnlyList<YamlNode> items = value is YamlList list ? list.Items : [value];
            foreach (YamlNode item in items)
            {
                if (item is YamlScalar { IsNull: false, Value: var text } && text.Trim().Length > 0) yield return (text.Trim(), item.Line);
                else Mistake(item.Line, $"'{Key}' holds {(item is YamlMap ? "a section" : item is YamlList ? "a list in a list" : "an empty value")}; allowed is {allowed}");
            }
        }
    }
}
