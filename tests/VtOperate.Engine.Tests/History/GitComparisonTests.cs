using System.Globalization;
using VtOperate.Core.History;
using VtOperate.Engine.History;
using Xunit.Abstractions;

namespace VtOperate.Engine.Tests.History;

/// <summary>Our history beside git's own, on this project's repository.</summary>
public sealed class GitComparisonTests : IDisposable
{
    private const int Sample = 40;
    private readonly ITestOutputHelper _output;
    private readonly IGitRepository? _repository;
    private readonly IObjectReader? _objects;
    private readonly HistoryReader? _history;

    public GitComparisonTests(ITestOutputHelper output)
    {
        _output = output;
        if (new GitFactAttribute().Skip is not null) return;
        _repository = new GitFinder().Open(GitFactAttribute.RepositoryPath)!;
        _objects = _repository.OpenObjects();
        _history = new HistoryReader(_objects, _repository.ShallowBoundary);
    }

    private HistoryReader History => _history!;

    private ObjectId Head => _repository!.Head!.Value;

    public void Dispose()
    {
        _objects?.Dispose();
        _repository?.Dispose();
    }

    [GitFact]
    public void The_walk_finds_every_commit_with_its_words()
    {
        string[] expected = GitFactAttribute.Run("log", "--format=%H%x09%an%x09%ae%x09%at%x09%ct%x09%s").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        List<CommitNode> walked = [.. CommitWalk.Read(History, Head, default)];
        Assert.Equal(expected.Select(line => line[..40]).Order(StringComparer.Ordinal), walked.Select(commit => commit.Id.ToString()).Order(StringComparer.Ordinal));
        foreach (string line in expected)
        {
            string[] parts = line.Split('\t', 6);
            Assert.True(ObjectId.TryParse(parts[0].AsSpan(), out ObjectId id));
            CommitText text = History.ReadText(id);
            Assert.Equal(
                (parts[1], parts[2], parts[3], parts[4]),
                (text.Author, text.Email, text.AuthoredAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), text.CommittedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)));
            Assert.StartsWith(text.Subject, parts[5].Trim(), StringComparison.Ordinal);
        }
    }

    [GitFact]
    public void The_listing_of_a_tree_is_equal()
    {
        IEnumerable<string> expected = GitFactAttribute.Run("ls-tree", "-r", "-z", "HEAD").Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(line => !line.Contains(" commit ", StringComparison.Ordinal)).Select(line => line[12..]);
        Assert.Equal(expected, History.ListFiles(History.ReadCommit(Head).Tree, default).Select(file => $"{file.Blob}\t{file.Path}"));
    }

    [GitFact]
    public void Changes_of_commits_are_equal()
    {
        foreach (CommitNode commit in CommitWalk.Read(History, Head, default).Take(200))
        {
            if (commit.Parents.Count == 0) continue;
            string[] raw = GitFactAttribute.Run("diff-tree", "-r", "-z", "--no-renames", "--no-abbrev", commit.Parents[0].ToString(), commit.Id.ToString()).Split('\0', StringSplitOptions.RemoveEmptyEntries);
            List<string> expected = [];
            for (int i = 0; i + 1 < raw.Length; i += 2)
            {
                string[] parts = raw[i].Split(' ');
                if (parts[2] != parts[3]) expected.Add($"{parts[2]} {parts[3]} {raw[i + 1]}");
            }

            Assert.Equal(expected, History.ReadChanges(commit, default).Select(change => $"{change.Before} {change.After} {change.Path}"));
        }
    }

    [GitFact]
    public void The_log_of_a_path_is_equal_commit_by_commit()
    {
        foreach (string path in SamplePaths())
        {
            string[] expected = GitFactAttribute.Run("log", "--format=%H", "--", path).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal(expected, PathLog.Read(History, Head, path, default).Select(commit => commit.Id.ToString()));
        }
    }

    [GitFact]
    public void Searching_changes_finds_the_same_commits()
    {
        foreach (string text in new[] { "OperationException", "  {", "public" })
        {
            string[] expected = GitFactAttribute.Run("log", "--format=%H", "--no-renames", "--no-merges", "-S" + text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var search = new PickaxeSearch(History, Pickaxe.ForText(text));
            Assert.Equal(expected, CommitWalk.Read(History, Head, default).Where(commit => search.IsMatch(commit, default)).Select(commit => commit.Id.ToString()));
        }

        string[] lines = GitFactAttribute.Run("log", "--format=%H", "--no-renames", "--no-merges", "-Gclass [A-Z][a-z]*Tests").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var byLine = new PickaxeSearch(History, Pickaxe.ForLines(new System.Text.RegularExpressions.Regex("class [A-Z][a-z]*Tests", System.Text.RegularExpressions.RegexOptions.NonBacktracking)));
        Assert.Equal(lines, CommitWalk.Read(History, Head, default).Where(commit => byLine.IsMatch(commit, default)).Select(commit => commit.Id.ToString()));
    }

    [GitFact]
    public void Patches_are_equal_byte_for_byte()
    {
        var patch = new System.Buffers.ArrayBufferWriter<byte>();
        foreach (CommitNode commit in CommitWalk.Read(History, Head, default).Where(commit => commit.Parents.Count < 2).Take(60))
        {
            patch.ResetWrittenCount();
            new PatchWriter(History).Write(commit, patch, default);
            string expected = GitFactAttribute.Run("show", "--format=", "--full-index", "--no-renames", "--no-textconv", "--ignore-submodules", commit.Id.ToString());
            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(patch.WrittenSpan));
        }
    }

    [GitFact]
    public void Patches_with_renamed_files_are_equal_byte_for_byte()
    {
        var patch = new System.Buffers.ArrayBufferWriter<byte>();
        int renamed = 0;
        foreach (CommitNode commit in CommitWalk.Read(History, Head, default).Where(commit => commit.Parents.Count == 1))
        {
            List<FileChange> changes = History.ReadChanges(commit, default);
            if (!changes.Exists(change => change.IsAdded) || !changes.Exists(change => change.IsDeleted) || ++renamed > 60) continue;
            patch.ResetWrittenCount();
            new PatchWriter(History, withRenames: true).Write(commit, patch, default);
            string expected = GitFactAttribute.Run("show", "--format=", "--full-index", "-M", "--no-textconv", "--ignore-submodules", commit.Id.ToString());
            Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(patch.WrittenSpan));
        }
    }

    [GitFact]
    public void The_history_of_lines_has_the_same_commits()
    {
        int questions = 0, commits = 0, equal = 0;
        foreach (string path in SamplePaths())
        {
            int count = GitFactAttribute.Run("show", "HEAD:" + path).Count(sign => sign == '\n');
            foreach ((int first, int last) in new[] { (1, 1), (1, count / 2), (count / 3, (count / 3) + 5), (count - 3, count), (1, count) })
            {
                if (first < 1 || last < first || last > count) continue;
                string[] expected = GitFactAttribute.Run("log", $"-L{first},{last}:{path}", "--format=%H", "-s").Split('\n', StringSplitOptions.RemoveEmptyEntries);
                string[] found = [.. new LineHistory(History, new RenameFinder(History)).Read(Head, path, [(first, last - first + 1)], default).Select(change => change.Commit.Id.ToString()).Distinct()];
                questions++;
                commits += expected.Length;
                equal += expected.Intersect(found).Count();
                if (!expected.ToHashSet().SetEquals(found)) _output.WriteLine($"{path} {first},{last}: {expected.Except(found).Count()} missing, {found.Except(expected).Count()} too many");
                commits += found.Except(expected).Count();
            }
        }

        _output.WriteLine($"{equal} of {commits} commits of {questions} questions equal");
        Assert.True(equal >= 0.995 * commits, $"Only {equal} of {commits} commits are git's.");
    }

    [GitFact]
    public void Blame_names_the_same_commits() => CompareBlame(new BlameOptions());

    [GitFact]
    public void Blame_without_white_space_names_the_same_commits() => CompareBlame(new BlameOptions { IgnoreBlanks = true }, "-w");

    [GitFact]
    public void Blame_that_follows_moved_lines_names_the_same_commits() => CompareBlame(new BlameOptions { FollowMovedLines = true }, "-M");

    private void CompareBlame(BlameOptions options, params string[] switches)
    {
        var blame = new Blame(History, new RenameFinder(History), options);
        int lines = 0, equal = 0;
        foreach (string path in SamplePaths())
        {
            List<string> expected = ReadBlame(path, switches);
            string[] found = new string[expected.Count];
            foreach (BlamedLines part in blame.Explain(Head, path, [(1, int.MaxValue)], default)) Array.Fill(found, part.Commit.Id.ToString(), part.First - 1, part.Count);
            int same = expected.Zip(found).Count(pair => pair.First == pair.Second);
            if (same < expected.Count) _output.WriteLine($"{same} of {expected.Count}: {path}");
            lines += expected.Count;
            equal += same;
        }

        _output.WriteLine($"{equal} of {lines} lines equal ({100.0 * equal / lines:F2} %)");
        Assert.True(equal >= 0.995 * lines, $"Only {equal} of {lines} lines have git's commit.");
    }

    [GitFact]
    public void Blame_of_a_few_lines_is_the_blame_of_the_file_at_these_lines()
    {
        foreach (string path in SamplePaths().Take(10))
        {
            var blame = new Blame(History, new RenameFinder(History));
            IReadOnlyList<BlamedLines> whole = blame.Explain(Head, path, [(1, int.MaxValue)], default);
            foreach (BlamedLines part in whole.Where((_, i) => i % 5 == 0))
            {
                BlamedLines one = Assert.Single(blame.Explain(Head, path, [(part.First, part.Count), (part.First, 1)], default));
                Assert.Equal(part, one);
            }
        }
    }

    private static List<string> ReadBlame(string path, string[] switches)
    {
        List<string> commits = [];
        foreach (string line in GitFactAttribute.Run(["blame", "--line-porcelain", .. switches, "HEAD", "--", path]).Split('\n'))
        {
            if (line.Length > 41 && line[40] == ' ' && ObjectId.TryParse(line.AsSpan(0, 40), out _)) commits.Add(line[..40]);
        }

        return commits;
    }

    // Spread over the tree, the same ones each time; files that are no text are left out.
    private List<string> SamplePaths()
    {
        List<string> all = [.. History.ListFiles(History.ReadCommit(Head).Tree, default).Where(file => !file.IsLink && History.ReadBlob(file.Blob).Span is { Length: > 0 } content && !content.Contains((byte)0)).Select(file => file.Path)];
        int step = Math.Max(1, all.Count / Sample);
        return [.. all.Where((_, i) => i % step == 0)];
    }
}
