using System.Collections;
using System.Management.Automation;

namespace VtOperate.Runtime;

/// <summary>The cmdlets of this module as they are in the session, whatever prefix they were imported with.</summary>
internal sealed class ModuleCommands
{
    private const string Call = "param($command, $values, $named) & $command @values @named";

    private readonly PSCmdlet _caller;
    private readonly Dictionary<string, CmdletInfo> _commands = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads the cmdlets of the module that the caller belongs to.</summary>
    internal ModuleCommands(PSCmdlet caller)
    {
        _caller = caller;
        foreach (CmdletInfo command in caller.MyInvocation.MyCommand.Module?.ExportedCmdlets.Values.ToArray() ?? [])
        {
            if (Attribute.GetCustomAttribute(command.ImplementingType, typeof(CmdletAttribute)) is CmdletAttribute own) _commands[own.VerbName + "-" + own.NounName] = command;
        }
    }

    /// <summary>The cmdlet with this name, or null when the module does not export it.</summary>
    internal CmdletInfo? Find(string name) => _commands.GetValueOrDefault(name);

    /// <summary>Runs a cmdlet in the caller's place: its objects and errors come out of the caller as they come, and stopping the caller stops it.</summary>
    internal void Run(CmdletInfo command, object[] values, Hashtable named)
    {
        ScriptBlock call = _caller.InvokeCommand.NewScriptBlock(Call);
        using SteppablePipeline pipeline = call.GetSteppablePipeline(CommandOrigin.Internal, [command, values, named]);
        pipeline.Begin(_caller);
        pipeline.Process();
        pipeline.End();
    }
}
