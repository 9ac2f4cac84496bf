using System.Globalization;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Fields of the data model that no identifier of the code names (D3). A field is looked for in every file without case and separators; an entity of which the code has no trace is one finding; rows about what is
/// derived, shown or removed are none.
/// </summary>
internal sealed class FieldRule : IDriftRule
{
    private static readonly string[] s_skipped =
        ["derived", "computed", "calculated", "virtual", "not stored", "not persisted", "transient", "runtime only", "ui only", "display only", "removed", "deprecated", "future", "planned", "legacy", "implicit", "client-side only", "conceptual", "n/a", "out of scope", "external"];

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        foreach (FeatureSpec feature in context.Features)
        {
            bool isBuilt = feature.Tasks.Any(task => task.State == SpecTaskState.Done);
            foreach (IGrouping<string, SpecField> entity in feature.Fields.GroupBy(field => field.Entity))
            {
                stop.ThrowIfCancellationRequested();
                List<SpecField> fields = [.. entity.Where(IsComparable)];
                if (fields.Count == 0) continue;
                bool hasType = HasType(context, entity.Key);
                context.Count("fields of data models", hasType || isBuilt ? fields.Count : 0, entity.Count());
                if (!hasType && !isBuilt) continue;
                List<SpecField> absent = [.. fields.Where(field => !Names(field.Name).Any(name => context.Facts.Has(NameHash.Of(name))))];
                if (absent.Count == 0) continue;
                if (!hasType && absent.Count == fields.Count && fields.Count > 1) yield return Entity(context, feature, entity.Key, fields);
                else if (hasType || absent.Count * 2 <= fields.Count)
                {
                    foreach (SpecField field in absent) yield return Field(context, feature, field, fields, hasType);
                }
                else
                {
                    context.Note(new DriftNote("D3", $"{entity.Key}: the code has no such type and most of its fields are not named in it", context.InProject(fields[0].File), fields[0].Line));
                }
            }
        }
    }

    /// <summary>Whether the code has a type or a table of the entity.</summary>
    internal static bool HasType(DriftContext context, string entity) => Spellings(entity).Any(context.Facts.Has);

    private static DriftFinding Entity(DriftContext context, FeatureSpec feature, string entity, List<SpecField> fields)
    {
        string file = context.InProject(fields[0].File), count = fields.Count.ToString(CultureInfo.InvariantCulture);
        return new DriftFinding("D3", feature.Feature.Name, DriftConfidence.Likely, file, fields[0].Line, $"the entity {entity} has {count} fields: {DriftText.Brief(string.Join(", ", fields.Select(field => field.Name)))}", null, null,
            "no identifier of the code names the entity or any of them", DriftSuggestion.Decide, [], DriftFingerprint.Of("D3", feature.Feature.Name, entity, ""), context.Repository)
        { Subject = entity };
    }

    private static DriftFinding Field(DriftContext context, FeatureSpec feature, SpecField field, List<SpecField> siblings, bool hasType)
    {
        string file = context.InProject(field.File), type = field.Type.Length == 0 ? "" : $" ({field.Type})";
        var evidence = new List<Evidence>();
        List<SpecField> present = [.. siblings.Where(other => Names(other.Name).Any(name => context.Facts.Has(NameHash.Of(name))))];
        if (present.Count > 0) evidence.Add(new Evidence("Siblings", $"the code names {present.Count} of {siblings.Count} fields of {field.Entity}", 0.5));
        return new DriftFinding("D3", feature.Feature.Name, hasType ? DriftConfidence.Strong : DriftConfidence.Likely, file, field.Line, $"{field.Entity} has the field {field.Name}{type}", null, null, "no identifier of the code has this name",
            DriftSuggestion.Decide, evidence, DriftFingerprint.Of("D3", feature.Feature.Name, field.Entity + "." + field.Name, ""), context.Repository)
        { Subject = field.Entity + "." + field.Name };
    }

    private static bool IsComparable(SpecField field)
    {
        if (RequirementWords.Begins(field.Notes, s_skipped) || RequirementWords.Begins(field.Type, s_skipped)) return false;
        return Names(field.Name).Any() && Names(field.Name).All(IsIdentifier);
    }

    /// <summary>The names that a cell holds: <c>id</c>; <c>created_at / updated_at</c>; <c>items[]</c>; <c>meta.size</c> is its last part.</summary>
    private static IEnumerable<string> Names(string cell)
    {
        foreach (string part in cell.Split(['/', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string name = part.Trim('`', '*', '?', '!', '$', ' ', '_', '"', '\'');
            int cut = name.IndexOfAny(['(', '[', '<', ':', '=']);
            if (cut > 0) name = name[..cut].Trim(' ', '`', '?');
            yield return name[(name.LastIndexOf('.') + 1)..];
        }
    }

    private static bool IsIdentifier(string name) => name.Length > 1 && (char.IsLetter(name[0]) || name[0] == '_') && name.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '_' or '-');

    // Order, orders, OrderEntity, order_table.
    private static IEnumerable<uint> Spellings(string entity)
    {
        string name = entity.Replace(" ", "", StringComparison.Ordinal);
        foreach (string spelling in (string[])[name, name + "s", name.TrimEnd('s'), name + "es", name + "Entity", name + "Dto", name + "Model", name + "Response", name + "Request", "I" + name]) yield return NameHash.Of(spelling);
        if (name.EndsWith('y')) yield return NameHash.Of(name[..^1] + "ies");
    }
}
