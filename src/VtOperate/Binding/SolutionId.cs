using System.Management.Automation;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;

namespace VtOperate.Binding;

/// <summary>
/// The id of a solution, from its text or from an object that is or holds a solution. Any other kind of object binds too, and is refused by name
/// when the id is read: PowerShell's own message would name neither.
/// </summary>
public sealed class SolutionId
{
    // The records that hold a solution.
    private static readonly string[] s_holders = ["." + nameof(SolutionMatch), "." + nameof(SolutionChange), "." + nameof(SolutionOverlap), "." + nameof(StaleFinding)];

    private readonly string? _id;
    private readonly object? _other;

    /// <summary>Takes the id as text.</summary>
    public SolutionId(string id) => _id = id;

    /// <summary>Takes a <see cref="Solution"/>, a <see cref="SolutionMatch"/>, a <see cref="SolutionChange"/>, a <see cref="SolutionOverlap"/>, text, or one of the first two that came from another session.</summary>
    public SolutionId(object value)
    {
        object bare = value is PSObject wrapped ? wrapped.BaseObject : value;
        _id = bare switch
        {
            string id => id,
            SolutionId id => id._id,
            Solution solution => solution.Id,
            SolutionMatch match => match.Solution.Id,
            StaleFinding finding => finding.Solution.Id,
            SolutionChange change => change.Solution.Id,
            SolutionOverlap overlap => overlap.Solution.Id,
            SolutionRepair repair => repair.Id,
            CheckResult { Kind: SolutionTester.Kind } check => check.Target,
            _ => FromElsewhere(value),
        };
        if (_id is null) _other = bare is SolutionId other ? other._other : bare;
    }

    /// <summary>The id, which may hold wildcards.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.IdentityMismatch"/> when another kind of object was given.</exception>
    public string Text => _id ?? throw new OperationException(ErrorId.IdentityMismatch, _other, $"An object of type {_other?.GetType().Name} was given; -Id takes a solution, a match of Search-Solution, or the id of a solution.");

    /// <inheritdoc/>
    public override string ToString() => _id ?? _other?.ToString() ?? "";

    // Objects from a remote session or a job are copies whose type name says what they were.
    private static string? FromElsewhere(object value)
    {
        var copy = PSObject.AsPSObject(value);
        foreach (string type in copy.TypeNames)
        {
            if (type.EndsWith("." + nameof(Solution), StringComparison.Ordinal)) return copy.Properties["Id"]?.Value?.ToString();
            if (s_holders.Any(holder => type.EndsWith(holder, StringComparison.Ordinal)) && copy.Properties["Solution"]?.Value is { } solution) return PSObject.AsPSObject(solution).Properties["Id"]?.Value?.ToString();
        }

        return null;
    }
}
