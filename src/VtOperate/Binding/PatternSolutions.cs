using System.Management.Automation;
using VtOperate.Core.Solutions;

namespace VtOperate.Binding;

/// <summary>The solutions that document a pattern: one by its id or as an object, or all of a group that Get-SolutionPattern found.</summary>
public sealed class PatternSolutions
{
    private readonly SolutionId? _solution;
    private readonly IReadOnlyList<string> _ids = [];

    /// <summary>Takes the id of a solution.</summary>
    public PatternSolutions(string id) => _solution = new SolutionId(id);

    /// <summary>Takes a <see cref="SolutionPattern"/>, a <see cref="CriticalPattern"/>, or whatever <see cref="SolutionId"/> takes.</summary>
    public PatternSolutions(object value)
    {
        switch (value is PSObject wrapped ? wrapped.BaseObject : value)
        {
            case SolutionPattern group:
                _ids = [.. group.Solutions.Select(solution => solution.Id)];
                break;
            case CriticalPattern pattern:
                _ids = pattern.DocumentedIn;
                break;
            case PatternSolutions other:
                (_solution, _ids) = (other._solution, other._ids);
                break;
            default:
                _solution = new SolutionId(value);
                break;
        }
    }

    /// <summary>The ids.</summary>
    /// <exception cref="VtOperate.Core.Errors.OperationException">An object of another kind was given.</exception>
    public IReadOnlyList<string> Ids => _solution is null ? _ids : [_solution.Text];

    /// <inheritdoc/>
    public override string ToString() => _solution?.ToString() ?? string.Join(", ", _ids);
}
