namespace VtOperate.Core.Specs;

/// <summary>A feature with what its documents say.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Requirements">Its requirements in the order of the specification; none where it has no specification.</param>
public sealed record FeatureSpec(SpecFeature Feature, IReadOnlyList<SpecRequirement> Requirements)
{
    /// <summary>Every file of its folder, absolute, in ordinal order: contracts, plan, data model and the rest.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
