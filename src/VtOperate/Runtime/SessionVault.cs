using System.Management.Automation;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Redaction;

namespace VtOperate.Runtime;

/// <summary>The vaults of SecretManagement, read through the Get-Secret that the session has. For the pipeline thread only.</summary>
internal sealed class SessionVault(PSCmdlet caller) : ISecretVault
{
    private const string Call = "param($name, $vault) Get-Secret -Name $name -Vault $vault -AsPlainText -ErrorAction Stop";

    /// <inheritdoc/>
    public string? Read(string vault, string name)
    {
        if (caller.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function | CommandTypes.Alias) is null)
            throw new OperationException(ErrorId.SecretMissing, name, $"The secret '{name}' is in the vault '{vault}', and this session has no Get-Secret. Install the module Microsoft.PowerShell.SecretManagement, or give the secret as {{ env: NAME }}.");
        try
        {
            return caller.InvokeCommand.NewScriptBlock(Call).Invoke(name, vault).Select(item => item?.BaseObject as string).FirstOrDefault(text => !string.IsNullOrEmpty(text));
        }
        catch (RuntimeException bad) when (bad is not PipelineStoppedException)
        {
            throw new OperationException(ErrorId.SecretMissing, name, $"The secret '{name}' cannot be read from the vault '{vault}': {SecretRedactor.Redact(bad.Message)}", bad);
        }
    }
}
