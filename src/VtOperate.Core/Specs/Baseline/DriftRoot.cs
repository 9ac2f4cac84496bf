using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Finds the project that findings belong to: their paths count from its root, which need not be the repository's.</summary>
public static class DriftRoot
{
    /// <summary>The root of the project, absolute: that of the folder where the user stands if it is in the repository, else that of the repository; the repository itself where it has none.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="repository">The repository of the findings (<see cref="DriftFinding.Repository"/>), absolute.</param>
    /// <param name="location">Where the user stands, absolute.</param>
    /// <param name="stop">Stops the search.</param>
    public static string Of(IEngine engine, string repository, string location, CancellationToken stop)
    {
        string from = RepositoryPath.IsBelow(location, repository) ? location : repository;
        return SpecProject.Find(engine, from, repository, stop)?.Root ?? repository;
    }
}
