using System.Text;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Editing;

/// <summary>
/// Finds out whether specifications are changed after their feature is built: as <c>specs.persistence</c> of the configuration says, else from history. Where fewer than a tenth of the
/// features that are built had a requirement changed after that, a built feature is history.
/// </summary>
/// <param name="engine">What touches the world.</param>
public sealed class PersistenceReader(IEngine engine)
{
    // Below three a share says nothing.
    private const int Fewest = 3;
    private const int ChangedOutOfTen = 1;
    private const string Tasks = "tasks.md";

    /// <summary>How a project treats the specifications of what is built.</summary>
    /// <param name="configuration">The configuration that counts for it.</param>
    /// <param name="project">The project.</param>
    /// <param name="stop">Stops the reading of history.</param>
    public PersistenceMode Read(OperationConfiguration configuration, SpecProject project, CancellationToken stop)
    {
        if (configuration.Node("specs.persistence") is YamlScalar { Value: var value } && Configured(value) is { } kind) return new PersistenceMode(kind, $"'specs.persistence' says {value}.", 0, 0);
        try
        {
            using IGitRepository? repository = engine.Git.Open(project.Root);
            if (repository is null || repository.Head is not { } head) return Unknown("There is no history.");
            if (repository.IsShallow) return Unknown("History was cut off when it was cloned.");
            using IObjectReader objects = repository.OpenObjects();
            return Count(new HistoryReader(objects, repository.ShallowBoundary), head, repository.Root, project, stop);
        }
        catch (OperationException problem)
        {
            return Unknown("History cannot be read: " + problem.Message);
        }
    }

    /// <summary>Whether the tasks of a feature are done as its list says now.</summary>
    public bool IsBuilt(SpecFeature feature)
    {
        string file = Path.Combine(feature.Folder, Tasks);
        return engine.Files.FileExists(file) && TaskCount.Of(TextDocument.Read(engine.Files, file).Text).IsBuilt;
    }

    private static PersistenceMode Count(HistoryReader history, ObjectId head, string root, SpecProject project, CancellationToken stop)
    {
        int built = 0, changed = 0;
        ObjectId now = history.ReadCommit(head).Tree;
        foreach (SpecFeature feature in project.Features)
        {
            if (feature.SpecFile is null || !RepositoryPath.IsBelow(feature.SpecFile, root)) continue;
            string spec = RepositoryPath.Relative(feature.SpecFile, root), tasks = RepositoryPath.Relative(Path.Combine(feature.Folder, Tasks), root);
            ObjectId last = history.FindBlob(now, spec);
            if (last.IsZero || FirstBuilt(history, head, tasks, stop) is not { } done) continue;
            ObjectId then = history.FindBlob(done.Tree, spec);
            if (then.IsZero) continue;
            built++;
            if (then != last && !Says(history, then).SequenceEqual(Says(history, last))) changed++;
        }

        if (built < Fewest) return Unknown($"Only {built} feature{(built == 1 ? " is" : "s are")} built; {Fewest} are needed to tell.") with { Built = built, ChangedAfter = changed };
        string reason = $"{changed} of {built} built features had a requirement changed after that.";
        return new PersistenceMode(changed * 10 < built * ChangedOutOfTen ? SpecPersistence.FlowForward : SpecPersistence.LivingSpec, reason, built, changed);
    }

    private static CommitNode? FirstBuilt(HistoryReader history, ObjectId head, string tasks, CancellationToken stop)
    {
        CommitNode? first = null;
        foreach (CommitNode commit in PathLog.Read(history, head, tasks, stop))
        {
            ObjectId blob = history.FindBlob(commit.Tree, tasks);
            if (!blob.IsZero && TaskCount.Of(Encoding.UTF8.GetString(history.PeekBlob(blob))).IsBuilt) first = commit;
        }

        return first;
    }

    private static IEnumerable<(string Id, string Text, bool IsRetired)> Says(HistoryReader history, in ObjectId blob) =>
        [.. RequirementReader.Read(Encoding.UTF8.GetString(history.PeekBlob(blob)), CancellationToken.None).Select(one => (one.Id, string.Join(' ', one.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), one.IsRetired))];

    private static SpecPersistence? Configured(string value) => value.ToLowerInvariant() switch
    {
        "flow-back" => SpecPersistence.FlowBack,
        "flow-forward" => SpecPersistence.FlowForward,
        "living-spec" => SpecPersistence.LivingSpec,
        _ => null,
    };

    private static PersistenceMode Unknown(string why) => new(SpecPersistence.Unknown, why, 0, 0);
}
