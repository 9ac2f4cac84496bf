using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Verdicts;

namespace VtOperate.Binding;

/// <summary>A requirement by its name (<c>003-cart#FR-004</c>), from text or from an object that is or concerns one. Any other kind of object binds too, and is refused by name when the name is read.</summary>
public sealed class RequirementName
{
    private readonly string? _name;
    private readonly object? _other;

    /// <summary>Takes the name as text.</summary>
    public RequirementName(string name) => _name = name;

    /// <summary>Takes a <see cref="SpecRequirement"/>, a <see cref="RequirementMatch"/>, a <see cref="DriftFinding"/>, a <see cref="SpecVerdict"/>, text, or one of the first that came from another session.</summary>
    public RequirementName(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _name = bare switch
        {
            string name => name,
            RequirementName name => name._name,
            SpecRequirement requirement => $"{requirement.Feature}#{requirement.Id}",
            RequirementMatch match => $"{match.Requirement.Feature}#{match.Requirement.Id}",
            DriftFinding finding => finding.Requirement,
            SpecVerdict { Requirement: { } decides } => decides.Requirement.Key,
            RequirementVerdict verdict => verdict.Requirement.Requirement.Key,
            _ => FromElsewhere(value),
        };
        if (_name is null) _other = bare is RequirementName other ? other._other : bare;
    }

    /// <summary>The name.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string Text => _name ?? throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other?.GetType().Name} was given; -Requirement takes a requirement, a finding of Find-SpecDrift, or a name such as 003-cart#FR-004.");

    /// <inheritdoc/>
    public override string ToString() => _name ?? _other?.ToString() ?? "";

    private static string? FromElsewhere(object value)
    {
        var copy = PSObject.AsPSObject(value);
        foreach (string type in copy.TypeNames)
        {
            if (type.EndsWith("." + nameof(DriftFinding), StringComparison.Ordinal)) return copy.Properties["Requirement"]?.Value?.ToString();
            if (type.EndsWith("." + nameof(SpecRequirement), StringComparison.Ordinal)) return $"{copy.Properties["Feature"]?.Value}#{copy.Properties["Id"]?.Value}";
        }

        return null;
    }
}
