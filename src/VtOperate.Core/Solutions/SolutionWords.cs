namespace VtOperate.Core.Solutions;

/// <summary>The words that the two generations of the schema know, as data. The folder of a problem type stands beside it, because four of them are no plain plural.</summary>
internal static class SolutionWords
{
    /// <summary>The problem types with the folder of their documents and their track, those of the first generation first.</summary>
    public static IReadOnlyList<(string Type, string Folder, SolutionTrack Track, bool IsFirst)> ProblemTypes { get; } =
    [
        ("build_error", "build-errors", SolutionTrack.Bug, true),
        ("test_failure", "test-failures", SolutionTrack.Bug, true),
        ("runtime_error", "runtime-errors", SolutionTrack.Bug, true),
        ("performance_issue", "performance-issues", SolutionTrack.Bug, true),
        ("database_issue", "database-issues", SolutionTrack.Bug, true),
        ("security_issue", "security-issues", SolutionTrack.Bug, true),
        ("ui_bug", "ui-bugs", SolutionTrack.Bug, true),
        ("integration_issue", "integration-issues", SolutionTrack.Bug, true),
        ("logic_error", "logic-errors", SolutionTrack.Bug, true),
        ("developer_experience", "developer-experience", SolutionTrack.Knowledge, true),
        ("workflow_issue", "workflow-issues", SolutionTrack.Knowledge, true),
        ("best_practice", "best-practices", SolutionTrack.Knowledge, true),
        ("documentation_gap", "documentation-gaps", SolutionTrack.Knowledge, true),
        ("architecture_pattern", "architecture-patterns", SolutionTrack.Knowledge, false),
        ("design_pattern", "design-patterns", SolutionTrack.Knowledge, false),
        ("tooling_decision", "tooling-decisions", SolutionTrack.Knowledge, false),
        ("convention", "conventions", SolutionTrack.Knowledge, false),
    ];

    /// <summary>The components of the first generation.</summary>
    public static IReadOnlyList<string> FirstComponents { get; } =
    [
        "rails_model", "rails_controller", "rails_view", "service_object", "background_job", "database", "frontend_stimulus", "hotwire_turbo", "email_processing",
        "brief_system", "assistant", "authentication", "payments", "development_workflow", "testing_framework", "documentation", "tooling",
    ];

    /// <summary>The components that the current generation suggests.</summary>
    public static IReadOnlyList<string> Components { get; } =
    [
        "data_model", "api_layer", "service_layer", "background_job", "database", "frontend", "messaging", "infrastructure", "observability", "authentication",
        "payments", "development_workflow", "testing_framework", "documentation", "tooling",
    ];

    /// <summary>The causes of the first generation.</summary>
    public static IReadOnlyList<string> FirstCauses { get; } =
    [
        "missing_association", "missing_include", "missing_index", "wrong_api", "scope_issue", "thread_violation", "async_timing", "memory_leak", "config_error",
        "logic_error", "test_isolation", "missing_validation", "missing_permission", "missing_workflow_step", "inadequate_documentation", "missing_tooling", "incomplete_setup",
    ];

    /// <summary>The causes that the current generation suggests.</summary>
    public static IReadOnlyList<string> Causes { get; } =
    [
        "wrong_api", "data_integrity", "concurrency", "async_timing", "memory_leak", "config_error", "logic_error", "test_isolation", "missing_validation",
        "missing_permission", "missing_workflow_step", "inadequate_documentation", "missing_tooling", "incomplete_setup",
    ];

    /// <summary>The kinds of resolution, the same in both generations.</summary>
    public static IReadOnlyList<string> Resolutions { get; } =
    [
        "code_fix", "migration", "config_change", "test_fix", "dependency_update", "environment_setup", "workflow_improvement", "documentation_update", "tooling_addition", "seed_data_update",
    ];

    /// <summary>The severities, the gravest first.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["critical", "high", "medium", "low"];

    /// <summary>Whether two words are the same but for case, and blanks or hyphens for underscores.</summary>
    public static bool IsSame(string left, string right) => Documents.DocumentFields.IsSameKey(left, right);
}
