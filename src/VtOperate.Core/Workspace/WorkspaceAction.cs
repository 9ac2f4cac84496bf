namespace VtOperate.Core.Workspace;

/// <summary>What became of one file of the workspace.</summary>
public enum WorkspaceAction
{
    /// <summary>It was missing and has been made.</summary>
    Created,

    /// <summary>It was there already, in this or in another spelling, and was not touched.</summary>
    Exists,

    /// <summary>It is missing and was not made, because the caller only asked what would happen, or declined.</summary>
    Missing,
}
