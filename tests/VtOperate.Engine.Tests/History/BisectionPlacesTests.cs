using LibGit2Sharp;
using VtOperate.Core;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Errors;
using VtOperate.Core.History.Bisection;
using Answer = VtOperate.Core.History.Bisection.Bisection;
using ObjectId = VtOperate.Core.History.ObjectId;

namespace VtOperate.Engine.Tests.History;

public sealed class BisectionPlacesTests : IDisposable
{
    private readonly TestRepository _made = new();

    public void Dispose() => _made.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_check_runs_in_the_folder_where_it_was_given_and_commits_without_it_are_passed_over(bool isRecorded)
    {
        ObjectId first = _made.Commit("first", ("value.txt", "1 the root is no place to look"), ("app/web/value.txt", "0 fine"));
        ObjectId culprit = default;
        for (int i = 0; i < 12; i++)
        {
            ObjectId made = _made.Commit("step " + i, ("app/web/value.txt", i is 4 or 5 ? null : i >= 8 ? $"1 broken {i}" : $"0 fine {i}"));
            if (i == 8) culprit = made;
        }

        _made.CheckOut();
        string folder = Path.Combine(_made.Path, "app", "web");
        var probe = new ToldProbe();
        var query = new BisectionQuery { Repository = isRecorded ? _made.Path : folder, Folder = isRecorded ? "app/web" : null, Good = [first.ToString()] };
        Answer found = Run(query, probe);
        Assert.Equal(culprit.ToString(), found.Culprit!.Sha);
        Assert.All(probe.Folders, place => Assert.EndsWith(Path.Combine("app", "web"), place, StringComparison.Ordinal));
        BisectProbe skipped = Assert.Single(found.Probes, item => item.Verdict == ProbeVerdict.Skip);
        Assert.Equal("The folder 'app/web', in which the check runs, does not exist at this commit.", skipped.Reason);
    }

    [Fact]
    public void A_folder_that_the_bad_commit_does_not_have_is_said_before_anything_is_run()
    {
        ObjectId first = _made.Commit("first", ("value.txt", "0 fine"));
        _made.Commit("second", ("value.txt", "1 broken"));
        var probe = new ToldProbe();
        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Folder = "scratch", Good = [first.ToString()] }, probe));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains("'scratch'", said.Message, StringComparison.Ordinal);
        Assert.Equal(0, probe.Runs);
    }

    [Fact]
    public void A_check_that_is_newer_than_the_commits_is_carried_before_and_after_a_stop()
    {
        List<ObjectId> line = [.. Enumerable.Range(0, 12).Select(i => _made.Commit("step " + i, ("value.txt", i >= 8 ? $"1 broken {i}" : $"0 fine {i}")))];
        _made.CheckOut();
        File.WriteAllText(Path.Combine(_made.Path, "repro.sh"), "exit 1\n");
        var query = new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] };
        using (var stop = new CancellationTokenSource())
        {
            Assert.ThrowsAny<OperationCanceledException>(() => Run(query, new ToldProbe { Words = ["repro.sh"], Limit = 2, Stop = stop }, stop.Token));
        }

        Answer found = Run(new BisectionQuery { Repository = _made.Path, Resume = true }, new ToldProbe { Words = ["repro.sh"] });
        Assert.Equal(line[8].ToString(), found.Culprit!.Sha);
        Assert.Contains(found.Notes, note => note.StartsWith("repro.sh was carried from the work tree", StringComparison.Ordinal));
    }

    [Fact]
    public void Data_that_the_check_names_and_commits_lack_is_said_with_what_to_do()
    {
        List<ObjectId> line = [.. Enumerable.Range(0, 12).Select(i => _made.Commit("step " + i, ("value.txt", i >= 8 ? $"1 broken {i}" : $"0 fine {i}")))];
        _made.Commit("with the order", ("orders/17.json", "{}"));
        _made.CheckOut();
        var probe = new ToldProbe { Words = ["orders/17.json", "orders/gone.json"] };
        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [line[1].ToString()], Bad = line[^1].ToString() }, probe);
        Assert.Equal(line[8].ToString(), found.Culprit!.Sha);
        string note = Assert.Single(found.Notes, note => note.Contains("orders/", StringComparison.Ordinal));
        Assert.StartsWith("orders/17.json, which the check names, is not in the checkout of ", note, StringComparison.Ordinal);
        Assert.EndsWith("name it by its full path, so that every commit finds it.", note, StringComparison.Ordinal);

        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Good = [line[8].ToString()], Bad = line[^1].ToString() }, new ToldProbe { Words = ["orders/17.json"] }));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains(". orders/17.json, which the check names, is not in the checkout of ", said.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(126)]
    [InlineData(127)]
    public void Where_a_command_cannot_be_run_on_the_way_nothing_was_checked(int code)
    {
        // The commits in the middle lack what the check needs; taken as bad they would name the first of them.
        List<ObjectId> line = [.. Enumerable.Range(0, 30).Select(i => _made.Commit("step " + i, ("value.txt", i >= 24 ? $"1 broken {i}" : i is >= 12 and < 20 ? $"{code} not found {i}" : $"0 fine {i}")))];
        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, new ToldProbe());
        Assert.Equal(line[24].ToString(), found.Culprit!.Sha);
        Assert.True(found.Confirmed);
        Assert.Contains(found.Probes, probe => probe.Verdict == ProbeVerdict.Skip && probe.ExitCode == code && probe.Reason.Contains("command is missing", StringComparison.Ordinal));
        Assert.Equal(2, found.Probes.Count(probe => probe.Purpose == BisectPurpose.End));
    }

    [Fact]
    public void Where_the_missing_command_is_the_bug_it_is_found()
    {
        List<ObjectId> line = [.. Enumerable.Range(0, 30).Select(i => _made.Commit("step " + i, ("value.txt", i >= 13 ? $"127 not found {i}" : $"0 fine {i}")))];
        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, new ToldProbe());
        Assert.Equal(line[13].ToString(), found.Culprit!.Sha);
        Assert.True(found.Confirmed);
    }

    [Fact]
    public void A_command_that_is_missing_on_this_machine_names_no_culprit()
    {
        List<ObjectId> line = [.. Enumerable.Range(0, 30).Select(i => _made.Commit("step " + i, ("value.txt", $"127 sh: jest: not found {i}")))];
        var probe = new ToldProbe();
        OperationException said = Assert.Throws<OperationException>(() => Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, probe));
        Assert.Equal(ErrorId.BisectionImpossible, said.Id);
        Assert.Contains("jest: not found", said.Message, StringComparison.Ordinal);
        Assert.Equal(2, probe.Runs);
    }

    [Fact]
    public void With_a_symptom_a_missing_command_counts_only_where_it_shows_it()
    {
        List<ObjectId> line = [.. Enumerable.Range(0, 30).Select(i => _made.Commit("step " + i, ("value.txt", i >= 21 ? $"127 BOOM {i}" : i is 14 or 15 ? $"127 not found {i}" : $"0 fine {i}")))];
        Answer found = new Bisector(new EngineRoot(), new SilentReporter(), TimeProvider.System).Run(new BisectionQuery { Repository = _made.Path, Good = [line[0].ToString()] }, new ToldProbe(), new ProbeRules(SymptomPattern.Read("BOOM")), CancellationToken.None);
        Assert.Equal(line[21].ToString(), found.Culprit!.Sha);
        Assert.DoesNotContain(found.Probes, probe => probe.Purpose == BisectPurpose.End);
    }

    [Fact]
    public void Submodules_and_files_of_LFS_are_named_with_the_answer()
    {
        ObjectId first = _made.Commit("first", (".gitattributes", "*.bin filter=lfs diff=lfs merge=lfs -text\n"), ("a.bin", "version https://git-lfs.github.com/spec/v1\noid sha256:aa\nsize 5\n"), ("value.txt", "0 fine"));
        ObjectId culprit = default;
        for (int i = 0; i < 8; i++)
        {
            ObjectId made = _made.Commit("step " + i, ("value.txt", i >= 5 ? $"1 broken {i}" : $"0 fine {i}"));
            if (i == 5) culprit = made;
        }

        Commit tip = _made.Git.Head.Tip;
        TreeDefinition tree = TreeDefinition.From(tip);
        tree.AddGitLink("lib/sub", new LibGit2Sharp.ObjectId(first.ToString()));
        Commit last = _made.Git.ObjectDatabase.CreateCommit(tip.Author, tip.Author, "submodule", _made.Git.ObjectDatabase.CreateTree(tree), [tip], prettifyMessage: false);
        tree.Add("value.txt", _made.Git.ObjectDatabase.CreateBlob(new MemoryStream("1 broken still"u8.ToArray())), Mode.NonExecutableFile);
        Commit above = _made.Git.ObjectDatabase.CreateCommit(tip.Author, tip.Author, "above", _made.Git.ObjectDatabase.CreateTree(tree), [last], prettifyMessage: false);

        Answer found = Run(new BisectionQuery { Repository = _made.Path, Good = [first.ToString()], Bad = above.Sha, Parallel = 8 }, new ToldProbe());
        Assert.Equal(culprit.ToString(), found.Culprit!.Sha);
        Assert.Contains(found.Notes, note => note.Contains("LFS", StringComparison.Ordinal));
        Assert.Contains(found.Notes, note => note.StartsWith("Submodules stay empty: lib/sub", StringComparison.Ordinal));
        string[] notes = [.. found.Notes];
        Assert.Equal(notes.Distinct(StringComparer.Ordinal), notes);
    }

    private static Answer Run(BisectionQuery query, ToldProbe probe, CancellationToken stop = default) => new Bisector(new EngineRoot(), new SilentReporter(), TimeProvider.System).Run(query, probe, new ProbeRules(), stop);
}
