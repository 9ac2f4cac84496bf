using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Reading;

/// <summary>Reads what the documents of features say.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="project">The project.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="reporter">Where files that cannot be read are named.</param>
internal sealed class FeatureReader(IEngine engine, SpecProject project, string repository, IReporter reporter)
{
    /// <summary>Reads one feature. What is missing is empty; what cannot be read goes to the reporter and is empty too.</summary>
    public FeatureSpec Read(SpecFeature feature, CancellationToken stop)
    {
        bool isFolder = feature.SpecFile is null || Path.GetFileName(feature.SpecFile) == "spec.md";
        string[] files = isFolder ? [.. engine.Files.ListFiles(feature.Folder, "", recurse: true, stop)] : [feature.SpecFile!];
        (string text, string file) = feature.SpecFile is { } spec ? TextOf(spec) : ("", "");
        (string plan, string planFile) = TextOf(feature, "plan.md", isFolder);
        (string tasks, string taskFile) = TextOf(feature, "tasks.md", isFolder);
        (string model, string modelFile) = TextOf(feature, "data-model.md", isFolder);
        IReadOnlyList<SpecFact> header = HeaderReader.Facts(text, file);
        string status = header.FirstOrDefault(fact => fact.Name.Equals("Status", StringComparison.OrdinalIgnoreCase))?.Value ?? "";
        SpecRequirement[] requirements = [.. RequirementReader.Read(text, stop).Select(found => Requirement(found, feature, file, status))];
        IReadOnlyList<SpecField> fields = FieldTableReader.Read(model, modelFile);
        return new FeatureSpec(feature, requirements)
        {
            Project = project.Root,
            Repository = repository,
            File = feature.SpecFile is null ? null : file,
            Title = HeaderReader.TitleOf(text),
            Status = status,
            Scenarios = StoryReader.Read(text, file),
            Clarifications = HeaderReader.Clarifications(text, file),
            Tasks = TaskReader.Read(tasks, taskFile),
            Entities = EntityReader.Read(text, file),
            Fields = fields,
            Sets = [.. SetReader.OfRequirements(requirements), .. SetReader.OfModel(model, modelFile, fields)],
            Facts = HeaderReader.Facts(plan, planFile),
            Files = files,
            Flaws = FlawReader.Read(text, file).Concat(FlawReader.Read(plan, planFile)).Concat(FlawReader.Read(tasks, taskFile)).Concat(FlawReader.Read(model, modelFile)).ToArray(),
        };
    }

    private SpecRequirement Requirement(RequirementText found, SpecFeature feature, string file, string status)
    {
        var requirement = new SpecRequirement(found.Id, feature.Name, found.Text, file, found.Line, repository) { State = found.State, StateSaid = found.StateSaid, DuplicateLines = found.DuplicateLines };
        if (found.State != RequirementState.Active || status.Length == 0) return requirement;

        // "Implemented (web); FR-007 deferred": the clause that names the id speaks of it.
        foreach (string clause in status.Split(';', ','))
        {
            if (RequirementIds.In(clause).All(named => named.Id != found.Id)) continue;
            RequirementState state = RequirementReader.StateOf(clause, found.Text);
            if (state != RequirementState.Active) return requirement with { State = state, StateSaid = clause.Trim() };
        }

        return requirement;
    }

    private (string Text, string File) TextOf(SpecFeature feature, string name, bool isFolder)
    {
        string file = Path.Combine(feature.Folder, name);
        return isFolder && engine.Files.FileExists(file) ? TextOf(file) : ("", "");
    }

    private (string Text, string File) TextOf(string file)
    {
        string relative = RepositoryPath.Relative(file, repository);
        try
        {
            return (TextDocument.Read(engine.Files, file).Text, relative);
        }
        catch (OperationException problem)
        {
            reporter.Problem(problem);
            return ("", relative);
        }
    }
}
