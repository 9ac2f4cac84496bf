namespace VtOperate.Core.Incidents.Services;

/// <summary>Tells from paths what a change touches. Pure.</summary>
public static class ChangeRisks
{
    /// <summary>From how many files on a change is large.</summary>
    public const int ManyFiles = 30;

    private static readonly HashSet<string> s_migrationFolders = new(["migrations", "migration", "migrate", "alembic", "flyway", "liquibase", "dbup"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_infrastructureFolders = new(["k8s", "kubernetes", "helm", "charts", "terraform", "infra", "infrastructure", "kustomize", "ansible", "pulumi", "bicep", "workflows", ".circleci"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_configurationFolders = new(["config", "configs", "configuration", "settings", "conf"], StringComparer.OrdinalIgnoreCase);
    private static readonly HashSet<string> s_contractFolders = new(["contracts", "proto", "protos", "openapi", "swagger", "schemas"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_lockFiles = new(
        ["package-lock.json", "npm-shrinkwrap.json", "yarn.lock", "pnpm-lock.yaml", "bun.lock", "packages.lock.json", "cargo.lock", "go.sum", "go.mod", "poetry.lock", "pipfile.lock", "uv.lock", "pdm.lock", "requirements.txt", "gemfile.lock", "composer.lock", "mix.lock", "pubspec.lock", "gradle.lockfile", "podfile.lock", "directory.packages.props", ".terraform.lock.hcl"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_infrastructureFiles = new(["dockerfile", "containerfile", "jenkinsfile", "docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml", ".gitlab-ci.yml", "azure-pipelines.yml", "chart.yaml", "kustomization.yaml", "procfile", "serverless.yml"], StringComparer.OrdinalIgnoreCase);
    private static readonly string[] s_configurationEnds = [".config", ".ini", ".conf", ".properties", ".env", ".toml"], s_dataEnds = [".json", ".yml", ".yaml", ".xml", ".toml", ".ini", ".env"];

    /// <summary>What a file is; null for what is only code or words.</summary>
    /// <param name="path">Its path in the repository, with forward slashes.</param>
    public static ChangeRisk? Of(string path)
    {
        string[] parts = path.Split('/');
        string name = parts[^1];
        ReadOnlySpan<string> folders = parts.AsSpan(0, parts.Length - 1);
        bool isData = EndsWith(name, s_dataEnds);
        if (name.EndsWith(".md", StringComparison.OrdinalIgnoreCase)) return null;
        if (s_lockFiles.Contains(name)) return ChangeRisk.LockFile;
        if (name.EndsWith(".sql", StringComparison.OrdinalIgnoreCase) || HasFolder(folders, s_migrationFolders)) return ChangeRisk.Migration;
        if (EndsWith(name, ".proto", ".avsc", ".graphql", ".graphqls", ".thrift", ".xsd", ".wsdl", ".fbs", ".prisma")) return ChangeRisk.Contract;
        if (isData && (Begins(name, "openapi", "swagger", "asyncapi") || name.Contains(".schema.", StringComparison.OrdinalIgnoreCase) || HasFolder(folders, s_contractFolders))) return ChangeRisk.Contract;
        if (s_infrastructureFiles.Contains(name) || Begins(name, "dockerfile.") || EndsWith(name, ".tf", ".tfvars", ".bicep", ".dockerfile", ".hcl") || HasFolder(folders, s_infrastructureFolders)) return ChangeRisk.Infrastructure;
        if (Begins(name, "appsettings", ".env") || EndsWith(name, s_configurationEnds) || (isData && HasFolder(folders, s_configurationFolders))) return ChangeRisk.Configuration;
        return null;
    }

    /// <summary>What a change touches, each with the first file that shows it; the worst first.</summary>
    /// <param name="paths">Every path that it changes.</param>
    /// <param name="flags">The files of the service's flags.</param>
    public static IReadOnlyList<(ChangeRisk Risk, string? File, int Count)> Of(IReadOnlyList<string> paths, IReadOnlyList<string> flags)
    {
        var found = new SortedDictionary<ChangeRisk, (string? File, int Count)>();
        foreach (string path in paths)
        {
            ChangeRisk? risk = PathPattern.CoversAny(flags, path) ? ChangeRisk.Flag : Of(path);
            if (risk is { } one) found[one] = found.TryGetValue(one, out (string? File, int Count) known) ? (known.File, known.Count + 1) : (path, 1);
        }

        if (paths.Count >= ManyFiles) found[ChangeRisk.Large] = (null, paths.Count);
        return [.. found.Select(pair => (pair.Key, pair.Value.File, pair.Value.Count))];
    }

    private static bool HasFolder(ReadOnlySpan<string> folders, HashSet<string> names)
    {
        foreach (string folder in folders)
        {
            if (names.Contains(folder)) return true;
        }

        return false;
    }

    private static bool Begins(string name, params string[] starts) => Array.Exists(starts, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    private static bool EndsWith(string name, params string[] ends) => Array.Exists(ends, end => name.EndsWith(end, StringComparison.OrdinalIgnoreCase));
}
