namespace VtOperate.Core.Solutions;

/// <summary>
/// Makes a draft out of what was said and what was recorded. A word is settled against the words of the knowledge base; nothing that nobody said and no record
/// holds is filled in. Pure.
/// </summary>
/// <param name="schema">The schema.</param>
/// <param name="generation">The generation of the schema to write in.</param>
/// <param name="vocabulary">The words of the knowledge base.</param>
public sealed class SolutionDrafter(SolutionSchema schema, SolutionGeneration generation, SolutionVocabulary vocabulary)
{
    private const int MostSymptoms = 5;
    private const int LongestSymptom = 200;

    /// <summary>The draft; null when nothing was said and nothing is recorded.</summary>
    /// <param name="said">What was said, secrets removed.</param>
    /// <param name="recorded">What was recorded.</param>
    /// <param name="today">The day to write where nobody named one.</param>
    public SolutionDraft? Make(SolutionFields said, CaptureEvidence recorded, DateOnly today)
    {
        CaptureEvidence evidence = recorded.Redacted();
        SolutionFields fields = Words(said, evidence);
        if (SolutionTitle.Of(said, evidence) is not { } title) return null;
        var suggestions = new List<VocabularySuggestion>();
        var rule = new SolutionWordRule(schema, generation, vocabulary);
        fields = Placed(rule.Settle(fields, suggestions), fields, rule, suggestions) with { Title = title, Date = fields.Date ?? today };
        return new SolutionDraft
        {
            Fields = fields,
            Evidence = evidence,
            Suggestions = suggestions,
            Generation = generation,
            IsKnowledge = generation == SolutionGeneration.Current && SolutionSchema.TrackOf(fields.ProblemType) == SolutionTrack.Knowledge,
            Open = SolutionOpenFields.Of(generation, fields.ProblemType, field => IsKnown(fields, field)),
        };
    }

    // What was recorded is said only where the person said nothing.
    private static SolutionFields Words(SolutionFields said, CaptureEvidence evidence)
    {
        IReadOnlyList<string>? symptoms = said.Symptoms;
        if (symptoms is null && evidence.Errors.Count > 0) symptoms = [.. evidence.Errors.Take(MostSymptoms).Select(Symptom).Distinct(StringComparer.Ordinal)];
        return said with { Problem = said.Problem ?? evidence.Description, Symptoms = symptoms, Severity = said.Severity ?? evidence.Severity };
    }

    private static string Symptom(string error)
    {
        string line = error.ReplaceLineEndings("\n").Split('\n')[0].Trim();
        return line.Length <= LongestSymptom ? line : line[..LongestSymptom] + "\u2026";
    }

    // Only what is certain: a folder of the schema gives its type, a type gives its folder. Everything else stays open.
    private static SolutionFields Placed(SolutionFields settled, SolutionFields said, SolutionWordRule rule, List<VocabularySuggestion> suggestions)
    {
        string? category = said.Category is { } named ? rule.Folder(named, suggestions) : null;
        string? type = said.ProblemType is null && category is not null ? SolutionSchema.TypeOfFolder(category) : settled.ProblemType;
        return settled with { ProblemType = type, Category = category ?? SolutionSchema.FolderOf(type) };
    }

    private static bool IsKnown(SolutionFields fields, string field) => field switch
    {
        "module" => fields.Module is not null,
        SolutionSchema.ProblemType => fields.ProblemType is not null,
        SolutionSchema.Component => fields.Component is not null,
        "symptoms" => fields.Symptoms is not null,
        SolutionSchema.RootCause => fields.RootCause is not null,
        SolutionSchema.ResolutionType => fields.ResolutionType is not null,
        SolutionSchema.Severity => fields.Severity is not null,
        "problem" => fields.Problem is not null,
        "solution" => fields.Solution is not null,
        _ => true,
    };
}
