using VtOperate.Core.Documents;

namespace VtOperate.Core.Solutions;

/// <summary>Settles the words of front matter fields: against the schema where a field is closed, else against the words that the knowledge base uses. Pure.</summary>
/// <param name="schema">The schema.</param>
/// <param name="generation">The generation that counts.</param>
/// <param name="vocabulary">The words of the knowledge base.</param>
internal sealed class SolutionWordRule(SolutionSchema schema, SolutionGeneration generation, SolutionVocabulary vocabulary)
{
    /// <summary>The fields with settled words. A word that a closed field does not take is left out; whatever is off or has a near synonym is added to the suggestions.</summary>
    public SolutionFields Settle(SolutionFields fields, List<VocabularySuggestion> suggestions) => fields with
    {
        Module = Word("module", fields.Module, suggestions),
        ProblemType = Word(SolutionSchema.ProblemType, fields.ProblemType, suggestions),
        Component = Word(SolutionSchema.Component, fields.Component, suggestions),
        RootCause = Word(SolutionSchema.RootCause, fields.RootCause, suggestions),
        ResolutionType = Word(SolutionSchema.ResolutionType, fields.ResolutionType, suggestions),
        Tags = fields.Tags is null ? null : [.. fields.Tags.Select(tag => Word("tags", Slug.Of(TechnologyName.Spell(tag)), suggestions)!).Where(tag => tag.Length > 0).Distinct(StringComparer.Ordinal)],
        RelatedComponents = fields.RelatedComponents is null ? null : [.. fields.RelatedComponents.Select(word => vocabulary.Settle(SolutionSchema.Component, word, schema.Words(SolutionSchema.Component, generation)).Value).Distinct(StringComparer.Ordinal)],
    };

    /// <summary>The folder as the knowledge base or the schema spells it.</summary>
    public string Folder(string named, List<VocabularySuggestion> suggestions)
    {
        string[] known = [.. SolutionWords.ProblemTypes.Select(type => type.Folder), .. schema.Words("category", generation)];
        (string folder, VocabularySuggestion? suggestion) = vocabulary.Settle("category", SolutionPlace.Folder(named), known);
        if (suggestion is not null) suggestions.Add(suggestion);
        return folder;
    }

    private string? Word(string field, string? value, List<VocabularySuggestion> suggestions)
    {
        if (value is null) return null;
        IReadOnlyList<string> words = schema.Words(field, generation);
        (string? chosen, VocabularySuggestion? suggestion) = SolutionSchema.IsClosed(field, generation) ? vocabulary.Choose(field, value, words) : vocabulary.Settle(field, value, words);
        if (suggestion is not null) suggestions.Add(suggestion);
        return chosen;
    }
}
