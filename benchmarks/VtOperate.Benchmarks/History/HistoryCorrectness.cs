using System.Buffers;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using VtOperate.Benchmarks.Compare;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Engine.History;

namespace VtOperate.Benchmarks.History;

/// <summary>Our answers held against git's, one by one; every difference is listed.</summary>
internal static class HistoryCorrectness
{
    private const int Files = 30;
    private const int Patches = 100;

    internal static void Run(string repositoryPath, string large, TextWriter output)
    {
        using IGitRepository repository = new GitFinder().Open(repositoryPath)!;
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        ObjectId head = repository.Head!.Value;
        string[] paths = [.. HistorySample.Spread(repositoryPath, Files).Append(large).Distinct()];
        CommitNode[] commits = [.. CommitWalk.Read(history, head, default)];
        Compare(output, "path log", paths, path => Git(repositoryPath, "log", "--format=%H", "--", path), path => PathLog.Read(history, head, path, default));
        Compare(output, "-S", [HistorySample.Text], text => Git(repositoryPath, "log", "--format=%H", "--no-renames", "--no-merges", "-S" + text), text => Find(history, commits, Pickaxe.ForText(text), null));
        Compare(output, "-S in a file", [large], path => Git(repositoryPath, "log", "--format=%H", "--no-renames", "--no-merges", "--full-history", "-SReport", "--", path), path => Find(history, commits, Pickaxe.ForText("Report"), path));
        Compare(output, "-G in a file", [large], path => Git(repositoryPath, "log", "--format=%H", "--no-renames", "--no-merges", "--full-history", "-GReport.*Error", "--", path), path => Find(history, commits, Pickaxe.ForLines(new Regex("Report.*Error", RegexOptions.NonBacktracking)), path));
        foreach ((BlameOptions options, string[] switches) in new[] { (new BlameOptions(), Array.Empty<string>()), (new BlameOptions { IgnoreBlanks = true }, ["-w"]), (new BlameOptions { FollowMovedLines = true }, ["-M"]) })
            CompareBlame(output, repositoryPath, new Blame(history, new RenameFinder(history), options), head, paths, switches);
        ComparePatches(output, repositoryPath, "patches", new PatchWriter(history), commits.Where(commit => commit.Parents.Count < 2).Take(Patches), "--no-renames");
        IEnumerable<CommitNode> renaming = commits.Where(commit => commit.Parents.Count == 1 && history.ReadChanges(commit, default) is var changes && changes.Exists(change => change.IsAdded) && changes.Exists(change => change.IsDeleted)).Take(Patches);
        ComparePatches(output, repositoryPath, "patches with renamed files", new PatchWriter(history, withRenames: true), renaming, "-M");
    }

    private static IEnumerable<CommitNode> Find(HistoryReader history, CommitNode[] commits, Pickaxe pickaxe, string? path)
    {
        var search = new PickaxeSearch(history, pickaxe, path);
        return commits.Where(commit => search.IsMatch(commit, default));
    }

    private static void Compare(TextWriter output, string name, string[] questions, Func<string, string[]> git, Func<string, IEnumerable<CommitNode>> ours)
    {
        int equal = 0, commits = 0;
        foreach (string question in questions)
        {
            string[] expected = git(question);
            commits += expected.Length;
            try
            {
                if (expected.SequenceEqual(ours(question).Select(commit => commit.Id.ToString()))) equal++;
                else output.WriteLine($"  {name} differs: {question}");
            }
            catch (OperationException bad)
            {
                output.WriteLine($"  {name} cannot be answered: {question}: {bad.Message}");
            }
        }

        output.WriteLine($"{name}: {equal} of {questions.Length} questions with git's {commits} commits in git's order");
    }

    private static void CompareBlame(TextWriter output, string repository, Blame blame, ObjectId head, string[] paths, string[] switches)
    {
        int lines = 0, equal = 0;
        foreach (string path in paths)
        {
            string[] expected = [.. Git(repository, ["blame", "--line-porcelain", .. switches, "HEAD", "--", path]).Where(line => line.Length > 41 && line[40] == ' ' && ObjectId.TryParse(line.AsSpan(0, 40), out _)).Select(line => line[..40])];
            string[] found = new string[expected.Length];
            try
            {
                foreach (BlamedLines part in blame.Explain(head, path, [(1, int.MaxValue)], default)) Array.Fill(found, part.Commit.Id.ToString(), part.First - 1, part.Count);
            }
            catch (OperationException bad)
            {
                output.WriteLine($"  blame cannot be answered: {path}: {bad.Message}");
                continue;
            }

            int same = expected.Zip(found).Count(pair => pair.First == pair.Second);
            if (same < expected.Length) output.WriteLine($"  blame {string.Join(' ', switches)} differs in {expected.Length - same} of {expected.Length} lines: {path}");
            lines += expected.Length;
            equal += same;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"blame {string.Join(' ', switches)}: {equal} of {lines} lines of {paths.Length} files with git's commit ({100.0 * equal / Math.Max(1, lines):0.00} %)"));
    }

    // A repository's own attributes (which files are binary, whose headings are searched otherwise) are git's alone.
    private static void ComparePatches(TextWriter output, string repository, string name, PatchWriter writer, IEnumerable<CommitNode> commits, string renames)
    {
        var patch = new ArrayBufferWriter<byte>();
        int equal = 0, compared = 0;
        foreach (CommitNode commit in commits)
        {
            patch.ResetWrittenCount();
            writer.Write(commit, patch, default);
            compared++;
            if (string.Join('\n', Git(repository, "show", "--format=", "--full-index", renames, "--ignore-submodules", commit.Id.ToString())) == Encoding.Latin1.GetString(patch.WrittenSpan).TrimEnd('\n')) equal++;
            else output.WriteLine($"  patch differs: {commit.Id}");
        }

        output.WriteLine($"{name}: {equal} of {compared} equal to git's byte for byte");
    }

    private static string[] Git(string repository, params string[] arguments)
    {
        using Process git = ChildProcess.Start("git", ["-C", repository, .. arguments]);
        using var reader = new StreamReader(git.StandardOutput.BaseStream, Encoding.Latin1);
        string text = reader.ReadToEnd().TrimEnd('\n');
        git.WaitForExit();
        return text.Length == 0 ? [] : text.Split('\n');
    }
}
