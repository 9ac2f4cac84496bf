using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Solutions;

/// <summary>Makes the repairs of a document that are certain, one kind after the other. What the editor refuses is left and told. Pure.</summary>
/// <param name="engine">What reads YAML and Markdown.</param>
/// <param name="schema">The schema with the repository's own words.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="reporter">Where refused repairs are told to those who asked for detail.</param>
internal sealed class SolutionMending(IEngine engine, SolutionSchema schema, string repository, IReporter reporter)
{
    private const string Delimiter = "---";
    private const int LeastKnownKeys = 2;

    private static readonly string[] s_days = [.. SolutionSchema.Fields.Where(field => field.Kind == SolutionFieldKind.Day).Select(field => field.Name)];

    /// <summary>The document with a front matter that can be read, as far as that is certain; the same object where nothing is in the way.</summary>
    public EditableDocument Open(EditableDocument document) => Try(Try(document, Delimiters), Refused);

    /// <summary>The document with every certain repair made; the same object where there is none.</summary>
    /// <param name="root">The root it stands below.</param>
    /// <param name="document">The document.</param>
    /// <param name="citations">Tells what became of a citation.</param>
    /// <param name="stop">Stops it.</param>
    public EditableDocument Mend(SolutionRoot root, EditableDocument document, CitationChecker citations, CancellationToken stop)
    {
        document = Try(Open(document), Misread);
        foreach (SolutionField field in SolutionSchema.Fields) document = Try(document, now => List(now, field));
        document = Try(document, DayKey);
        foreach (string day in s_days) document = Try(document, now => Day(now, day));
        foreach (SolutionField field in SolutionSchema.Fields) document = Try(document, now => Word(now, field));
        document = Try(document, Tags);
        document = Try(document, now => Category(now, root));
        document = Try(document, Draft);

        // A citation is known by its first place only; the next one is seen when that is right. No document cites one more often than it has lines.
        for (int left = 1 + document.Text.AsSpan().Count('\n'); left > 0; left--)
        {
            EditableDocument before = document;
            document = Try(document, now => References(now, citations, stop));
            if (ReferenceEquals(before, document)) break;
        }

        return document;
    }

    private EditableDocument Try(EditableDocument document, Func<EditableDocument, EditableDocument> repair)
    {
        try
        {
            return repair(document);
        }
        catch (OperationException refused) when (refused.Id == ErrorId.DocumentNotEditable)
        {
            reporter.Verbose(refused.Message);
            return document;
        }
    }

    // A line of hyphens counts as a delimiter only where what it would open reads as a front matter of this kind.
    private EditableDocument Delimiters(EditableDocument document)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        if (front.Exists && !front.IsUnterminated) return document;
        if (SolutionStructureCheck.MeantAsDelimiter(document.Text, first: !front.IsUnterminated) is not { } meant) return document;
        EditableDocument changed = document.ReplaceInLine(meant.Line, meant.Text, Delimiter);
        FrontMatter after = FrontMatter.Split(changed.Text);
        if (after.IsUnterminated && SolutionStructureCheck.MeantAsDelimiter(changed.Text, first: false) is { } closing)
        {
            changed = changed.ReplaceInLine(closing.Line, closing.Text, Delimiter);
            after = FrontMatter.Split(changed.Text);
        }

        if (after.IsUnterminated || !after.Exists) return document;
        DocumentFields fields = Fields(changed);
        return SolutionSchema.KeyOrder.Count(key => fields.Text(key) is not null) >= LeastKnownKeys ? changed : document;
    }

    private EditableDocument Refused(EditableDocument document)
    {
        var traps = new YamlTraps(engine.Yaml);
        FrontMatter front = FrontMatter.Split(document.Text);
        if (!front.Exists || IsMap(front)) return document;
        IReadOnlyList<YamlTrap> found = traps.Refused(front);
        return found.All(trap => trap.IsCertain) && traps.Quoted(front, found) is not null ? document.SpliceYaml(YamlTraps.Splices(front, found)) : document;
    }

    private EditableDocument Misread(EditableDocument document)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        if (Map(front) is not { } map) return document;
        IReadOnlyList<YamlTrap> found = [.. YamlTraps.Misread(front, map).Where(trap => trap.IsCertain)];
        return found.Count > 0 ? document.SpliceYaml(YamlTraps.Splices(front, found)) : document;
    }

    private EditableDocument List(EditableDocument document, SolutionField field)
    {
        if (field.Kind is not (SolutionFieldKind.List or SolutionFieldKind.Tags) || Find(document, field.Name) is not YamlScalar { IsNull: false } scalar) return document;
        bool isTags = field.Kind == SolutionFieldKind.Tags;
        string[] items = isTags ? scalar.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : [scalar.Value.Trim()];
        return items.Length == 0 || items[0].Length == 0 ? document : document.SetList(field.Name, items, SolutionSchema.KeyOrder, isTags ? ListStyle.Flow : ListStyle.Block);
    }

    private EditableDocument DayKey(EditableDocument document) =>
        SolutionFieldCheck.OtherDayKey(Fields(document)) is { } key && !document.Has("date") ? document.Rename(key, "date") : document;

    // A day with a time says more than a day; that is for a person to cut.
    private EditableDocument Day(EditableDocument document, string key)
    {
        if (Find(document, key) is not YamlScalar { IsNull: false } scalar) return document;
        string text = scalar.Value.Trim();
        bool isOther = !SolutionFieldCheck.IsDay(text) && !text.Contains(':', StringComparison.Ordinal);
        return isOther && DateText.TryParse(text, out DateTime day) && day.TimeOfDay == TimeSpan.Zero ? document.SetDate(key, DateOnly.FromDateTime(day)) : document;
    }

    private EditableDocument Word(EditableDocument document, SolutionField field)
    {
        if (field.Kind != SolutionFieldKind.Word || Find(document, field.Name) is not YamlScalar { IsNull: false } scalar) return document;
        SolutionGeneration generation = SolutionSchema.GenerationOf(Fields(document));
        if (!SolutionSchema.IsClosed(field.Name, generation)) return document;
        return schema.Spelling(field.Name, scalar.Value, generation) is { } spelled ? document.SetScalar(field.Name, spelled) : document;
    }

    private EditableDocument Tags(EditableDocument document)
    {
        if (Find(document, "tags") is not YamlList list || list.Items.Any(item => item is not YamlScalar)) return document;
        string[] tags = [.. list.Items.OfType<YamlScalar>().Select(item => SolutionFieldCheck.TagForm(item.Value))];
        return tags.Contains("") ? document : document.SetList("tags", [.. tags.Distinct(StringComparer.Ordinal)]);
    }

    private EditableDocument Category(EditableDocument document, SolutionRoot root)
    {
        DocumentFields fields = Fields(document);
        string folder = SolutionPlaceCheck.FolderOf(root, document.File);
        bool isWanted = folder.Length > 0 && Map(FrontMatter.Split(document.Text)) is not null && fields.Text("category") is null && SolutionSchema.GenerationOf(fields) == SolutionGeneration.Current;
        return isWanted ? document.SetScalar("category", folder[(folder.LastIndexOf('/') + 1)..], SolutionSchema.KeyOrder) : document;
    }

    // When nothing is open any more, it is no draft. A draft without a list of open fields is a person's own decision.
    private EditableDocument Draft(EditableDocument document)
    {
        DocumentFields fields = Fields(document);
        bool isDraft = DraftFields.IsDraft(fields);
        if (!document.Has("open") || !isDraft && fields.Text("status") is not null) return document;
        FrontMatter front = FrontMatter.Split(document.Text);
        IReadOnlyList<string> open = DraftFields.Open(fields, engine.Markdown.Read(front.Body, front.BodyLine));
        if (open.Count > 0) return document.SetList("open", [.. DraftFields.Named(fields).Intersect(open), .. open.Except(DraftFields.Named(fields))]).SetScalar("status", "draft", SolutionSchema.KeyOrder);
        document = document.Remove("open");
        return isDraft ? document.Remove("status") : document;
    }

    private EditableDocument References(EditableDocument document, CitationChecker citations, CancellationToken stop)
    {
        FrontMatter front = FrontMatter.Split(document.Text);
        string folder = RepositoryPath.Relative(Path.GetDirectoryName(document.File)!, repository);
        if (Path.IsPathRooted(folder)) return document;
        foreach (Citation citation in Citations.Of(engine.Markdown.Read(front.Body, front.BodyLine)))
        {
            if (citation.Kind is not (CitationKind.Path or CitationKind.Link)) continue;
            if (citations.Check(citation, folder == "." ? "" : folder, stop) is { Verdict: CitationVerdict.Moved, Suggestion: { } target } && IsWritable(citation, target)) document = Try(document, now => now.ReplaceInLine(citation.Line, citation.Text, target));
        }

        return document;
    }

    // A link ends at these signs, so what is written would be read as something else.
    private static bool IsWritable(Citation citation, string target) => citation.Kind == CitationKind.Path || target.AsSpan().IndexOfAny("#?") < 0;

    private YamlNode? Find(EditableDocument document, string key) => document.Has(key) ? Map(FrontMatter.Split(document.Text))?.Entries.First(entry => DocumentFields.IsSameKey(entry.Key.Value, key)).Value : null;

    private DocumentFields Fields(EditableDocument document) => new(Map(FrontMatter.Split(document.Text)));

    private bool IsMap(FrontMatter front) => Map(front) is not null;

    private YamlMap? Map(FrontMatter front)
    {
        try
        {
            return front.Yaml.Length == 0 ? null : engine.Yaml.Read(DocumentBytes.Readable(front.Yaml), "", front.YamlLine) as YamlMap;
        }
        catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
        {
            return null;
        }
    }
}
