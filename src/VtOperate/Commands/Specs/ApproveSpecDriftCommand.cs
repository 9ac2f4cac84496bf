using System.Management.Automation;
using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Accepts contradictions between specifications and code in the baseline that the repository keeps, or notes that both sides were found to agree.</summary>
[Cmdlet(VerbsLifecycle.Approve, "SpecDrift", SupportsShouldProcess = true, DefaultParameterSetName = AcceptSet)]
[OutputType(typeof(DriftApproval))]
public sealed class ApproveSpecDriftCommand : OperationCommand
{
    private const string AcceptSet = "Accept", VerifySet = "Verify", RevokeSet = "Revoke";

    private readonly Dictionary<string, List<DriftFinding>> _findings = new(StringComparer.Ordinal);

    /// <summary>The findings.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = AcceptSet)]
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = VerifySet)]
    [ValidateNotNull]
    public DriftFinding[] InputObject { get; set; } = [];

    /// <summary>Why they may stay, or what was seen.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = AcceptSet)]
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = VerifySet)]
    [ValidateNotNullOrEmpty]
    public string Reason { get; set; } = "";

    /// <summary>The last day on which that holds.</summary>
    [Parameter(ParameterSetName = AcceptSet)]
    public DateTime? Until { get; set; }

    /// <summary>Notes that requirement and code agree, instead of accepting that they do not.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VerifySet)]
    public SwitchParameter Verified { get; set; }

    /// <summary>Fingerprints whose acceptance is taken back.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RevokeSet)]
    [ValidateNotNullOrEmpty]
    public string[] Revoke { get; set; } = [];

    /// <inheritdoc/>
    protected override void Execute()
    {
        string folder = RepositoryFolder;
        if (!_findings.TryGetValue(folder, out List<DriftFinding>? findings)) _findings.Add(folder, findings = []);
        findings.AddRange(InputObject);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        foreach ((string folder, List<DriftFinding> findings) in _findings)
        {
            DriftApprover approver = OperationServices.DriftApprover(folder, Location, StopToken);
            var request = new DriftApprovalRequest(Reason) { Findings = findings, Until = Until is { } day ? DateOnly.FromDateTime(day) : null, IsVerified = Verified, Revoked = Revoke };
            DriftApproval plan = approver.Plan(request, StopToken);
            string sides = DriftApprovalView.Sides(findings), question = $"Change \"{plan.File}\"";
            bool isWanted = plan.Action == ApprovalAction.Planned && ShouldProcess($"{question}\n{sides}\n{plan.Patch}", $"{sides}\n{question}?", "Confirm");
            WriteObject(isWanted ? approver.Write(request, StopToken) : plan);
        }
    }
}
