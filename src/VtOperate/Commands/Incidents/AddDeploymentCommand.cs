using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Storage.Events;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Records that a version of a service was deployed: one line in a pipeline.</summary>
[Cmdlet(VerbsCommon.Add, "Deployment", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Deployment))]
public sealed class AddDeploymentCommand : IncidentCommand
{
    /// <summary>The service; the only one of the configuration by default.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string? Service { get; set; }

    /// <summary>What was deployed; the tag at the commit by default, else its short id.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Version { get; set; }

    /// <summary>The commit it was built from; head by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("Sha")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Commit { get; set; }

    /// <summary>Where it was brought.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string Environment { get; set; } = "production";

    /// <summary>The key by which a second report of the same deployment is known, for instance the number of the pipeline's run.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? Key { get; set; }

    /// <summary>The incident that it ends the pain of, where it is a mitigation.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Incident { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string? incident = Incident is null ? null : Ledger().Find(Incident.Text).Label;
        DeploymentLedger ledger = OperationServices.Deployments(RepositoryFolder, Reporter, StopToken);
        Deployment planned = ledger.Plan(new NewDeployment
        {
            Service = Service,
            Version = Version is null ? null : Given(Version, nameof(Version)),
            Revision = Commit,
            Environment = Given(Environment, nameof(Environment)),
            Key = Key is null ? null : Given(Key, nameof(Key)),
            At = Time(OccurredAt, nameof(OccurredAt)),
        });
        if (!ShouldProcess(ledger.Place, $"Record the deployment of {planned.Service} {planned.Version} ({planned.Sha?[..8] ?? "commit unknown"}) to {planned.Environment}")) return;
        (Deployment deployment, bool isNew) = ledger.Add(planned, By is null ? Ledger().Person : IncidentText.Line(By, 100), StopToken);
        if (!isNew) WriteVerbose($"{deployment.Service} {deployment.Version} is recorded already; nothing was added.");
        if (incident is not null) Tell(incident, deployment);
        WriteObject(deployment);
    }

    // The second report of one deployment tells nothing new.
    private void Tell(string incident, Deployment deployment)
    {
        IncidentLedger ledger = Ledger();
        if (ledger.Timeline(incident).Any(item => item.Kind == IncidentKind.Deploy && IncidentData.TextOf(item.Data, "deployment") == deployment.Id)) return;
        var told = new NewEvent(IncidentKind.Deploy, deployment.At, Writer(ledger), [new(IncidentData.Text, $"Deployed {deployment.Service} {deployment.Version}{(deployment.Environment is { } place ? " to " + place : "")}"), new("deployment", deployment.Id), new("service", deployment.Service), new("commit", deployment.Sha)]);
        if (ShouldProcess(incident, told.Data[0].Value!.ToString()!)) ledger.Add(incident, told, StopToken);
    }

    private static string Given(string text, string name) =>
        IncidentText.Line(text, 200) is { Length: > 0 } line ? line : throw new OperationException(ErrorId.InputMissing, text, $"-{name} holds nothing that can be shown.");
}
