namespace VtOperate.Core.Incidents.Mitigations;

/// <summary>The names in the data of mitigation events.</summary>
internal static class MitigationData
{
    internal const string Option = "option", OptionKind = "optionKind", Service = "service", State = "state", Branch = "branch", Commit = "commit", Undo = "undo", Output = "output", Minutes = "minutes";

    /// <summary>It begins.</summary>
    internal const string Started = "started";

    /// <summary>It was done.</summary>
    internal const string Done = "done";

    /// <summary>It was tried and did not work.</summary>
    internal const string Failed = "failed";

    /// <summary>It was undone.</summary>
    internal const string Undone = "undone";
}
