using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Reading;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs;

/// <summary>What the specifications of a project, or of all projects of a repository, say.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where files that cannot be read are named.</param>
public sealed class SpecLibrary(IEngine engine, IReporter reporter)
{
    /// <summary>The project that a folder belongs to; where it belongs to none, the only one of its repository.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.SpecsNotFound"/>: there is none, or there are several below.</exception>
    public static SpecProject Open(IEngine engine, string folder, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        if (SpecProject.Find(engine, folder, repository, stop) is { } nearest) return nearest;
        IReadOnlyList<SpecProject> below = SpecProject.FindAll(engine, repository, stop);
        if (below.Count == 1) return below[0];
        string why = below.Count == 0
            ? $"Neither '{folder}' nor another folder of '{repository}' holds a .specify folder."
            : $"'{folder}' is in no spec-kit project; the repository has {below.Count}: {string.Join(", ", below.Select(project => RepositoryPath.Relative(project.Root, repository)))}.";
        throw new OperationException(ErrorId.SpecsNotFound, folder, why);
    }

    /// <summary>The features, read one at a time, those of <c>specs/</c> first. Streams.</summary>
    /// <param name="folder">Any folder of the project, absolute.</param>
    /// <param name="names">The features by folder, number (<c>3</c>, <c>003</c>) or wildcard; all of them where none is named.</param>
    /// <param name="everyProject">Whether every project of the repository counts.</param>
    /// <param name="stop">Stops the reading.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.SpecsNotFound"/>; <see cref="ErrorId.SpecNotFound"/> where a name fits no feature.</exception>
    public IEnumerable<FeatureSpec> Read(string folder, IReadOnlyList<string> names, bool everyProject, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(engine.Files, folder);
        IReadOnlyList<SpecProject> projects = everyProject ? SpecProject.FindAll(engine, repository, stop) : [Open(engine, folder, stop)];
        foreach (string name in names)
        {
            if (!projects.Any(project => Named(project, name).Count > 0)) throw new OperationException(ErrorId.SpecNotFound, name, $"No feature is called '{name}'{Near(projects, name)}.");
        }

        foreach (SpecProject project in projects)
        {
            var reader = new FeatureReader(engine, project, repository, reporter);
            foreach (SpecFeature feature in project.Features)
            {
                if (names.Count == 0 || names.Any(name => Named(project, name).Contains(feature))) yield return reader.Read(feature, stop);
            }
        }
    }

    private static IReadOnlyList<SpecFeature> Named(SpecProject project, string name) =>
        name.AsSpan().IndexOfAny('*', '?') < 0 ? project.Match(name) : [.. project.Features.Where(feature => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(name, feature.Name))];

    private static string Near(IReadOnlyList<SpecProject> projects, string name)
    {
        string[] all = [.. projects.SelectMany(project => project.Features).Select(feature => feature.Name)];
        return all.Length == 0 ? "; the project has none" : NearestWord.Find(name, all) is { } near ? $"; did you mean '{near}'?" : $"; there are {all.Length}, from '{all[0]}' to '{all[^1]}'";
    }
}
