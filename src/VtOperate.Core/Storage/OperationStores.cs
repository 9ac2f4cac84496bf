using VtOperate.Core.Documents;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Storage;

/// <summary>The operations stores of a configuration: the shared one, and the private one that is never pushed.</summary>
/// <param name="Shared">Where everything is kept that others may see.</param>
/// <param name="Private">Where private incidents are kept; null where there is no place that stays here.</param>
public sealed record OperationStores(IOperationStore Shared, IOperationStore? Private)
{
    private const string UsualName = "operations";

    /// <summary>Both, the shared one first.</summary>
    public IReadOnlyList<IOperationStore> All => Private is null ? [Shared] : [Shared, Private];

    /// <summary>The stores that a configuration names (<c>store:</c>). Without one: the branch <c>operations</c> in a git repository, else the folder <c>operations</c>.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="configuration">The configuration.</param>
    /// <param name="time">The clock.</param>
    public static OperationStores Of(IEngine engine, OperationConfiguration configuration, TimeProvider time)
    {
        ConfigurationSetting? setting = configuration.Find("store");
        string from = setting?.File is { } file && Path.GetDirectoryName(file) is { } folder && RepositoryPath.IsBelow(folder, configuration.Root) ? folder : configuration.Root;
        (string kind, string? name) = setting?.Node switch
        {
            YamlScalar word => (word.Value, null),
            YamlMap map when map.Entries.Count == 1 => (map.Entries[0].Key.Value, (map.Entries[0].Value as YamlScalar)?.Value.Trim()),
            _ => (IsInRepository(engine, configuration.Root) ? "branch" : "folder", null),
        };
        string Resolved() => RepositoryPath.Resolve(name ?? UsualName, from, engine.User.HomeFolder);
        return kind switch
        {
            "folder" => new OperationStores(new FolderStore(engine, Resolved()), null),
            "repository" => OnBranch(engine, Resolved(), UsualName, time),
            _ => OnBranch(engine, configuration.Root, name ?? UsualName, time),
        };
    }

    private static OperationStores OnBranch(IEngine engine, string folder, string branch, TimeProvider time) =>
        new(new BranchStore(engine, folder, branch, "refs/heads/" + branch, time), new BranchStore(engine, folder, branch, BranchStore.PrivateReference, time));

    private static bool IsInRepository(IEngine engine, string root)
    {
        using IGitRepository? repository = engine.Git.Open(root);
        return repository is not null;
    }
}
