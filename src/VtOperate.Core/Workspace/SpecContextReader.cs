using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs;

namespace VtOperate.Core.Workspace;

/// <summary>Reads which specification counts here: spec-kit's project and constitution, and the feature that is being worked on.</summary>
internal sealed class SpecContextReader(IEngine engine, ContextDraft draft, CancellationToken stop)
{
    private const string Area = "Specification";

    /// <summary>Fills in what the specification says. The branch must be known already.</summary>
    public OperationContext Read(OperationContext context, string folder)
    {
        SpecProject? project = SpecProject.Find(engine, folder, draft.Root, stop);
        if (project is null) draft.State(Area, "SpecMode", "no", "no .specify folder here or above");
        else draft.Prove(Area, "SpecMode", "yes", project.Folder);
        Constitution? constitution = project is null ? null : ReadConstitution(project);
        ActiveFeature? feature = FindFeature(context, project);
        return context with { SpecMode = project is not null, SpecRoot = project?.Root, Constitution = constitution, ActiveFeature = feature };
    }

    private Constitution? ReadConstitution(SpecProject project)
    {
        foreach (string relative in (string[])[".specify/memory/constitution.md", "memory/constitution.md"])
        {
            string file = RepositoryPath.Resolve(relative, project.Root, home: "");
            if (!engine.Files.FileExists(file)) continue;
            if (ReadText(file) is not { } text) return null;
            Constitution constitution = Constitution.Read(text, file);
            draft.Prove(Area, "Constitution", constitution.ToString(), file, constitution.Line);
            return constitution;
        }

        draft.State(Area, "Constitution", "none", "no constitution.md in .specify/memory");
        return null;
    }

    private ActiveFeature? FindFeature(OperationContext context, SpecProject? project)
    {
        foreach (Func<OperationContext, SpecProject?, Hint?> source in (Func<OperationContext, SpecProject?, Hint?>[])[FromDirectoryVariable, FromFeatureFile, FromFeatureVariable, FromActiveSpec, FromBranch, FromDesignState])
        {
            if (source(context, project) is { } hint) return Resolve(hint, project);
        }

        draft.State(Area, "ActiveFeature", "none", "no file, variable or branch names one");
        return null;
    }

    private ActiveFeature Resolve(Hint hint, SpecProject? project)
    {
        IReadOnlyList<SpecFeature> matches = project?.Match(hint.Text) ?? [];
        string name = hint.Text.Replace('\\', '/').TrimEnd('/');
        name = name[(name.LastIndexOf('/') + 1)..];
        string? spec = null;
        if (matches.Count == 1) (name, spec) = (matches[0].Name, matches[0].SpecFile);
        else if (matches.Count > 1) draft.Unknowns.Add($"{hint.Source} says '{hint.Text}', which fits several features: {string.Join(", ", matches.Select(match => match.Name))}.");
        else if (project is not null) draft.Unknowns.Add($"{hint.Source} says '{hint.Text}', and no folder of specifications has that name.");
        string value = hint.Source == "branch" ? $"{name} (from the branch)" : name;
        if (hint.File is null) draft.State(Area, "ActiveFeature", value, hint.Source);
        else draft.Prove(Area, "ActiveFeature", value, hint.File, hint.Line);
        return new ActiveFeature(name, spec, hint.Source, hint.File, hint.Line);
    }

    private Hint? FromDirectoryVariable(OperationContext context, SpecProject? project) => FromVariable("SPECIFY_FEATURE_DIRECTORY");

    private Hint? FromFeatureVariable(OperationContext context, SpecProject? project) => FromVariable("SPECIFY_FEATURE");

    private Hint? FromVariable(string name) => engine.User.Variable(name) is { } value ? new Hint(value.Trim(), "variable " + name, null, null) : null;

    private Hint? FromFeatureFile(OperationContext context, SpecProject? project)
    {
        string file = project is null ? "" : Path.Combine(project.Folder, "feature.json");
        if (project is null || !engine.Files.FileExists(file) || ReadText(file) is not { } text) return null;
        if (JsonText.Find(text, "feature_directory") is { Length: > 0 } folder) return new Hint(folder, ".specify/feature.json", file, LineOf(text, "feature_directory"));
        draft.Unknowns.Add($"'{draft.Shown(file)}' names no feature_directory.");
        return null;
    }

    private Hint? FromActiveSpec(OperationContext context, SpecProject? project)
    {
        string file = Path.Combine(draft.Root, ".active-spec");
        if (!engine.Files.FileExists(file) || ReadText(file) is not { } text) return null;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            if (line.Text.Trim() is { Length: > 0 } words) return new Hint(words, ".active-spec", file, line.Number);
        }

        return null;
    }

    private Hint? FromBranch(OperationContext context, SpecProject? project)
    {
        if (context.Branch is null || BranchName.Feature(context.Branch) is not { } feature) return null;
        string? head = null;
        foreach (ContextFact fact in draft.Facts)
        {
            if (fact.Name == "Branch") head = fact.File;
        }

        return new Hint(feature, "branch", head, 1);
    }

    private Hint? FromDesignState(OperationContext context, SpecProject? project)
    {
        string file = Path.Combine(draft.Root, ".design-state.yaml");
        if (!engine.Files.FileExists(file) || ReadText(file) is not { } text) return null;
        return new FieldLines(text).Find("specs_dir") is { } field ? new Hint(field.Value, ".design-state.yaml", file, field.Line) : null;
    }

    private string? ReadText(string file)
    {
        try
        {
            return TextDocument.Read(engine.Files, file).Text;
        }
        catch (OperationException problem)
        {
            draft.Unknowns.Add(problem.Message);
            return null;
        }
    }

    private static int? LineOf(string text, string word)
    {
        int at = text.IndexOf(word, StringComparison.Ordinal);
        return at < 0 ? null : text.AsSpan(0, at).Count('\n') + 1;
    }

    private sealed record Hint(string Text, string Source, string? File, int? Line);
}
