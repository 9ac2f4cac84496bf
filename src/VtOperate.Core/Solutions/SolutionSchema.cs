using VtOperate.Core.Documents;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>
/// The front matter of solutions, both generations as data, with the words that a repository adds by <c>vocabulary</c> of its configuration. The current generation
/// leaves components and causes to the corpus; the first one closes them. Case, and hyphens or blanks for underscores, never make another word. Immutable.
/// </summary>
public sealed class SolutionSchema
{
    /// <summary>The front matter field of the problem type.</summary>
    public const string ProblemType = "problem_type";

    /// <summary>The front matter field of the component.</summary>
    public const string Component = "component";

    /// <summary>The front matter field of the root cause.</summary>
    public const string RootCause = "root_cause";

    /// <summary>The front matter field of the kind of resolution.</summary>
    public const string ResolutionType = "resolution_type";

    /// <summary>The front matter field of the severity.</summary>
    public const string Severity = "severity";

    // In the order in which they are written.
    private static readonly SolutionField[] s_fields =
    [
        new("title", SolutionFieldKind.Text),
        new("module", SolutionFieldKind.Text),
        new("date", SolutionFieldKind.Day),
        new("category", SolutionFieldKind.Text),
        new(ProblemType, SolutionFieldKind.Word),
        new(Component, SolutionFieldKind.Word),
        new("symptoms", SolutionFieldKind.List, 5),
        new(RootCause, SolutionFieldKind.Word),
        new(ResolutionType, SolutionFieldKind.Word),
        new(Severity, SolutionFieldKind.Word),
        new("tags", SolutionFieldKind.Tags, 8),
        new("related_components", SolutionFieldKind.List),
        new("framework_version", SolutionFieldKind.Text),
        new("rails_version", SolutionFieldKind.Text),
        new("applies_when", SolutionFieldKind.List, 5),
        new("status", SolutionFieldKind.Text),
        new("stale_reason", SolutionFieldKind.Text),
        new("stale_date", SolutionFieldKind.Day),
        new("open", SolutionFieldKind.List),
        new("supersedes", SolutionFieldKind.List),
        new("superseded_by", SolutionFieldKind.Text),
        new(SolutionMove.FormerIds, SolutionFieldKind.List),
        new("last_updated", SolutionFieldKind.Day),
        new("last_refreshed", SolutionFieldKind.Day),
    ];

    private static readonly string[] s_everyTrack = ["module", "date", ProblemType, Component, Severity];
    private static readonly string[] s_bug = ["module", "date", ProblemType, Component, "symptoms", RootCause, ResolutionType, Severity];
    private static readonly string[] s_currentOnly = ["title", "category", "applies_when", "framework_version", "last_updated", "last_refreshed"];

    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _vocabulary;

    private SolutionSchema(IReadOnlyDictionary<string, IReadOnlyList<string>> vocabulary) => _vocabulary = vocabulary;

    /// <summary>The schema without words of any repository.</summary>
    public static SolutionSchema Default { get; } = new(new Dictionary<string, IReadOnlyList<string>>());

    /// <summary>The fields in the order in which they are written.</summary>
    public static IReadOnlyList<SolutionField> Fields => s_fields;

    /// <summary>The keys in the order in which they are written.</summary>
    public static IReadOnlyList<string> KeyOrder { get; } = [.. s_fields.Select(field => field.Name)];

    /// <summary>The schema with the words that a configuration adds.</summary>
    public static SolutionSchema Of(OperationConfiguration configuration) => configuration.Vocabulary.Count == 0 ? Default : new SolutionSchema(configuration.Vocabulary);

    /// <summary>What the schema says about a field, or null where it does not know the key.</summary>
    public static SolutionField? Field(string name) => Array.Find(s_fields, field => SolutionWords.IsSame(field.Name, name));

    /// <summary>The track of a problem type; null for one that is none of the known ones.</summary>
    public static SolutionTrack? TrackOf(string? problemType) => Find(problemType)?.Track;

    /// <summary>The name of the folder for a problem type; null for one that is none of the known ones.</summary>
    public static string? FolderOf(string? problemType) => Find(problemType)?.Folder;

    /// <summary>The problem type whose documents stand in a folder of this name, or null.</summary>
    public static string? TypeOfFolder(string folder)
    {
        foreach ((string type, string name, _, _) in SolutionWords.ProblemTypes)
        {
            if (SolutionWords.IsSame(name, folder)) return type;
        }

        return null;
    }

    /// <summary>The fields that must have a value, in the order in which they are written.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="track">The track; null where the problem type does not tell. The first generation has none.</param>
    public static IReadOnlyList<string> Required(SolutionGeneration generation, SolutionTrack? track) =>
        generation == SolutionGeneration.First || track == SolutionTrack.Bug ? s_bug : s_everyTrack;

    /// <summary>Whether a field takes only the words that <see cref="Words"/> gives.</summary>
    public static bool IsClosed(string field, SolutionGeneration generation) => Field(field) is { Kind: SolutionFieldKind.Word } rule
        && (generation == SolutionGeneration.First || rule.Name is not (Component or RootCause));

    /// <summary>The words of a field: those that it takes where it is closed, else those that are suggested; the repository's own after them. Empty for a field without a vocabulary.</summary>
    public IReadOnlyList<string> Words(string field, SolutionGeneration generation)
    {
        bool isFirst = generation == SolutionGeneration.First;
        string name = Field(field)?.Name ?? field;
        IReadOnlyList<string> known = name switch
        {
            ProblemType => [.. SolutionWords.ProblemTypes.Where(entry => entry.IsFirst || !isFirst).Select(entry => entry.Type)],
            Component => isFirst ? SolutionWords.FirstComponents : SolutionWords.Components,
            RootCause => isFirst ? SolutionWords.FirstCauses : SolutionWords.Causes,
            ResolutionType => SolutionWords.Resolutions,
            Severity => SolutionWords.Severities,
            _ => [],
        };
        return Own(name) is { Count: > 0 } own ? [.. known, .. own.Where(word => !known.Contains(word))] : known;
    }

    /// <summary>The word of a field that a value certainly is, spelled as the schema spells it: the same but for case, blanks and hyphens. Null where there is none.</summary>
    public string? Spelling(string field, string value, SolutionGeneration generation) => Words(field, generation).FirstOrDefault(word => SolutionWords.IsSame(word, value));

    /// <summary>The word of a field that somebody probably meant, or null where none is near.</summary>
    public string? Nearest(string field, string value, SolutionGeneration generation) =>
        Spelling(field, value, generation) ?? NearestWord.Find(value.Trim().Replace('-', '_').Replace(' ', '_'), Words(field, generation));

    /// <summary>
    /// The generation that a document was written for. The first one's is one whose component and cause stand in that generation's lists and that has nothing of
    /// the current one, or that has what only the first one knows.
    /// </summary>
    public static SolutionGeneration GenerationOf(DocumentFields fields)
    {
        foreach (string key in s_currentOnly)
        {
            if (fields.Text(key) is not null) return SolutionGeneration.Current;
        }

        string? component = fields.Text(Component), cause = fields.Text(RootCause);
        if (Find(fields.Text(ProblemType)) is { IsFirst: false }) return SolutionGeneration.Current;
        if (fields.Text("rails_version") is not null || IsOnlyFirst(component, SolutionWords.FirstComponents, SolutionWords.Components) || IsOnlyFirst(cause, SolutionWords.FirstCauses, SolutionWords.Causes))
            return SolutionGeneration.First;
        return Has(SolutionWords.FirstComponents, component) && Has(SolutionWords.FirstCauses, cause) ? SolutionGeneration.First : SolutionGeneration.Current;
    }

    /// <summary>The fields that a document must have and that are missing or empty, in the order in which they are written.</summary>
    public static IReadOnlyList<string> Missing(DocumentFields fields)
    {
        IReadOnlyList<string> required = Required(GenerationOf(fields), TrackOf(fields.Text(ProblemType)));
        return [.. required.Where(name => fields.Texts(null, name).Count == 0)];
    }

    private static (string Folder, SolutionTrack Track, bool IsFirst)? Find(string? problemType)
    {
        if (problemType is null) return null;
        foreach ((string type, string folder, SolutionTrack track, bool isFirst) in SolutionWords.ProblemTypes)
        {
            if (SolutionWords.IsSame(type, problemType)) return (folder, track, isFirst);
        }

        return null;
    }

    private static bool IsOnlyFirst(string? word, IReadOnlyList<string> first, IReadOnlyList<string> current) => Has(first, word) && !Has(current, word);

    private static bool Has(IReadOnlyList<string> words, string? word) => word is not null && words.Any(known => SolutionWords.IsSame(known, word));

    private IReadOnlyList<string> Own(string field)
    {
        foreach ((string name, IReadOnlyList<string> words) in _vocabulary)
        {
            if (SolutionWords.IsSame(name, field)) return words;
        }

        return [];
    }
}
