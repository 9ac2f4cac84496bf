using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Editing;

/// <summary>The feature and the requirement that somebody named.</summary>
/// <param name="Feature">The feature, which has a specification.</param>
/// <param name="Id">The id of the requirement with plain hyphens; null where none was named.</param>
internal sealed record SpecTarget(SpecFeature Feature, string? Id)
{
    /// <summary>Finds them.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="project">The project.</param>
    /// <param name="feature">The feature as it was named, or null.</param>
    /// <param name="requirement">The requirement as it was named, or null.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.RecordNotFound"/>; <see cref="ErrorId.ValueNotAllowed"/> where several fit or it is no id; <see cref="ErrorId.InputMissing"/> where neither was named.</exception>
    public static SpecTarget Find(IEngine engine, SpecProject project, string? feature, string? requirement)
    {
        string? id = requirement;
        if (requirement is not null && requirement.LastIndexOf('#') is >= 0 and var sign)
        {
            id = requirement[(sign + 1)..];
            if (sign > 0) feature = requirement[..sign];
        }

        if (id is not null)
        {
            // A suffix letter is small in most specifications, a family never.
            id = id.Trim();
            id = id[..(id.LastIndexOf('-') + 1)].ToUpperInvariant() + id[(id.LastIndexOf('-') + 1)..];
            if (id.Length == 0 || RequirementId.Match(id) != id.Length) throw new OperationException(ErrorId.ValueNotAllowed, requirement, $"'{requirement}' is no requirement. Name it as feature#FR-004.");
            id = RequirementId.Normalize(id);
        }

        if (string.IsNullOrWhiteSpace(feature)) return id is null ? throw new OperationException(ErrorId.InputMissing, requirement, "Neither a requirement nor a feature was named.") : Only(engine, project, id);
        IReadOnlyList<SpecFeature> fitting = project.Match(feature);
        if (fitting.Count == 0) throw new OperationException(ErrorId.RecordNotFound, feature, $"No feature below '{project.Root}' is called '{feature}'.");
        if (fitting.Count > 1) throw new OperationException(ErrorId.ValueNotAllowed, feature, $"'{feature}' fits several features: {string.Join(", ", fitting.Select(one => one.Name))}. Name its folder.");
        if (fitting[0].SpecFile is null) throw new OperationException(ErrorId.RecordNotFound, feature, $"The feature '{fitting[0].Name}' has no specification.");
        return new SpecTarget(fitting[0], id);
    }

    private static SpecTarget Only(IEngine engine, SpecProject project, string id)
    {
        List<SpecFeature> having = [.. project.Features.Where(feature => feature.SpecFile is { } file && RequirementReader.Read(TextDocument.Read(engine.Files, file).Text, CancellationToken.None).Any(one => one.Id == id))];
        return having.Count switch
        {
            1 => new SpecTarget(having[0], id),
            0 => throw new OperationException(ErrorId.RecordNotFound, id, $"No feature below '{project.Root}' has the requirement {id}."),
            _ => throw new OperationException(ErrorId.ValueNotAllowed, id, $"Several features have {id}: {string.Join(", ", having.Select(feature => feature.Name))}. Name it as feature#{id}."),
        };
    }
}
