namespace VtOperate.Core.Workspace;

/// <summary>The operations of the menu.</summary>
public enum OperationKind
{
    /// <summary>Find out what broke and since when.</summary>
    BugInvestigation,

    /// <summary>Run an incident.</summary>
    IncidentResponse,

    /// <summary>Keep what was learned from a problem.</summary>
    ContinuousImprovement,

    /// <summary>Bring journal and decisions in order.</summary>
    KnowledgeConsolidation,

    /// <summary>Find what will break next.</summary>
    ProductionHardening,

    /// <summary>Go back to planning.</summary>
    NewFeature,
}
