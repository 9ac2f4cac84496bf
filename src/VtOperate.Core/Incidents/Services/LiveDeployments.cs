namespace VtOperate.Core.Incidents.Services;

/// <summary>The deployments that users meet, told from those to places where things are tried. Pure.</summary>
internal static class LiveDeployments
{
    private const string Production = "production";

    /// <summary>Those to <c>production</c>, and where nobody ever deployed to it, those to the environment of the newest one. Deployments of which only a tag tells count everywhere. In the order given.</summary>
    /// <param name="deployments">Deployments of one service, newest first.</param>
    internal static IEnumerable<Deployment> Of(IReadOnlyList<Deployment> deployments)
    {
        string? environment = (deployments.FirstOrDefault(item => Is(item, Production)) ?? deployments.FirstOrDefault(item => item.Environment is not null))?.Environment;
        return deployments.Where(item => item.Environment is null || Is(item, environment));
    }

    private static bool Is(Deployment deployment, string? environment) => string.Equals(deployment.Environment, environment, StringComparison.OrdinalIgnoreCase);
}
