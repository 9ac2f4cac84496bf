namespace VtOperate.Core.Specs.References;

/// <summary>Every place of a project that names one of its requirements.</summary>
/// <param name="All">The places whose requirement is known: code and tests first, then tasks, bugs, solutions, commits from new to old.</param>
/// <param name="Ambiguous">How many places name an id of which nothing tells whose it is, by id.</param>
/// <param name="Undefined">How many places name an id that no specification defines, or a task that names no requirement.</param>
public sealed record SpecReferences(IReadOnlyList<SpecReference> All, IReadOnlyDictionary<string, int> Ambiguous, int Undefined)
{
    private readonly ILookup<string, SpecReference> _byRequirement = All.ToLookup(one => one.Requirement, StringComparer.Ordinal);

    /// <summary>A requirement with the places that name it.</summary>
    public SpecRequirement With(SpecRequirement requirement)
    {
        ArgumentNullException.ThrowIfNull(requirement);
        return requirement with { References = _byRequirement[requirement.Key].ToArray(), AmbiguousReferences = Ambiguous.GetValueOrDefault(requirement.Id) };
    }
}
