namespace VtOperate.Core.Incidents.Services;

/// <summary>What a change touches that breaks other things more often than code does.</summary>
public enum ChangeRisk
{
    /// <summary>A migration of a data base: a rollback of the code does not undo it.</summary>
    Migration,

    /// <summary>A schema, protocol or interface that others rely on.</summary>
    Contract,

    /// <summary>What the service runs on: images, clusters, pipelines.</summary>
    Infrastructure,

    /// <summary>Feature flags.</summary>
    Flag,

    /// <summary>Configuration.</summary>
    Configuration,

    /// <summary>Other versions of the packages it needs.</summary>
    LockFile,

    /// <summary>Many files at once.</summary>
    Large,
}
