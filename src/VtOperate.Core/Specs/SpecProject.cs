using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs;

/// <summary>The spec-kit project that a folder belongs to: the nearest folder upward that holds <c>.specify/</c>, which need not be the repository's.</summary>
public sealed class SpecProject
{
    private const int DeepestGroup = 2;
    private const int DeepestProject = 6;
    private const int DeepestElsewhere = 4;

    private SpecProject(string root, IReadOnlyList<SpecFeature> features, IReadOnlyList<string> roots)
    {
        Root = root;
        Features = features;
        Roots = roots;
    }

    /// <summary>The folders in which features were looked for and that exist, relative to the root, with forward slashes.</summary>
    public IReadOnlyList<string> Roots { get; }

    /// <summary>The folder that holds <c>.specify/</c>, absolute.</summary>
    public string Root { get; }

    /// <summary>The <c>.specify</c> folder, absolute.</summary>
    public string Folder => Path.Combine(Root, ".specify");

    /// <summary>The features: those of <c>specs/</c> first, in ordinal order within each folder.</summary>
    public IReadOnlyList<SpecFeature> Features { get; }

    /// <summary>
    /// Finds the project of a folder, or null when it has none. The search ends at <paramref name="top"/>. <c>SPECIFY_INIT_DIR</c> overrides it as
    /// spec-kit defines: strictly, so that a folder without <c>.specify/</c> is none.
    /// </summary>
    public static SpecProject? Find(IEngine engine, string folder, string top, CancellationToken stop)
    {
        if (engine.User.Variable("SPECIFY_INIT_DIR") is { } named)
        {
            string chosen = RepositoryPath.Resolve(named, folder, engine.User.HomeFolder);
            return engine.Files.FolderExists(Path.Combine(chosen, ".specify")) ? Open(engine, chosen, stop) : null;
        }

        for (string? at = Path.TrimEndingDirectorySeparator(folder); at is not null && RepositoryPath.IsBelow(at, top); at = Path.GetDirectoryName(at))
        {
            if (engine.Files.FolderExists(Path.Combine(at, ".specify"))) return Open(engine, at, stop);
        }

        return null;
    }

    /// <summary>The projects of a repository, in ordinal order of their folders. Folders of other people's code are left out.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="top">The repository's folder, absolute.</param>
    /// <param name="stop">Stops the search.</param>
    public static IReadOnlyList<SpecProject> FindAll(IEngine engine, string top, CancellationToken stop)
    {
        var found = new List<SpecProject>();
        Look(top, 0);
        return found;

        void Look(string folder, int depth)
        {
            stop.ThrowIfCancellationRequested();
            foreach (string name in engine.Files.ListFolders(folder))
            {
                if (name == ".specify") found.Add(Open(engine, folder, stop));
                else if (depth < DeepestProject && name[0] != '.' && name is not ("node_modules" or "vendor" or "bin" or "obj" or "dist" or "target")) Look(Path.Combine(folder, name), depth + 1);
            }
        }
    }

    /// <summary>The features that a name, a number (<c>3</c>, <c>003</c>, <c>SPEC-003</c>) or a path of a folder may mean; several where numbers are not unique.</summary>
    public IReadOnlyList<SpecFeature> Match(string text)
    {
        string name = text.Trim().Replace('\\', '/').TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        List<SpecFeature> matches = [.. Features.Where(feature => feature.Name.Equals(name, StringComparison.OrdinalIgnoreCase))];
        if (matches.Count > 0) return matches;
        string digits = name.StartsWith("SPEC-", StringComparison.OrdinalIgnoreCase) ? name[5..] : name;
        if (digits.Length == 0 || !digits.All(char.IsAsciiDigit)) return [];
        string number = digits.TrimStart('0');
        return [.. Features.Where(feature => feature.Number == number)];
    }

    private static SpecProject Open(IEngine engine, string root, CancellationToken stop)
    {
        var features = new List<SpecFeature>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var roots = new List<string>();
        foreach (string folder in (string[])["specs", ".specify/specs", ".specify/features", .. Configured(engine, root)])
        {
            string at = RepositoryPath.Resolve(folder, root, home: "");
            if (!RepositoryPath.IsBelow(at, root) || !seen.Add(at) || !engine.Files.FolderExists(at)) continue;
            roots.Add(RepositoryPath.Relative(at, root));
            Gather(engine.Files, at, 0, features, stop);
        }

        foreach (string at in Elsewhere(engine.Files, root, root, 0, stop))
        {
            if (!seen.Add(at)) continue;
            int before = features.Count;
            Gather(engine.Files, at, 0, features, stop);
            if (features.Count > before) roots.Add(RepositoryPath.Relative(at, root));
        }

        return new SpecProject(root, features, roots);
    }

    // Folders called specs elsewhere in the project, as in "skills/x/specs", that hold numbered features with a specification. A folder below that is a project itself has its own.
    private static IEnumerable<string> Elsewhere(IFileStore files, string root, string folder, int depth, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        foreach (string name in files.ListFolders(folder))
        {
            if (name[0] == '.' || name is "node_modules" or "vendor" or "bin" or "obj" or "dist" or "target" or "examples" or "tests" or "test") continue;
            string below = Path.Combine(folder, name);
            if (files.FolderExists(Path.Combine(below, ".specify"))) continue;
            bool isSpecs = name == "specs" && depth > 0 && files.ListFolders(below).Any(feature => Number(feature) is not null && files.FileExists(Path.Combine(below, feature, "spec.md")));
            if (isSpecs) yield return below;
            else if (depth < DeepestElsewhere)
            {
                foreach (string found in Elsewhere(files, root, below, depth + 1, stop)) yield return found;
            }
        }
    }

    private static void Gather(IFileStore files, string folder, int depth, List<SpecFeature> features, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (depth == 0)
        {
            foreach (string file in files.ListFiles(folder, ".md", recurse: false, stop))
            {
                string name = Path.GetFileNameWithoutExtension(file);
                if (Number(name) is { } number) features.Add(new SpecFeature(name, number, folder, file));
            }
        }

        foreach (string name in files.ListFolders(folder))
        {
            string below = Path.Combine(folder, name), spec = Path.Combine(below, "spec.md");
            string? number = Number(name);
            if (files.FileExists(spec)) features.Add(new SpecFeature(name, number, below, spec));
            else if (number is not null) features.Add(new SpecFeature(name, number, below, null));
            else if (depth < DeepestGroup && !name.StartsWith('.')) Gather(files, below, depth + 1, features, stop);
        }
    }

    /// <summary>The folder that <c>init-options.json</c> names for specifications; none when the file is absent or damaged.</summary>
    private static string[] Configured(IEngine engine, string root)
    {
        string file = Path.Combine(root, ".specify", "init-options.json");
        try
        {
            string? folder = engine.Files.FileExists(file) ? JsonText.Find(TextDocument.Read(engine.Files, file).Text, "specs_directory") : null;
            return folder is { Length: > 0 } && RepositoryPath.IsInside(folder) ? [folder] : [];
        }
        catch (OperationException)
        {
            // The usual folders are looked through in any case.
            return [];
        }
    }

    private static string? Number(string name)
    {
        int digits = 0;
        while (digits < name.Length && char.IsAsciiDigit(name[digits])) digits++;
        bool isNumbered = digits > 0 && (digits == name.Length || name[digits] is '-' or '_' or '.');
        return isNumbered ? name[..digits].TrimStart('0') : null;
    }
}
