using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Flags;

/// <summary>The feature flags in the files of a repository's work tree.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="catalog">The services, which name their files of flags.</param>
/// <param name="reporter">Hears of files that cannot be read.</param>
public sealed class FlagStore(IEngine engine, OperationConfiguration configuration, ServiceCatalog catalog, IReporter reporter)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(30);

    /// <summary>The flags, file by file in their order. Streams.</summary>
    /// <param name="service">Only those of a service; null for all.</param>
    /// <param name="file">Only those of a file, absolute; null for the files of the services, and where they name none for files that are called as such files are.</param>
    /// <param name="stop">Ends the reading.</param>
    public IEnumerable<FeatureFlag> Read(string? service, string? file, CancellationToken stop)
    {
        foreach (string path in file is null ? Files(service, stop) : [file])
        {
            stop.ThrowIfCancellationRequested();
            if (TryRead(path, isNamed: file is not null) is not { } found) continue;
            foreach (string key in found.Shadowed) reporter.Warning($"'{RepositoryPath.Relative(path, configuration.Root)}' has the flag '{key}' more than once; the last one counts.");
            foreach (FlagEntry entry in found.Entries) yield return entry.Flag;
        }
    }

    /// <summary>The file that a path means: as it stands from a folder, else from the root of the repository, which is how flags name their files.</summary>
    /// <param name="file">The path.</param>
    /// <param name="full">The path as it stands from the user's folder, absolute.</param>
    public string PathOf(string file, string full)
    {
        if (engine.Files.FileExists(full)) return full;
        string fromRoot = Path.GetFullPath(file, configuration.Root);
        return engine.Files.FileExists(fromRoot) ? fromRoot : full;
    }

    /// <summary>What switching a flag off would change; nothing is written.</summary>
    /// <param name="key">The key of the flag.</param>
    /// <param name="file">Its file, absolute; null to look for it.</param>
    /// <param name="variant">The variant that is to count; null for the safe one.</param>
    /// <param name="stop">Ends the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>: there is none. <see cref="ErrorId.ValueNotAllowed"/>: it stands in several files, or nobody says which variant is safe.</exception>
    public FlagChange Plan(string key, string? file, string? variant, CancellationToken stop) => Change(key, Locate(key, file, stop), variant).Change;

    /// <summary>Switches a flag off. The file is written whole or not at all, and not where somebody changed it meanwhile.</summary>
    /// <param name="key">The key of the flag.</param>
    /// <param name="file">Its file, absolute; null to look for it.</param>
    /// <param name="variant">The variant that is to count; null for the safe one.</param>
    /// <param name="stop">Ends the wait for another process.</param>
    /// <returns>What changed; the second time nothing.</returns>
    public FlagChange Disable(string key, string? file, string? variant, CancellationToken stop)
    {
        string path = Locate(key, file, stop);
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, configuration.Root), "flags.lock"), s_patience, stop);
        (FlagChange change, byte[] before, byte[] after) = Change(key, path, variant);
        if (!change.IsChanged) return change;
        if (!engine.Files.ReadBytes(path).AsSpan().SequenceEqual(before)) throw new OperationException(ErrorId.FileUnwritable, path, $"'{change.File}' was changed by somebody else at this moment; nothing was written.");
        engine.Files.WriteAtomically(path, after);
        return change;
    }

    private (FlagChange Change, byte[] Before, byte[] After) Change(string key, string path, string? variant)
    {
        byte[] before = engine.Files.ReadBytes(path);
        string name = RepositoryPath.Relative(path, configuration.Root);
        FlagEntry entry = FlagFile.Read(before, name, configuration.Root)?.Find(key) ?? throw new OperationException(ErrorId.RecordNotFound, key, $"'{name}' has no flag '{key}'.");
        List<string> removed = [];
        byte[] after = FlagSwitch.Off(before, entry, variant, removed);
        bool isSame = after.AsSpan().SequenceEqual(before);
        FeatureFlag now = isSame ? entry.Flag : FlagFile.Read(after, name, configuration.Root)?.Find(key)?.Flag ?? throw new OperationException(ErrorId.DocumentNotEditable, name, $"'{name}' cannot be changed safely; nothing was written.");
        if (!isSame && now.HasRules && now.Format == FlagFormat.Flagd) throw new OperationException(ErrorId.DocumentNotEditable, name, $"'{name}' cannot be changed safely; nothing was written.");
        var change = new FlagChange
        {
            Key = entry.Flag.Key,
            Before = entry.Flag.State,
            After = now.State,
            Patch = isSame ? "" : TextDifference.Of(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after), name),
            Removed = removed,
            Undo = isSame ? null : $"Put back into the flag '{entry.Flag.Key}' in {name} what the patch takes out{(removed.Count == 0 ? "" : ": " + string.Join("; ", removed.Select(Shortened)))}.",
            Notes = entry.Flag is { Format: FlagFormat.Flagd, State: "disabled" } ? ["Its state is DISABLED: programs use the default in their code, whatever its variants say. Whether that is the safe side, only the code tells."] : [],
            File = name,
            Repository = configuration.Root,
        };
        return (change, before, after);
    }

    private string Locate(string key, string? file, CancellationToken stop)
    {
        if (file is not null) return engine.Files.FileExists(file) ? file : throw new OperationException(ErrorId.PathNotFound, file, $"The file '{file}' does not exist.");
        List<string> found = [];
        List<string> near = [];
        foreach (string path in Files(null, stop))
        {
            if (TryRead(path, isNamed: false) is not { } flags) continue;
            if (flags.Find(key) is not null) found.Add(path);
            else near.AddRange(flags.Entries.Select(entry => entry.Flag.Key));
        }

        if (found.Count == 1) return found[0];
        if (found.Count > 1) throw new OperationException(ErrorId.ValueNotAllowed, key, $"The flag '{key}' stands in several files: {string.Join(", ", found.Select(path => RepositoryPath.Relative(path, configuration.Root)))}. Name one with -File.");
        string suggestion = NearestWord.Find(key, near) is { } nearest ? $" Did you mean '{nearest}'?" : "";
        throw new OperationException(ErrorId.RecordNotFound, key, $"No file of flags has the flag '{key}'.{suggestion}");
    }

    private FlagFile? TryRead(string path, bool isNamed)
    {
        string name = RepositoryPath.Relative(path, configuration.Root);
        try
        {
            FlagFile? file = FlagFile.Read(engine.Files.ReadBytes(path), name, configuration.Root);
            if (file is null && isNamed) reporter.Warning($"'{name}' holds no feature flags in a form that is known.");
            return file;
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
            return null;
        }
    }

    private List<string> Files(string? service, CancellationToken stop)
    {
        List<string> patterns = [.. (service is null ? catalog.Services : [catalog.Find(service)]).SelectMany(item => item.Flags).Distinct(StringComparer.Ordinal)];
        List<string> found = [];
        foreach (string pattern in patterns)
        {
            if (PathPattern.HasStar(pattern)) continue;
            string full = Path.GetFullPath(pattern, configuration.Root);
            if (engine.Files.FileExists(full)) found.Add(full);
            else if (engine.Files.FolderExists(full)) found.AddRange(engine.Files.ListFiles(full, ".json", recurse: true, stop));
            else reporter.Warning($"The file of flags '{pattern}' does not exist.");
        }

        if (patterns.Count > 0 && patterns.TrueForAll(pattern => !PathPattern.HasStar(pattern))) return found;
        foreach (string path in Tracked(stop))
        {
            string full = Path.GetFullPath(path, configuration.Root);
            bool isWanted = patterns.Count == 0 ? IsCalledSo(path[(path.LastIndexOf('/') + 1)..]) : patterns.Exists(pattern => PathPattern.HasStar(pattern) && PathPattern.Covers(pattern, path));
            if (isWanted && !found.Contains(full) && engine.Files.FileExists(full)) found.Add(full);
        }

        return found;
    }

    private List<string> Tracked(CancellationToken stop)
    {
        List<string> paths = [];
        using IGitRepository? repository = engine.Git.Open(configuration.Root);
        if (repository?.Head is not { } head) return paths;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        foreach (TreeFile file in history.ListFiles(history.ReadCommit(head).Tree, stop))
        {
            if (!file.IsLink && file.Path.EndsWith(".json", StringComparison.OrdinalIgnoreCase)) paths.Add(file.Path);
        }

        return paths;
    }

    private static bool IsCalledSo(string name) =>
        name.EndsWith(".flagd.json", StringComparison.OrdinalIgnoreCase) || name.StartsWith("appsettings", StringComparison.OrdinalIgnoreCase)
        || name.Split('.', '-', '_')[..^1].Any(word => word.ToUpperInvariant() is "FLAG" or "FLAGS" or "FLAGD" or "FEATUREFLAGS" or "FEATURES" or "TOGGLES" or "FEATURETOGGLES" or "SWITCHES");

    private static string Shortened(string text) => text.Length <= 200 ? text : text[..200] + "…";
}
