using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.References;

/// <summary>
/// Finds the places that name requirements: code and tests, tasks and comments that name a task, bug records, solutions, and the messages of commits in one bounded walk. One order of evidence decides everywhere whose id it is.
/// </summary>
/// <param name="engine">What touches the world.</param>
/// <param name="reporter">Where files that cannot be read are named.</param>
public sealed class SpecReferenceFinder(IEngine engine, IReporter reporter)
{
    private const int MostCommits = 20_000;
    private const int LongestText = 160;

    /// <summary>The places of the project that a folder belongs to.</summary>
    /// <param name="folder">Any folder of the project, absolute.</param>
    /// <param name="stop">Stops the search.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.SpecsNotFound"/>: no <c>.specify</c> folder.</exception>
    public SpecReferences Find(string folder, CancellationToken stop)
    {
        SpecProject project = SpecLibrary.Open(engine, folder, stop);
        using IGitRepository? git = engine.Git.Open(project.Root);
        using IObjectReader? objects = git?.OpenObjects();
        DriftContext context = DriftContext.Open(engine, reporter, project, WorkspaceRoot.Find(engine.Files, folder), git, objects, new HashSet<string>(), stop);
        context.Take(CodeFactsReader.Read(context.Files, CodeFactsStore.Of(engine, project.Root), stop));
        var found = new Gathering(new RequirementResolver(context));
        Code(context, found, stop);
        Tasks(context, found);
        Documents(context, found, stop);
        Commits(context, found, stop);
        return found.Done();
    }

    private static void Code(DriftContext context, Gathering found, CancellationToken stop)
    {
        for (int i = 0; i < context.Files.Count; i++)
        {
            CodeFile file = context.Files[i];
            if (!file.IsCode) continue;
            FileFacts facts = context.Facts.Of[i];
            SpecReferenceKind kind = file.IsTest ? SpecReferenceKind.Test : SpecReferenceKind.Code;
            foreach (CodeReference reference in facts.References.Concat(facts.Tasks))
            {
                if (reference.IsString && file.IsTest) continue;
                found.Add(found.Resolver.Resolve(file, reference, stop), reference.Id, one => new SpecReference(kind, "", Cut(reference.Text), one, file.Path, reference.Line));
            }
        }
    }

    private static void Tasks(DriftContext context, Gathering found)
    {
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecTask task in feature.Tasks)
            {
                foreach (string id in task.Requirements)
                {
                    SpecRequirement[] own = [.. feature.Requirements.Where(one => one.Id == id)];
                    found.Add(new Resolution(own.Length == 1 ? own[0] : null, own, "the task stands in its feature"), id, why => new SpecReference(SpecReferenceKind.Task, "", Cut($"{task.Id} {task.Text}"), why, context.InProject(task.File), task.Line));
                }
            }
        }
    }

    private static void Documents(DriftContext context, Gathering found, CancellationToken stop)
    {
        foreach ((string file, SpecReferenceKind kind, string? feature) in KnowledgeDocuments.List(context, stop)) Document(context, found, file, kind, feature, stop);
    }

    private static void Document(DriftContext context, Gathering found, string file, SpecReferenceKind kind, string? feature, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (KnowledgeDocuments.Text(context, file) is not { } text) return;
        string path = RepositoryPath.Relative(file, context.Project.Root), head = CodeFile.HeadOf(text);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (SpecLine line in SpecText.Lines(text))
        {
            foreach (RequirementReference named in RequirementIds.In(line.Text))
            {
                // A record says the same id many times over; its first line tells where.
                var reference = new CodeReference(named.Id, line.Number, named.Qualifier ?? feature, line.Text.Trim(), line.Text, false);
                if (seen.Add(named.Qualifier + "#" + named.Id)) found.Add(found.Resolver.ResolveText(reference, head, [], null, stop), named.Id, why => new SpecReference(kind, "", Cut(reference.Text), why, path, line.Number));
            }
        }
    }

    private static void Commits(DriftContext context, Gathering found, CancellationToken stop)
    {
        if (context.History is not { } history) return;
        int seen = 0;
        foreach (CommitNode commit in CommitWalk.Read(history.Reader, history.Head.Id, stop))
        {
            if (++seen > MostCommits) break;
            CommitText text = history.Reader.ReadText(commit.Id);
            IReadOnlyList<RequirementReference> named = RequirementIds.In(text.Message);
            if (named.Count == 0) continue;
            foreach (RequirementReference one in named.DistinctBy(one => (one.Id, one.Qualifier)))
            {
                var reference = new CodeReference(one.Id, 0, one.Qualifier, text.Message, text.Message, false);
                string[] files = commit.Parents.Count > 1 ? [] : [.. history.Reader.ReadChanges(commit, stop).Select(change => history.InProject(change.Path)).OfType<string>()];
                found.Add(found.Resolver.ResolveText(reference, "", files, commit, stop), one.Id, why => new SpecReference(SpecReferenceKind.Commit, "", Cut(text.Subject), why, Sha: commit.Id.ToString()));
            }
        }
    }

    private static string Cut(string text) => text.Length <= LongestText ? text : text[..(LongestText - 1)].TrimEnd() + "…";

    private sealed class Gathering(RequirementResolver resolver)
    {
        private readonly List<SpecReference> _all = [];
        private readonly HashSet<SpecReference> _known = [];
        private readonly SortedDictionary<string, int> _ambiguous = new(StringComparer.Ordinal);
        private int _undefined;

        internal RequirementResolver Resolver { get; } = resolver;

        internal void Add(Resolution resolution, string id, Func<string, SpecReference> make)
        {
            if (resolution.Requirement is { } meant)
            {
                foreach ((SpecRequirement requirement, string why) in Resolver.Follow(meant, resolution.Reason))
                {
                    SpecReference one = make(why) with { Requirement = requirement.Key };
                    if (_known.Add(one)) _all.Add(one);
                }

                if (Resolver.IsTask(meant) && !Resolver.Follow(meant, "").Any()) _undefined++;
            }
            else if (resolution.IsUndefined)
            {
                _undefined++;
            }
            else
            {
                _ambiguous[id] = _ambiguous.GetValueOrDefault(id) + 1;
            }
        }

        internal SpecReferences Done() => new([.. _all.OrderBy(one => one.Kind == SpecReferenceKind.Commit)], _ambiguous, _undefined);
    }
}
