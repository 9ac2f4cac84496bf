using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Workspace;

/// <summary>Notes that the channels, secrets and scripts that a repository's configuration names may be used, as long as the file stays as it is.</summary>
[Cmdlet(VerbsLifecycle.Approve, "OperationConfig", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium)]
[OutputType(typeof(ConfigurationApproval))]
public sealed class ApproveOperationConfigCommand : OperationCommand
{
    /// <summary>Only the file with this hash; without it every file that counts for the repository.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    public string? Hash { get; set; }

    /// <summary>Only shows what would be approved and what it names.</summary>
    [Parameter]
    public SwitchParameter List { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        ConfigurationConsent consent = OperationServices.ConfigurationConsent;
        OperationConfiguration configuration = OperationServices.Configuration(RepositoryFolder, Reporter, StopToken);
        ConfigurationApproval[] files = [.. consent.Of(configuration).Where(file => Hash is null || file.Hash.Equals(Hash.Trim(), StringComparison.OrdinalIgnoreCase))];
        if (files.Length == 0)
            throw new OperationException(ErrorId.RecordNotFound, Hash, Hash is null ? $"No .vtoperate.yml counts for '{configuration.Root}'; there is nothing to approve." : $"No configuration file that counts for '{configuration.Root}' has the hash {Hash}; it may have changed since.");
        foreach (ConfigurationApproval file in files)
        {
            bool isGiven = !List && !file.IsApproved && ShouldProcess(file.File, $"Note in '{consent.NoteOf(file.Hash)}' that what this file names may be used");
            WriteObject(isGiven ? consent.Give(file) : file);
        }
    }
}
