using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Workspace;

/// <summary>
/// Finds and reads the configuration that counts for a folder: every <c>.vtoperate.yml</c> from there upward, then the user's <c>config.yml</c>.
/// The nearest wins key by key. Mistakes go to the reporter; there is always a configuration.
/// </summary>
/// <param name="engine">What touches the world.</param>
public sealed class ConfigurationReader(IEngine engine)
{
    /// <summary>The configuration for a folder.</summary>
    /// <param name="folder">Any folder of the repository, absolute.</param>
    /// <param name="reporter">Where mistakes go: <see cref="ErrorId.ConfigurationInvalid"/>, <see cref="ErrorId.YamlInvalid"/>, <see cref="ErrorId.FileUnreadable"/>.</param>
    /// <param name="stop">Stops the search.</param>
    public OperationConfiguration Read(string folder, IReporter reporter, CancellationToken stop)
    {
        string root = WorkspaceRoot.Find(engine.Files, folder);
        List<string> files = [];
        var winners = new SortedList<string, Winner>(StringComparer.Ordinal);
        foreach (string file in Candidates(folder))
        {
            stop.ThrowIfCancellationRequested();
            if (ReadFile(file, reporter) is not { } settings) continue;
            files.Add(file);
            string above = Path.GetDirectoryName(file)!;
            foreach (ConfigurationSetting setting in settings) winners.TryAdd(setting.Key, new Winner(setting, above));
        }

        return Resolve(root, files, winners);
    }

    private IEnumerable<string> Candidates(string folder)
    {
        for (string? at = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)); at is not null; at = Path.GetDirectoryName(at))
        {
            yield return Path.Combine(at, ConfigurationSchema.FileName);
        }

        yield return Path.Combine(engine.User.ConfigurationFolder, ConfigurationSchema.UserFileName);
    }

    private IReadOnlyList<ConfigurationSetting>? ReadFile(string file, IReporter reporter)
    {
        if (!engine.Files.FileExists(file)) return null;
        try
        {
            return new ConfigurationFile(file, reporter).Read(engine.Yaml.Read(TextDocument.Read(engine.Files, file).Text, file));
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
            return null;
        }
    }

    private OperationConfiguration Resolve(string root, List<string> files, SortedList<string, Winner> winners)
    {
        string Own(string key, string otherwise)
        {
            if (!winners.TryGetValue(key, out Winner? winner)) return otherwise;

            // A file above the repository, such as the user's, speaks of every repository: its paths count from each one's root.
            string from = RepositoryPath.IsBelow(winner.Folder, root) ? winner.Folder : root;
            return RepositoryPath.Resolve(((YamlScalar)winner.Setting.Node!).Value, from, home: "");
        }

        string docs = Path.Combine(root, "docs");
        string solutions = Own("paths.solutions", Path.Combine(docs, "solutions"));
        var paths = new OperationPaths
        {
            Solutions = solutions,
            Patterns = Own("paths.patterns", Path.Combine(solutions, "patterns", "critical-patterns.md")),
            Bugs = Own("paths.bugs", Path.Combine(docs, "bugs")),
            Decisions = Own("paths.decisions", Path.Combine(docs, "decisions")),
            Journal = Own("paths.journal", Path.Combine(docs, "journal")),
            Postmortems = Own("paths.postmortems", Path.Combine(docs, "postmortems")),
        };

        var configuration = new OperationConfiguration { Root = root, Files = files, Paths = paths };
        List<KnowledgeRoot> knowledge = [];
        var vocabulary = new SortedList<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach ((string key, (ConfigurationSetting setting, string folder)) in winners)
        {
            if (Below(key, "knowledge.") is { } name)
                knowledge.Add(new KnowledgeRoot(name, RepositoryPath.Resolve(((YamlScalar)setting.Node!).Value, folder, engine.User.HomeFolder), setting.File!, setting.Line!.Value));
            else if (Below(key, "vocabulary.") is { } field)
                vocabulary[field] = Words(setting.Node!);
            else if (key == "patternThreshold")
                configuration = configuration with { PatternThreshold = int.Parse(((YamlScalar)setting.Node!).Value, CultureInfo.InvariantCulture) };
        }

        return configuration with { Knowledge = knowledge, Vocabulary = vocabulary, Settings = Settings(configuration, winners) };
    }

    private static List<ConfigurationSetting> Settings(OperationConfiguration configuration, SortedList<string, Winner> winners)
    {
        var settings = new SortedList<string, ConfigurationSetting>(StringComparer.Ordinal);
        void Default(string key, string value) => settings[key] = new ConfigurationSetting(key, value, null, null, null);

        OperationPaths paths = configuration.Paths;
        Default("paths.solutions", RepositoryPath.Relative(paths.Solutions, configuration.Root));
        Default("paths.patterns", RepositoryPath.Relative(paths.Patterns, configuration.Root));
        Default("paths.bugs", RepositoryPath.Relative(paths.Bugs, configuration.Root));
        Default("paths.decisions", RepositoryPath.Relative(paths.Decisions, configuration.Root));
        Default("paths.journal", RepositoryPath.Relative(paths.Journal, configuration.Root));
        Default("paths.postmortems", RepositoryPath.Relative(paths.Postmortems, configuration.Root));
        Default("patternThreshold", configuration.PatternThreshold.ToString(CultureInfo.InvariantCulture));
        Default("version", "1");
        foreach ((string key, Winner winner) in winners) settings[key] = winner.Setting;
        return settings.Values.ToList();
    }

    private static string? Below(string key, string section) => key.StartsWith(section, StringComparison.Ordinal) ? key[section.Length..] : null;

    private static IReadOnlyList<string> Words(YamlNode node) =>
        node is YamlList list ? [.. list.Items.Select(item => ((YamlScalar)item).Value)] : [((YamlScalar)node).Value];

    private sealed record Winner(ConfigurationSetting Setting, string Folder);
}
