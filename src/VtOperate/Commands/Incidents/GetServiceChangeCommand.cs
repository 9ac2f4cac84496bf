using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents.Services;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Shows what changed a service, newest first: deployments, commits, flags, configuration.</summary>
[Cmdlet(VerbsCommon.Get, "ServiceChange")]
[OutputType(typeof(ServiceChange))]
public sealed class GetServiceChangeCommand : OperationCommand
{
    private const int UsualDays = 3;

    /// <summary>The services; the only one of the configuration by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("Services")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Only what counted since then; the last three days by default.</summary>
    [Parameter(Position = 1)]
    public DateTimeOffset? Since { get; set; }

    /// <summary>Only what counted until then; now by default.</summary>
    [Parameter]
    public DateTimeOffset? Until { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        (ServiceChangeReader reader, string only) = OperationServices.ServiceChanges(RepositoryFolder, Reporter, Service is { Length: > 0 } ? Service[0] : null, StopToken);
        DateTimeOffset until = Until ?? DateTimeOffset.UtcNow.AddMinutes(5), since = Since ?? (Until ?? DateTimeOffset.UtcNow).AddDays(-UsualDays);
        foreach (string service in Service is { Length: > 0 } ? Service : [only])
        {
            bool isAny = false;
            foreach (ServiceChange change in reader.Read(service, since, until, StopToken))
            {
                isAny = true;
                WriteObject(change);
            }

            if (!isAny && Since is null) WriteWarning($"Nothing is known to have changed '{service}' in the {UsualDays} days before {until.UtcDateTime:yyyy-MM-dd HH:mm} UTC. -Since goes further back.");
        }
    }
}
