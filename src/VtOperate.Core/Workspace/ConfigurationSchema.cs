using static VtOperate.Core.Workspace.ConfigurationRule;

namespace VtOperate.Core.Workspace;

/// <summary>Every key that <c>.vtoperate.yml</c> may have. <c>docs/contracts.md</c> lists them for users.</summary>
internal static class ConfigurationSchema
{
    /// <summary>The name of the file in a repository.</summary>
    public const string FileName = ".vtoperate.yml";

    /// <summary>The name of the file in the user's configuration folder.</summary>
    public const string UserFileName = "config.yml";

    /// <summary>The rules, from the top of the file.</summary>
    public static ConfigurationRule Root { get; } = Section(
        "",
        Value("version", ConfigurationKind.Choice, "1"),
        Value("store", ConfigurationKind.Store, "branch", "repository", "folder"),
        Section(
            "paths",
            Value("solutions", ConfigurationKind.OwnFolder),
            Value("patterns", ConfigurationKind.OwnFile),
            Value("bugs", ConfigurationKind.OwnFolder),
            Value("decisions", ConfigurationKind.OwnFolder),
            Value("journal", ConfigurationKind.OwnFolder),
            Value("postmortems", ConfigurationKind.OwnFolder)),
        Section("knowledge", Value("*", ConfigurationKind.AnyFolder)),
        Section(
            "vocabulary",
            Value("category", ConfigurationKind.Words),
            Value("problem_type", ConfigurationKind.Words),
            Value("component", ConfigurationKind.Words),
            Value("root_cause", ConfigurationKind.Words),
            Value("resolution_type", ConfigurationKind.Words),
            Value("tags", ConfigurationKind.Words)),
        Value("patternThreshold", ConfigurationKind.Number),
        Section(
            "services",
            Section(
                "*",
                Value("repositories", ConfigurationKind.Words),
                Value("paths", ConfigurationKind.Words),
                Value("deployments", ConfigurationKind.Anything),
                Value("flags", ConfigurationKind.Anything),
                Value("channels", ConfigurationKind.Words),
                Value("critical", ConfigurationKind.Flag))),
        Section(
            "channels",
            Section(
                "*",
                Value("type", ConfigurationKind.Text),
                Value("url", ConfigurationKind.Secret),
                Value("key", ConfigurationKind.Secret),
                Value("page", ConfigurationKind.Text),
                Value("components", ConfigurationKind.Words),
                Value("source", ConfigurationKind.Text),
                Value("path", ConfigurationKind.Text),
                Value("audience", ConfigurationKind.Words),
                Value("*", ConfigurationKind.Anything))),
        Section(
            "mitigations",
            Section(
                "*",
                Value("service", ConfigurationKind.Text),
                Value("kind", ConfigurationKind.Choice, "Rollback", "FeatureFlag", "Hotfix", "Script", "Manual"),
                Value("invoke", ConfigurationKind.Anything),
                Value("verify", ConfigurationKind.Anything),
                Value("undo", ConfigurationKind.Anything))),
        Section("severity", Value("*", ConfigurationKind.Anything)),
        Section("cadence", Value("*", ConfigurationKind.Anything)),
        Section(
            "templates",
            Value("folder", ConfigurationKind.AnyFolder),
            Value("acronyms", ConfigurationKind.Words),
            Value("*", ConfigurationKind.Anything)),
        Value("visibility", ConfigurationKind.Anything),
        Section(
            "specs",
            Value("persistence", ConfigurationKind.Choice, "auto", "flow-back", "flow-forward", "living-spec"),
            Value("rules", ConfigurationKind.Anything)));
}
