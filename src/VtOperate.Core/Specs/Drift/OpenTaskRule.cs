using System.Globalization;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Open tasks all of whose files are there and were changed after the list of tasks was (B3): built, and not ticked. One finding a feature.</summary>
internal sealed class OpenTaskRule : IDriftRule
{
    private static readonly string[] s_changing = ["update", "extend", "modify", "refactor", "fix", "verify", "review", "test", "document", "remove", "delete", "rename", "add to", "in existing", "run ", "check", "ensure", "polish", "improve", "optimi"];

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        if (context.History is not { IsShallow: false } history) yield break;
        foreach (FeatureSpec feature in context.Features)
        {
            SpecTask[] open = [.. feature.Tasks.Where(task => task.State == SpecTaskState.Open && !RequirementWords.Begins(task.Text, s_changing))];
            if (open.Length == 0 || history.LastChange(context.InProject(open[0].File), stop) is not { } listed) continue;
            List<(SpecTask Task, string Path, CommitNode Commit)> built = [];
            foreach (SpecTask task in open)
            {
                stop.ThrowIfCancellationRequested();
                IReadOnlyList<TaskPath> paths = TaskPaths.In(task.Text);
                bool isThere = paths.Count > 0 && paths.All(path => history.Exists(path.Path));
                context.Count("files of open tasks", isThere ? paths.Count : 0, paths.Count);
                if (!isThere) continue;
                CommitNode?[] changes = [.. paths.Select(path => history.LastChange(path.Path, stop)).TakeWhile(change => change is not null && change.Time > listed.Time)];
                if (changes.Length == paths.Count) built.Add((task, paths[0].Path, changes[0]!));
            }

            if (built.Count > 0) yield return Finding(context, history, feature, built);
        }
    }

    private static DriftFinding Finding(DriftContext context, DriftHistory history, FeatureSpec feature, List<(SpecTask Task, string Path, CommitNode Commit)> built)
    {
        (SpecTask task, string path, _) = built[0];
        string ids = string.Join(", ", built.Select(entry => entry.Task.Id));
        string says = built.Count == 1 ? $"{task.Id} is open: {DriftText.Brief(task.Text)}" : string.Create(CultureInfo.InvariantCulture, $"{built.Count} tasks are open: {ids}");
        string does = built.Count == 1 ? $"{path} is there and was changed after the list of tasks" : "their files are there and were changed after the list of tasks";
        return new DriftFinding("B3", feature.Name, DriftConfidence.Likely, context.InProject(task.File), task.Line, says, path, null, does, DriftSuggestion.UpdateSpec,
            [.. built.Take(20).Select(entry => new Evidence("Built", $"{entry.Task.Id}: {entry.Path} was changed by {history.Describe(entry.Commit)}", 0.5, entry.Path, null, entry.Commit.Id.ToString()))],
            DriftFingerprint.Of("B3", feature.Name, ids, ""), context.Repository)
        { Subject = ids, Severity = Severity.Low };
    }
}
