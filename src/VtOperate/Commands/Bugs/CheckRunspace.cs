using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Commands.Bugs;

/// <summary>An open runspace in which one run of a check takes place, and nothing before it or after it.</summary>
internal sealed class CheckRunspace : IDisposable
{
    /// <summary>The name of such a runspace in <c>Get-Runspace</c>.</summary>
    internal const string Name = "VtOperate check";

    private static readonly Lazy<InitialSessionState> s_state = new(MakeState);

    private CheckRunspace()
    {
        Host = new ProbeHost(text => Output.Add(Encoding.UTF8.GetBytes(text)));
        Runspace = RunspaceFactory.CreateRunspace(Host, s_state.Value);
        Runspace.Name = Name;
    }

    /// <summary>What the run writes.</summary>
    internal ProbeOutput Output { get; } = new();

    /// <summary>The host, which knows of an <c>exit</c> and of questions.</summary>
    internal ProbeHost Host { get; }

    /// <summary>The runspace itself, open.</summary>
    internal Runspace Runspace { get; }

    /// <summary>Opens one; it takes tens of milliseconds, nearly all of them for the drives of the file system.</summary>
    internal static CheckRunspace Open()
    {
        var made = new CheckRunspace();
        try
        {
            made.Runspace.Open();
            return made;
        }
        catch
        {
            made.Dispose();
            throw;
        }
    }

    public void Dispose() => Runspace.Dispose();

    private static InitialSessionState MakeState()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Variables.Add(new SessionStateVariableEntry("ErrorActionPreference", ActionPreference.Stop, "An error ends the check."));
        state.Variables.Add(new SessionStateVariableEntry("ConfirmPreference", ConfirmImpact.None, "Nobody is there to confirm."));
        state.Variables.Add(new SessionStateVariableEntry("ProgressPreference", ActionPreference.SilentlyContinue, "Nobody is there to see it."));
        return state;
    }
}
