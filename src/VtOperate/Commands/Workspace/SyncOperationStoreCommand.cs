using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Storage;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>Brings the operations store and its remote to the same state.</summary>
[Cmdlet(VerbsData.Sync, "OperationStore", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(StoreSync))]
public sealed class SyncOperationStoreCommand : OperationCommand
{
    /// <summary>The name of the remote; the only one, or origin, by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RemoteCompleter))]
    public string? Remote { get; set; }

    /// <summary>What the remote is shown.</summary>
    [Parameter]
    [ValidateNotNull]
    public PSCredential? Credential { get; set; }

    /// <summary>The environment variable that holds a token for the remote.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TokenVariable { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        (StoreSynchronizer store, string place, string folder) = OperationServices.Synchronizer(RepositoryFolder, Reporter, StopToken);
        string remote = Remote ?? Usual(folder);
        if (!ShouldProcess($"{place} and remote '{remote}'", "Fetch, unite and push"))
        {
            WriteObject(store.Plan(remote, StopToken));
            return;
        }

        WriteObject(store.Run(remote, Given(), StopToken));
    }

    private static string Usual(string folder)
    {
        IReadOnlyList<string> names = OperationServices.Engine.Remotes.Names(folder);
        if (names.Count == 1) return names[0];
        return names.Contains("origin") ? "origin" : throw new OperationException(ErrorId.RemoteFailed, folder, names.Count == 0 ? $"The repository '{folder}' has no remote." : $"The repository '{folder}' has the remotes {string.Join(", ", names)}; name one with -Remote.");
    }

    private RemoteCredential? Given()
    {
        if (Credential is { } given) return new RemoteCredential(given.UserName, given.GetNetworkCredential().Password);
        if (TokenVariable is not { } name) return null;
        string token = OperationServices.Engine.User.Variable(name) ?? throw new OperationException(ErrorId.InputMissing, name, $"The environment variable '{name}' is not set.");
        return new RemoteCredential("token", token);
    }
}
