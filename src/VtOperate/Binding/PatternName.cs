using System.Management.Automation;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Binding;

/// <summary>
/// The slug or name of a critical pattern, from its text, from a pattern, or from a solution that belongs to one. Any other kind of object binds too, and is
/// refused by name when the text is read.
/// </summary>
public sealed class PatternName
{
    private readonly string? _name;
    private readonly object? _other;

    /// <summary>Takes the slug or name as text.</summary>
    public PatternName(string name) => _name = name;

    /// <summary>Takes a <see cref="CriticalPattern"/>, a <see cref="PatternMatch"/>, a <see cref="Solution"/>, a <see cref="SolutionMatch"/> or text.</summary>
    public PatternName(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        (_name, _other) = bare switch
        {
            string name => (name, null),
            PatternName name => (name._name, name._other),
            CriticalPattern pattern => (pattern.Slug, null),
            PatternMatch match => (match.Pattern.Slug, null),
            Solution solution => (solution.Pattern, null),
            SolutionMatch match => (match.Solution.Pattern, null),
            _ => ((string?)null, bare),
        };
    }

    /// <summary>The slug or name, which may hold wildcards; null for a solution that belongs to no pattern.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string? Text => _other is null
        ? _name
        : throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other.GetType().Name} was given; -Name takes a critical pattern, a solution that belongs to one, or the slug of one.");

    /// <inheritdoc/>
    public override string ToString() => _name ?? _other?.ToString() ?? "";
}
