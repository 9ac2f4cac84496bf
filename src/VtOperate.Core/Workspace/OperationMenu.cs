namespace VtOperate.Core.Workspace;

/// <summary>The operations and the cmdlets behind each. It offers what exists. Pure.</summary>
public static class OperationMenu
{
    /// <summary>How one kind of work leads to the next.</summary>
    public const string Cycle = "production -> bug or incident -> fix -> review -> learn -> production";

    /// <summary>What it means that a repository keeps specifications.</summary>
    public const string SpecBanner = "Specifications are kept here (.specify/): bug investigations name the requirements at stake, fixes are held against the constitution, and drift between specification and code is tracked.";

    private static readonly Entry[] s_entries =
    [
        new(OperationKind.BugInvestigation, "Bug investigation", "Find out what broke, since when, and what is known about it already.", "Invoke-BugInvestigation",
            ["ConvertFrom-StackTrace", "Search-Solution", "Find-SuspectCommit", "Find-SuspectFile", "Find-BugOrigin", "Trace-RootCause", "Test-BugReproduction", "Invoke-BugBisect", "Optimize-BugReproduction", "Find-TestPolluter", "Get-BugInvestigation", "Update-BugInvestigation", "Complete-BugInvestigation"]),
        new(OperationKind.IncidentResponse, "Incident response", "Declare an incident, mitigate it, tell people, and learn from it.", "New-Incident",
            [
                "Get-Incident", "Update-Incident", "Add-IncidentEvent", "Get-IncidentTimeline", "Measure-IncidentSeverity", "Get-ServiceChange", "Get-MitigationOption", "Invoke-Mitigation", "New-IncidentMessage", "Send-IncidentMessage", "Get-IncidentMessage",
                "Resolve-Incident", "New-Postmortem", "Test-Postmortem", "Add-ActionItem", "Get-ActionItem", "Complete-ActionItem", "Close-Incident", "Measure-Incident", "Sync-OperationStore", "Repair-Incident",
            ]),
        new(OperationKind.ContinuousImprovement, "Continuous improvement", "Keep a problem and its solution, so that the next one like it is caught faster.", "Add-Solution",
            ["Update-Solution", "Search-Solution", "Get-Solution", "Get-SolutionPattern", "Get-CriticalPattern", "Add-CriticalPattern", "Find-CriticalPattern", "Test-Solution", "Repair-Solution", "Find-StaleSolution", "Confirm-Solution"]),
        new(OperationKind.KnowledgeConsolidation, "Knowledge consolidation", "Bring the journal into decisions, specifications and patterns.", "Invoke-KnowledgeConsolidation",
            ["Get-JournalEntry", "Add-JournalEntry", "New-DecisionRecord", "Test-DecisionRecord"]),
        new(OperationKind.ProductionHardening, "Production hardening", "Find what will break next: handlers that swallow errors, stale flags, files that change too often.", "Get-CodeHotspot",
            ["Test-ErrorMonitoring", "Find-StaleFeatureFlag", "Find-SpecDrift", "Test-Constitution"]),
        new(OperationKind.NewFeature, "New feature", "Goes back to planning: says which command comes next.", null, []),
    ];

    /// <summary>The menu.</summary>
    /// <param name="exists">Whether the module has a cmdlet with this name.</param>
    public static IReadOnlyList<OperationMenuItem> Items(Func<string, bool> exists)
    {
        var items = new List<OperationMenuItem>(s_entries.Length);
        foreach (Entry entry in s_entries)
        {
            List<string> there = [], planned = [];
            foreach (string command in (string[])[.. entry.Command is null ? [] : (string[])[entry.Command], .. entry.Behind]) (exists(command) ? there : planned).Add(command);
            items.Add(new OperationMenuItem(entry.Kind, entry.Title, entry.Purpose, entry.Command, there, planned, entry.Command is null || exists(entry.Command)));
        }

        return items;
    }

    private sealed record Entry(OperationKind Kind, string Title, string Purpose, string? Command, string[] Behind);
}
