using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Does what was chosen against the pain of an incident, and writes down how to undo it.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Mitigation", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(MitigationResult))]
public sealed class InvokeMitigationCommand : MitigationCommand
{
    /// <summary>The name of the option, as Get-MitigationOption shows it.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(MitigationNameCompleter))]
    public string Name { get; set; } = "";

    /// <summary>Undoes it: runs the script that the configuration names for that.</summary>
    [Parameter]
    public SwitchParameter Undo { get; set; }

    /// <summary>How long one script may take: seconds, or a time span.</summary>
    [Parameter]
    [TimeLimitTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>The hash of the configuration file whose scripts may run, where nobody is there to approve it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? TrustConfig { get; set; }

    /// <summary>Who does it; your name in git by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? By { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        IReadOnlyList<MitigationOption> options = Options();
        MitigationOption option = options.FirstOrDefault(item => item.Name.Equals(Name, StringComparison.OrdinalIgnoreCase))
            ?? throw new OperationException(ErrorId.RecordNotFound, Name, $"There is no option '{Name}' for {Id!.Text}; there {(options.Count == 1 ? "is" : "are")} {string.Join(", ", options.Select(item => item.Name))}.");
        MitigationInvoker invoker = OperationServices.MitigationInvoker(RepositoryFolder, Reporter, StopToken);
        Require(invoker, option);
        if (!IsWanted(option)) return;
        string by = By is null ? OperationServices.Incidents(RepositoryFolder, Reporter, StopToken).Person : IncidentText.Line(By, 100);
        MitigationResult result = invoker.Invoke(option, Undo, by, Timeout, StopToken);
        if (!result.Succeeded) WriteWarning(result.Text);
        WriteObject(result);
    }

    // What only shows what would happen needs no consent; it says that the real thing will.
    private void Require(MitigationInvoker invoker, MitigationOption option)
    {
        try
        {
            invoker.Require(option, Undo, TrustConfig);
        }
        catch (OperationException refused) when (refused.Id == ErrorId.ConfigurationNotTrusted && IsWhatIf)
        {
            WriteWarning(refused.Message);
        }
    }

    private bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? given) ? given is SwitchParameter { IsPresent: true } : SessionState.PSVariable.GetValue("WhatIfPreference") is true or SwitchParameter { IsPresent: true };

    // What asks where nobody can answer must end before it has any effect.
    private bool IsWanted(MitigationOption option)
    {
        string target = $"{option.IncidentId}: {option.Title}", action = MitigationInvoker.Describe(option, Undo);
        bool isSettled = MyInvocation.BoundParameters.ContainsKey("Confirm") || MyInvocation.BoundParameters.ContainsKey("WhatIf") || SessionState.PSVariable.GetValue("WhatIfPreference") is true or SwitchParameter { IsPresent: true }
            || (SessionState.PSVariable.GetValue("ConfirmPreference")?.ToString() is "None");
        if (!isSettled && PersonPrompt.For(Host) is null) throw Unanswered(option, null);
        try
        {
            return ShouldProcess(target, action);
        }
        catch (Exception refused) when (refused is not (PipelineStoppedException or FlowControlException or OutOfMemoryException))
        {
            throw Unanswered(option, refused);
        }
    }

    private static OperationException Unanswered(MitigationOption option, Exception? refused) => new(ErrorId.ConfirmationRequired, option.Name, $"'{option.Name}' was not done: nobody is there to confirm it.", refused);
}
