namespace VtOperate.Core.Incidents.Services;

/// <summary>Where a deployment is known from.</summary>
public enum DeploymentSource
{
    /// <summary>It was reported (<c>Add-Deployment</c>).</summary>
    Recorded,

    /// <summary>A tag says so, and nothing was recorded for that time. When and where it was deployed is not known.</summary>
    Tag,
}
