namespace VtOperate.Core.Incidents.Postmortems;

/// <summary>The ids of what a check of a post-mortem may find.</summary>
public static class PostmortemProblem
{
    /// <summary>A place in which a person must write is open.</summary>
    public const string OpenSlot = "PMT001";

    /// <summary>Words lay blame on people.</summary>
    public const string Blame = "PMT002";

    /// <summary>A factor names neither an action item nor why there is none.</summary>
    public const string FactorWithoutAction = "PMT003";

    /// <summary>A factor names an action item that the incident does not have.</summary>
    public const string ActionUnknown = "PMT004";

    /// <summary>No factor is named.</summary>
    public const string NoFactor = "PMT005";

    /// <summary>A section is missing or says nothing.</summary>
    public const string SectionEmpty = "PMT006";

    /// <summary>An action item that is still to be done has no owner or no day.</summary>
    public const string ActionIncomplete = "PMT007";

    /// <summary>The file cannot be read, or there is none.</summary>
    public const string Unreadable = "PMT008";

    /// <summary>The evidence of an answer names an entry that the timeline does not have.</summary>
    public const string EvidenceUnknown = "PMT009";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [OpenSlot, Blame, FactorWithoutAction, ActionUnknown, NoFactor, SectionEmpty, ActionIncomplete, Unreadable, EvidenceUnknown];
}
