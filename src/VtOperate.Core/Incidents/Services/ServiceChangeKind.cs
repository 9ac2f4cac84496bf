namespace VtOperate.Core.Incidents.Services;

/// <summary>What kind of change it is.</summary>
public enum ServiceChangeKind
{
    /// <summary>A version was deployed.</summary>
    Deployment,

    /// <summary>Code was committed.</summary>
    Commit,

    /// <summary>Nothing but feature flags was committed.</summary>
    Flag,

    /// <summary>Nothing but configuration was committed.</summary>
    Configuration,
}
