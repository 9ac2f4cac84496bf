using System.Management.Automation;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;

namespace VtOperate.Binding;

/// <summary>The label of a bug, from its text or from an object that is a bug or belongs to one. Any other kind of object binds too, and is refused by name when the label is read.</summary>
public sealed class BugId
{
    private readonly string? _label;
    private readonly object? _other;

    /// <summary>Takes the label as text.</summary>
    public BugId(string label) => _label = label;

    /// <summary>Takes a <see cref="BugInvestigation"/>, a <see cref="Reproduction"/>, text, a number, or one of the first two that came from another session.</summary>
    public BugId(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _label = bare switch
        {
            string label => label,
            int number => number.ToString(System.Globalization.CultureInfo.InvariantCulture),
            BugId id => id._label,
            BugInvestigation bug => bug.Label,
            BugRecord record => record.Label,
            Reproduction reproduction => reproduction.BugId,
            _ => FromElsewhere(value),
        };
        if (_label is null) _other = bare is BugId other ? other._other : bare;
    }

    /// <summary>The label.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given, or a bug that is not saved and so has no label.</exception>
    public string Text => _label ?? throw new OperationException(
        ErrorId.IdentityMismatch,
        _other,
        _other is BugInvestigation or Reproduction ? "The bug is not saved yet and has no label; save it with Invoke-BugInvestigation -Save." : $"An object of type {_other?.GetType().Name} was given; -Id takes a bug or its label, for instance BUG-0007.");

    /// <inheritdoc/>
    public override string ToString() => _label ?? _other?.ToString() ?? "";

    private static string? FromElsewhere(object value)
    {
        var copy = PSObject.AsPSObject(value);
        foreach (string type in copy.TypeNames)
        {
            if (type.EndsWith("." + nameof(BugInvestigation), StringComparison.Ordinal) || type.EndsWith("." + nameof(BugRecord), StringComparison.Ordinal)) return copy.Properties["Label"]?.Value?.ToString();
            if (type.EndsWith("." + nameof(Reproduction), StringComparison.Ordinal)) return copy.Properties["BugId"]?.Value?.ToString();
        }

        return null;
    }
}
