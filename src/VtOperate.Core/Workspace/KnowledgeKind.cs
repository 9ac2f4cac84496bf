namespace VtOperate.Core.Workspace;

/// <summary>What a place of knowledge holds.</summary>
public enum KnowledgeKind
{
    /// <summary>Solutions.</summary>
    Solutions,

    /// <summary>Critical or common patterns, in one file.</summary>
    Patterns,

    /// <summary>Bugs.</summary>
    Bugs,

    /// <summary>Decisions.</summary>
    Decisions,

    /// <summary>The journal.</summary>
    Journal,

    /// <summary>Post-mortems.</summary>
    Postmortems,

    /// <summary>Runbooks.</summary>
    Runbooks,

    /// <summary>Incidents that another tool records.</summary>
    Incidents,

    /// <summary>A document about the whole project, such as the product requirements.</summary>
    Project,

    /// <summary>Instructions for coding agents.</summary>
    Agents,

    /// <summary>The checkpoint between two phases of work.</summary>
    Checkpoint,

    /// <summary>Workflows of continuous integration.</summary>
    Workflows,
}
