using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Solutions;

/// <summary>A solution document taken apart for a check, with what was found so far.</summary>
internal sealed class CheckedSolution
{
    private readonly List<CheckProblem> _problems = [];

    /// <summary>Takes a decoded document apart.</summary>
    /// <param name="root">The root it stands below.</param>
    /// <param name="file">The file, absolute.</param>
    /// <param name="name">The file as problems name it.</param>
    /// <param name="document">Its text.</param>
    /// <param name="engine">What reads YAML and Markdown.</param>
    public CheckedSolution(SolutionRoot root, string file, string name, TextDocument document, IEngine engine)
    {
        (Root, File, Name, Document) = (root, file, name, document);
        Front = FrontMatter.Split(document.Text);
        try
        {
            Map = Front.Yaml.Length > 0 ? engine.Yaml.Read(Front.Yaml, file, Front.YamlLine) as YamlMap : null;
        }
        catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
        {
            YamlFault = bad;
            var traps = new YamlTraps(engine.Yaml);
            Refused = traps.Refused(Front);
            Map = traps.Quoted(Front, Refused);
        }

        Fields = new DocumentFields(Map);
        Blocks = engine.Markdown.Read(Front.Body, Front.BodyLine);
        Generation = SolutionSchema.GenerationOf(Fields);
        Track = SolutionSchema.TrackOf(Fields.Text(SolutionSchema.ProblemType));
    }

    /// <summary>The root it stands below.</summary>
    public SolutionRoot Root { get; }

    /// <summary>The file, absolute.</summary>
    public string File { get; }

    /// <summary>The file as problems name it.</summary>
    public string Name { get; }

    /// <summary>The decoded text.</summary>
    public TextDocument Document { get; }

    /// <summary>Front matter and body.</summary>
    public FrontMatter Front { get; }

    /// <summary>The front matter as it is read, or would be with the refused values in quotes; null where there is none or it is no list of keys.</summary>
    public YamlMap? Map { get; }

    /// <summary>The values that YAML refuses; empty where it refuses nothing, or something else.</summary>
    public IReadOnlyList<YamlTrap> Refused { get; } = [];

    /// <summary>Why the front matter is no YAML; null where it is.</summary>
    public OperationException? YamlFault { get; }

    /// <summary>The fields.</summary>
    public DocumentFields Fields { get; }

    /// <summary>The blocks of the body.</summary>
    public IReadOnlyList<MarkdownBlock> Blocks { get; }

    /// <summary>The generation it was written for.</summary>
    public SolutionGeneration Generation { get; }

    /// <summary>Its track; null where the problem type does not tell.</summary>
    public SolutionTrack? Track { get; }

    /// <summary>Its id.</summary>
    public string Id => Root.IdOf(File);

    /// <summary>Whether it is marked as a draft.</summary>
    public bool IsDraft => DraftFields.IsDraft(Fields);

    /// <summary>What was found so far.</summary>
    public IReadOnlyList<CheckProblem> Problems => _problems;

    /// <summary>The entry of a field, however its key is spelled; the last of several. Null where there is none.</summary>
    public KeyValuePair<YamlScalar, YamlNode>? Entry(string key)
    {
        for (int i = (Map?.Entries.Count ?? 0) - 1; i >= 0; i--)
        {
            if (DocumentFields.IsSameKey(Map!.Entries[i].Key.Value, key)) return Map.Entries[i];
        }

        return null;
    }

    /// <summary>The line of a field's key; that of the first line of the front matter where there is none.</summary>
    public int LineOf(string key) => Entry(key)?.Key.Line ?? Math.Max(1, Front.YamlLine - 1);

    /// <summary>Adds what was found.</summary>
    public void Add(string id, int line, CheckSeverity severity, string message, string? repair = null) => _problems.Add(new CheckProblem(id, Name, line, severity, message, repair));
}
