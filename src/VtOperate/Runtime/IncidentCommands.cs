using System.Collections;
using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;
using VtOperate.Core.Workspace;

namespace VtOperate.Runtime;

/// <summary>Runs the cmdlets about one incident for a person, and keeps what they write.</summary>
/// <param name="commands">The cmdlets of the module.</param>
/// <param name="folder">The folder of the repository, absolute.</param>
/// <param name="consent">-WhatIf and -Confirm, as far as they were given.</param>
internal sealed class IncidentCommands(ModuleCommands commands, string folder, Hashtable consent)
{
    /// <summary>Whether it is only shown what would happen.</summary>
    internal bool IsWhatIf => consent["WhatIf"] is SwitchParameter { IsPresent: true };

    /// <summary>What a cmdlet writes, as far as it is of a type.</summary>
    /// <param name="name">The name of the cmdlet.</param>
    /// <param name="incident">The incident; null for none.</param>
    /// <param name="parameters">The parameters; those without a value are left out.</param>
    internal IReadOnlyList<T> All<T>(string name, Incident? incident, params (string Name, object? Value)[] parameters) => All<T>(name, incident, null, parameters);

    /// <summary>What a cmdlet writes first; null where it writes nothing of that type.</summary>
    internal T? One<T>(string name, Incident? incident, params (string Name, object? Value)[] parameters)
        where T : class => All<T>(name, incident, null, parameters) is [var first, ..] ? first : null;

    /// <summary>What a cmdlet writes into which objects are piped, as far as it is of a type.</summary>
    internal IReadOnlyList<T> All<T>(string name, Incident? incident, object[]? given, params (string Name, object? Value)[] parameters)
    {
        CmdletInfo target = commands.Find(name) ?? throw new OperationException(ErrorId.OperationUnavailable, OperationKind.IncidentResponse, $"{name} is not there yet.");
        var named = new Hashtable { ["Repository"] = folder };
        if (incident is not null) named["Id"] = incident;
        foreach ((string parameter, object? value) in parameters)
        {
            if (value is not null) named[parameter] = value;
        }

        foreach (DictionaryEntry entry in consent)
        {
            if (target.Parameters.ContainsKey((string)entry.Key)) named[entry.Key] = entry.Value;
        }

        return [.. commands.Collect(target, named, given).Select(item => item.BaseObject).OfType<T>()];
    }
}
