using System.Globalization;
using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents;

namespace VtOperate.Binding;

/// <summary>The label of an incident, from its text or from an object that is an incident or belongs to one. Any other kind of object binds too, and is refused by name when the label is read.</summary>
public sealed class IncidentId
{
    private readonly string? _label;
    private readonly object? _other;

    /// <summary>Takes the label as text.</summary>
    public IncidentId(string label) => _label = label;

    /// <summary>Takes an <see cref="Incident"/>, an <see cref="IncidentEvent"/> or anything else with a property <c>IncidentId</c>, text, or a number; also what came from another session.</summary>
    public IncidentId(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _label = bare switch
        {
            string label => label,
            int number => number.ToString(CultureInfo.InvariantCulture),
            IncidentId id => id._label,
            Incident incident => Folder(incident.Folder),
            IncidentEvent happened => happened.IncidentId,
            _ => FromElsewhere(value),
        };
        if (_label is null) _other = bare is IncidentId other ? other._other : bare;
    }

    /// <summary>The label, or the name of the folder where an incident itself was given: two may have one label.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string Text => _label ?? throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other?.GetType().Name} was given; -Id takes an incident or its label, for instance INC-0042.");

    /// <inheritdoc/>
    public override string ToString() => _label ?? _other?.ToString() ?? "";

    private static string Folder(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string? FromElsewhere(object value)
    {
        var copy = PSObject.AsPSObject(value);
        foreach (string type in copy.TypeNames)
        {
            if (type.EndsWith("." + nameof(Incident), StringComparison.Ordinal)) return copy.Properties["Folder"]?.Value?.ToString() is { } folder ? Folder(folder) : copy.Properties["Label"]?.Value?.ToString();
        }

        return copy.Properties["IncidentId"]?.Value?.ToString();
    }
}
