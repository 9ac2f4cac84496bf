using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Incidents.Actions;

namespace VtOperate.Binding;

/// <summary>The label of an action item, from its text or from an <see cref="ActionItem"/>. Any other kind of object binds too, and is refused by name when the label is read.</summary>
public sealed class ActionItemId
{
    private readonly string? _label;
    private readonly object? _other;

    /// <summary>Takes the label as text.</summary>
    public ActionItemId(string label) => _label = label;

    /// <summary>Takes an <see cref="ActionItem"/>, text, or an item that came from another session.</summary>
    public ActionItemId(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _label = bare switch
        {
            string label => label,
            ActionItemId id => id._label,
            ActionItem item => $"{item.IncidentId}/{item.Id}",
            _ => FromElsewhere(value),
        };
        if (_label is null) _other = bare is ActionItemId other ? other._other : bare;
    }

    /// <summary>The label.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string Text => _label ?? throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other?.GetType().Name} was given; -Id takes an action item or its label, for instance INC-0042/7G2K9Q.");

    /// <inheritdoc/>
    public override string ToString() => _label ?? _other?.ToString() ?? "";

    private static string? FromElsewhere(object value)
    {
        var copy = PSObject.AsPSObject(value);
        foreach (string type in copy.TypeNames)
        {
            if (type.EndsWith("." + nameof(ActionItem), StringComparison.Ordinal)) return $"{copy.Properties["IncidentId"]?.Value}/{copy.Properties["Id"]?.Value}";
        }

        return null;
    }
}
