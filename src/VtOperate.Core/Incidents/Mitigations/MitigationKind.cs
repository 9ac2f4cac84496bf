namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>What kind of mitigation it is.</summary>
public enum MitigationKind
{
    /// <summary>Back to what ran before.</summary>
    Rollback,

    /// <summary>A feature flag is switched off.</summary>
    FeatureFlag,

    /// <summary>A fix on top of what runs.</summary>
    Hotfix,

    /// <summary>A script of the team.</summary>
    Script,

    /// <summary>Something that people do.</summary>
    Manual,
}
