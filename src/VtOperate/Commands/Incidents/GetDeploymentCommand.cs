using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Incidents.Services;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Shows what was deployed, newest first.</summary>
[Cmdlet(VerbsCommon.Get, "Deployment")]
[OutputType(typeof(Deployment))]
public sealed class GetDeploymentCommand : OperationCommand
{
    /// <summary>The services; all by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [Alias("Services")]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string[]? Service { get; set; }

    /// <summary>Only what was brought there.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>Only what was deployed since then.</summary>
    [Parameter]
    public DateTimeOffset? Since { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        DeploymentLedger ledger = OperationServices.Deployments(RepositoryFolder, Reporter, StopToken);
        foreach (string? service in Service is null ? [null] : (IEnumerable<string?>)Service)
        {
            foreach (Deployment deployment in ledger.Read(service, Environment, StopToken))
            {
                if (Since is not { } since || deployment.At >= since) WriteObject(deployment);
            }
        }
    }
}
