using System.Management.Automation;
using System.Text;
using VtOperate.Core.Bugs.Probes;

namespace VtOperate.Commands.Bugs;

/// <summary>Writes the objects, errors and warnings of a script as they come, and keeps none of them but the last object.</summary>
internal sealed class ProbeStreams
{
    private readonly ProbeOutput _text;
    private object? _last;

    internal ProbeStreams(PowerShell shell, ProbeOutput text)
    {
        _text = text;
        Output.DataAdded += (_, _) => Drain(Output, AddObject);
        shell.Streams.Error.DataAdded += (_, _) => Drain(shell.Streams.Error, record => Line(record.ToString()));
        shell.Streams.Warning.DataAdded += (_, _) => Drain(shell.Streams.Warning, record => Line("WARNING: " + record.Message));
    }

    /// <summary>Where the script writes its objects.</summary>
    internal PSDataCollection<PSObject> Output { get; } = [];

    /// <summary>Whether the last object is the boolean false.</summary>
    internal bool IsLastFalse => _last is false;

    // An endless output must not be kept.
    private static void Drain<T>(PSDataCollection<T> from, Action<T> take)
    {
        foreach (T item in from.ReadAll()) take(item);
    }

    private void AddObject(PSObject? item)
    {
        _last = item?.BaseObject;
        if (item is not null) Line(item.ToString() ?? "");
    }

    private void Line(string text) => _text.Add(Encoding.UTF8.GetBytes(text + "\n"));
}
