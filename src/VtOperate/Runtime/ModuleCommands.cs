using System.Collections;
using System.Management.Automation;

namespace VtOperate.Runtime;

/// <summary>The cmdlets of this module as they are in the session, whatever prefix they were imported with.</summary>
internal sealed class ModuleCommands
{
    private const string Call = "param($command, $values, $named) & $command @values @named";

    // One pipeline, as a pipeline in steps has to be; a table by number is what every language mode may write to.
    private const string Keep = "param($command, $named, $given, $kept) & { param($command, $named, $given) if ($null -eq $given) { & $command @named } else { $given | & $command @named } } $command $named $given | & { param($kept) process { $kept[$kept.Count] = $_ } } $kept";

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
        Run(Call, [command, values, named]);
    }

    /// <summary>Runs a cmdlet and keeps its objects; its errors and questions come out of the caller as they come, and stopping the caller stops it.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="named">Its parameters.</param>
    /// <param name="given">What is piped into it; null for nothing.</param>
    internal IReadOnlyList<PSObject> Collect(CmdletInfo command, Hashtable named, object[]? given = null)
    {
        var kept = new Hashtable();
        Run(Keep, [command, named, given, kept]);
        return [.. Enumerable.Range(0, kept.Count).Select(place => PSObject.AsPSObject(kept[place]))];
    }

    private void Run(string script, object?[] arguments)
    {
        ScriptBlock call = _caller.InvokeCommand.NewScriptBlock(script);
        using SteppablePipeline pipeline = call.GetSteppablePipeline(CommandOrigin.Internal, arguments);
        pipeline.Begin(_caller);
        pipeline.Process();
        pipeline.End();
    }
}
