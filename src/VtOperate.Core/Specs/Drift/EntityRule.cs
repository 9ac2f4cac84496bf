using System.Globalization;
using VtOperate.Core.Specs.Reading;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Fields that the key entities of a specification name as code would, and that no identifier of the code names (D3). Prose names less surely than a table, so that it is a hint; what the data model lists is compared there. An entity
/// of which the code has no trace is one finding.
/// </summary>
internal sealed class EntityRule : IDriftRule
{
    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        foreach (FeatureSpec feature in context.Features)
        {
            bool isBuilt = feature.TasksDone > 0;
            foreach (SpecEntity entity in feature.Entities)
            {
                stop.ThrowIfCancellationRequested();
                List<SpecField> fields = [.. EntityFields.Of(entity).Where(field => !feature.Fields.Any(row => NameHash.Of(row.Name) == NameHash.Of(field.Name)))];
                if (fields.Count == 0) continue;
                bool hasType = FieldRule.HasType(context, entity.Name);
                context.Count("fields of key entities", hasType || isBuilt ? fields.Count : 0, fields.Count);
                if (!hasType && !isBuilt) continue;
                List<SpecField> absent = [.. fields.Where(field => !context.Facts.Has(NameHash.Of(field.Name)))];
                if (absent.Count == 0) continue;
                if (!hasType && absent.Count == fields.Count && fields.Count > 1) yield return Finding(context, feature, entity, entity.Name, "no identifier of the code names the entity or any of its " + fields.Count.ToString(CultureInfo.InvariantCulture) + " fields");
                else
                {
                    foreach (SpecField field in absent) yield return Finding(context, feature, entity, entity.Name + "." + field.Name, $"no identifier of the code is called {field.Name}");
                }
            }
        }
    }

    private static DriftFinding Finding(DriftContext context, FeatureSpec feature, SpecEntity entity, string subject, string does) =>
        new("D3", feature.Name, DriftConfidence.Hint, context.InProject(entity.File), entity.Line, DriftText.Brief($"{entity.Name}: {entity.Text}"), null, null, does, DriftSuggestion.Decide, [], DriftFingerprint.Of("D3", feature.Name, subject, ""), context.Repository)
        { Subject = subject };
}
