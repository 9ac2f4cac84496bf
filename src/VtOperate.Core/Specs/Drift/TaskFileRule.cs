using System.Globalization;
using VtOperate.Core.Documents;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>
/// Files that done tasks name: one that no commit ever held (B1), one that was deleted or moved later (B2, one finding a file, with every mention). Renames are followed; a path may count from the project, from a
/// package without its <c>src/</c>, or be the end of a longer one.
/// </summary>
internal sealed class TaskFileRule : IDriftRule
{
    private static readonly string[] s_removing = ["remove", "delete", "drop", "rename", "move", "replace", "migrate", "deprecate", "retire", "clean up", "git rm", "instead of", "was ", "relocat", "merge", "extract", "consolidat", "inline"];
    private static readonly string[] s_conditional = ["if ", "optional", "e.g.", "for example", "such as", "or similar", "as needed", "when needed", "skipped", "n/a", "not needed", "deferred", "verify that", "ensure no", "not created", "instead", "should be ignored", ".gitignore", "or ", "via "];
    private static readonly string[] s_made = ["coverage/", "dist/", "build/", "node_modules/", "bin/", "obj/", "out/", "target/", ".next/", "TestResults/", "playwright-report/", "htmlcov/", "__pycache__/", ".venv/"];

    /// <inheritdoc/>
    public IEnumerable<DriftFinding> Find(DriftContext context, CancellationToken stop)
    {
        var index = new PathEnding(context);
        var known = new Dictionary<string, Mention?>(StringComparer.Ordinal);
        var gone = new SortedDictionary<string, List<(FeatureSpec Feature, SpecTask Task, Mention What)>>(StringComparer.Ordinal);
        foreach (FeatureSpec feature in context.Features)
        {
            foreach (SpecTask task in feature.Tasks)
            {
                if (task.State != SpecTaskState.Done) continue;
                foreach (TaskPath path in TaskPaths.In(task.Text))
                {
                    stop.ThrowIfCancellationRequested();
                    if (IsMade(path.Path)) continue;
                    if (!known.TryGetValue(path.Path, out Mention? mention)) known.Add(path.Path, mention = Look(context, feature, index, path.Path, stop));
                    context.Count("files of done tasks", mention is null ? 0 : 1, 1);
                    if (mention is null or { IsThere: true }) continue;
                    if (!gone.TryGetValue(mention.Path, out var mentions)) gone.Add(mention.Path, mentions = []);
                    mentions.Add((feature, task, mention));
                }
            }
        }

        foreach (var (path, mentions) in gone) yield return Finding(context, path, mentions);
    }

    private static DriftFinding Finding(DriftContext context, string path, List<(FeatureSpec Feature, SpecTask Task, Mention What)> mentions)
    {
        // Where every task that names it is about moving or removing it, the code did what they say.
        bool isSaid = mentions.TrueForAll(mention => IsSaidGone(mention.Task.Text, path));
        if (!isSaid) mentions.RemoveAll(mention => IsSaidGone(mention.Task.Text, path));
        (FeatureSpec feature, SpecTask task, Mention what) = mentions[^1];
        string file = context.InProject(task.File), name = Path.GetFileName(path);
        string rule = what.Fate is null ? "B1" : "B2";
        var evidence = new List<Evidence>();
        if (what.Fate is { } fate)
        {
            string where = fate.MovedTo is { } moved ? $"moved to {context.History!.InProject(moved) ?? moved}" : "deleted";
            evidence.Add(new Evidence("Removed", $"{where} by {context.History!.Describe(fate.Removal)}", 1, path, null, fate.Removal.Id.ToString()));
        }

        foreach (var (other, said, _) in mentions.Take(20)) evidence.Add(new Evidence("Task", $"{other.Feature.Name} {said.Id}: {DriftText.Brief(said.Text)}", 0, context.InProject(said.File), said.Line));
        int features = mentions.Select(mention => mention.Feature.Feature.Name).Distinct().Count();
        string times = mentions.Count == 1 ? $"{task.Id} is done and names {path}" : string.Create(CultureInfo.InvariantCulture, $"{mentions.Count} done tasks of {features} feature{(features == 1 ? "" : "s")} name {path}");
        string does = what.Fate switch
        {
            null => what.Elsewhere is { } elsewhere ? $"no commit ever held it; {elsewhere} holds what it is called after" : "no commit ever held it",
            { MovedTo: { } moved } => $"it is now {context.History!.InProject(moved) ?? moved}",
            _ => "it was deleted",
        };
        DriftConfidence confidence = isSaid ? DriftConfidence.Hint : what.Fate is null && (what.Elsewhere is not null || mentions.All(mention => IsConditional(mention.Task.Text))) ? DriftConfidence.Hint : DriftConfidence.Strong;
        DriftSuggestion suggestion = what.Fate is null ? DriftSuggestion.Decide : DriftSuggestion.UpdateSpec;
        return new DriftFinding(rule, feature.Feature.Name, confidence, file, task.Line, times, null, null, does, suggestion, evidence, DriftFingerprint.Of(rule, "", path, ""), context.Repository)
        { Subject = path, Severity = Severity.Low };
    }

    private static Mention? Look(DriftContext context, FeatureSpec feature, PathEnding index, string path, CancellationToken stop)
    {
        string folder = context.InProject(Workspace.RepositoryPath.Relative(feature.Feature.Folder, context.Repository));
        foreach (string meaning in (string[])[path, folder + "/" + path])
        {
            string full = Path.Combine(context.Project.Root, meaning);
            if (context.Engine.Files.FileExists(full) || context.Engine.Files.FolderExists(full)) return new Mention(path, true, null, null);
        }

        if (index.EndsAny(path)) return new Mention(path, true, null, null);
        if (context.History is not { } history) return null;
        if (history.FateOf(path, stop) is { } fate) return new Mention(path, false, fate, null);
        if (index.FateOf(path, stop) is { } other) return new Mention(history.InProject(other.Path) ?? other.Path, false, other, null);
        if (history.IsShallow) return null;
        string name = Path.GetFileName(path), stem = Path.GetFileNameWithoutExtension(path);
        if (index.Named(name) is { } same) return new Mention(path, false, null, same);

        // A type may stand in a file with others, and generators put a number before the name.
        if (index.Generated(name) is { } generated) return new Mention(generated, true, null, null);
        return new Mention(path, false, null, stem.Length > 4 && char.IsUpper(stem[0]) ? Declaring(context, stem) : null);
    }

    private static string? Declaring(DriftContext context, string type)
    {
        foreach (CodeFile file in context.Facts.Holding(NameHash.Of(type)))
        {
            string text = file.ReadText();
            foreach (string word in (string[])["class ", "record ", "interface ", "enum ", "struct ", "type ", "function ", "const "])
            {
                if (text.Contains(word + type, StringComparison.Ordinal)) return file.Path;
            }
        }

        return null;
    }

    private static bool IsMade(string path) => s_made.Any(folder => path.StartsWith(folder, StringComparison.OrdinalIgnoreCase) || path.Contains("/" + folder, StringComparison.OrdinalIgnoreCase));

    private static bool IsSaidGone(string text, string path)
    {
        if (RequirementWords.Begins(text, s_removing)) return true;
        int at = text.IndexOf(path, StringComparison.OrdinalIgnoreCase);
        return at >= 0 && SaidGone.Says(text, Math.Max(0, at - 1), Math.Min(text.Length, at + path.Length + 1));
    }

    private static bool IsConditional(string text) => RequirementWords.Begins(text, s_conditional);

    private sealed record Mention(string Path, bool IsThere, PathFate? Fate, string? Elsewhere);
}
