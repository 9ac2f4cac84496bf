using System.IO.Enumeration;

namespace VtOperate.Core.Specs;

/// <summary>Takes requirements by their ids, with or without the feature in front, and by their state. Not thread-safe.</summary>
/// <param name="ids">The ids: <c>FR-003</c>, <c>003-cart#FR-003</c>, <c>SC-*</c>; case does not count.</param>
/// <param name="states">The states; any where none is named.</param>
public sealed class RequirementFilter(IReadOnlyList<string> ids, IReadOnlyList<RequirementState> states)
{
    private readonly HashSet<string> _matched = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a requirement is one of those asked for.</summary>
    public bool Takes(SpecRequirement requirement)
    {
        bool isNamed = false;
        foreach (string id in ids)
        {
            if (!FileSystemName.MatchesSimpleExpression(id, id.Contains('#', StringComparison.Ordinal) ? requirement.Key : requirement.Id)) continue;
            isNamed = true;
            _matched.Add(id);
        }

        return isNamed && (states.Count == 0 || states.Contains(requirement.State));
    }

    /// <summary>The ids without a wildcard that named no requirement so far, whatever its state.</summary>
    public IEnumerable<string> Unmatched() => ids.Where(id => id.AsSpan().IndexOfAny('*', '?') < 0 && !_matched.Contains(id));
}
