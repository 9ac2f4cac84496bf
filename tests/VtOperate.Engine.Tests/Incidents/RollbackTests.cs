using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class RollbackTests : MitigationScene
{
    [Fact]
    public void A_rollback_that_applies_is_rehearsed_and_made_on_a_branch_that_has_the_good_files()
    {
        ObjectId good = Repository.Commit("good", ("src/a.cs", "1\n"), ("src/b.cs", "1\n"));
        ObjectId side = Repository.Commit("side", [good], ("src/b.cs", "2\n"));
        ObjectId main = Repository.Commit("main", [good], ("src/a.cs", "2\n"));
        ObjectId merge = Repository.Commit("Merge side", [main, side], ("src/b.cs", "2\n"));
        ObjectId last = Repository.Commit("last", [merge], ("src/a.cs", "3\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        string[] before = Everything();

        IReadOnlyList<MitigationOption> options = Options(incident);

        Assert.Equal(before, Everything());
        MitigationOption revert = options.Single(option => option.Name == "revert");
        Assert.True(revert.IsReady);
        Assert.True(revert.Reversible);
        Assert.Contains($"git revert --no-edit -m 1 {merge}", revert.Commands);
        Assert.Contains(revert.Evidence, item => item.Text == "all 3 reverts apply, tried in memory");
        Repository.CheckOut();
        File.WriteAllText(Path.Combine(Repository.Path, "src", "a.cs"), "half written\r\n");
        string[] tree = WorkTree();
        MitigationResult result = Invoker().Invoke(revert, undo: false, "ann", null, default);

        Assert.Equal(tree, WorkTree());
        Assert.Equal("rollback/inc-0001-pay-1-0", result.Branch);
        Assert.Equal("1\n1\n", Text(result.Sha!, "src/a.cs") + Text(result.Sha!, "src/b.cs"));
        Assert.Equal(last, Repository.Open().Resolve("main"));
        string[] made = Everything();
        MitigationResult again = Invoker().Invoke(revert, undo: false, "ann", null, default);
        Assert.Equal(made, Everything());
        Assert.Equal((result.Sha, result.Branch), (again.Sha, again.Branch));
        Assert.Contains("there already", again.Text, StringComparison.Ordinal);
        IncidentEvent written = Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Mitigation);
        Assert.Equal("git branch -D rollback/inc-0001-pay-1-0", written.Data["undo"]);
        Assert.Contains(Options(incident).Single(option => option.Name == "revert").Evidence, item => item.Kind == "Tried");
    }

    [Fact]
    public void Conflicts_are_named_and_what_conflicts_is_not_done()
    {
        Services = "services:\n  pay:\n    paths: [pay]\n";
        ObjectId good = Repository.Commit("good", ("pay/a.cs", "1\n"), ("shared.cs", "1\n"));
        Repository.Commit("pay and shared", ("pay/a.cs", "2\n"), ("shared.cs", "2\n"));
        ObjectId last = Repository.Commit("shared only", ("shared.cs", "3\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();

        MitigationOption revert = Options(incident).Single(option => option.Name == "revert");

        Assert.False(revert.IsReady);
        Evidence conflict = Assert.Single(revert.Evidence, item => item.Kind == "Conflict");
        Assert.Equal("shared.cs", conflict.File);
        Assert.Equal(ErrorId.MoveNotAllowed, Assert.Throws<OperationException>(() => Invoker().Require(revert, undo: false, null)).Id);
        string[] before = Everything();
        Assert.Throws<OperationException>(() => Invoker().Invoke(revert, undo: false, "ann", null, default));
        Assert.Equal(before, Everything());
        Assert.DoesNotContain(Repository.Open().References, reference => reference.Name.Contains("rollback", StringComparison.Ordinal));
    }

    [Fact]
    public void A_migration_is_named_and_redeploying_still_ranks_above_the_rollback_of_code()
    {
        Services += "mitigations:\n  redeploy:\n    service: pay\n    kind: Rollback\n    invoke: ./deploy.sh {version} {environment}\n";
        ObjectId good = Repository.Commit("good", ("a.cs", "1\n"));
        ObjectId last = Repository.Commit("schema", ("a.cs", "2\n"), ("db/migrations/007.sql", "alter\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);

        IReadOnlyList<MitigationOption> options = Options(Declare());

        MitigationOption script = options.Single(option => option.Name == "script:redeploy"), revert = options.Single(option => option.Name == "revert");
        Assert.True(script.Rank < revert.Rank);
        Assert.Contains("db/migrations/007.sql", revert.Risk, StringComparison.Ordinal);
        Assert.Equal((false, false), (script.Reversible, revert.Reversible));
        Assert.Contains("./deploy.sh 1.0 production", script.Commands);
        Assert.Null(script.EstimatedMinutes);
    }

    [Fact]
    public void Where_the_last_good_tag_is_no_ancestor_it_is_built_again()
    {
        ObjectId root = Repository.Commit("root", ("a.cs", "1\n"));
        ObjectId release = Repository.Commit("release branch", [root], ("a.cs", "release\n"));
        Repository.Git.Refs.Add("refs/tags/v1.0.0", release.ToString());
        ObjectId last = Repository.Commit("main", [root], ("a.cs", "2\n"));
        Deploy(last, "1.1", -1);

        MitigationOption branch = Options(Declare()).Single(option => option.Kind == MitigationKind.Rollback);

        Assert.Equal("branch", branch.Name);
        Assert.Contains(branch.Evidence, item => item.Kind == "NoAncestor");
        Assert.Equal("release\n", Text(Invoker().Invoke(branch, undo: false, "ann", null, default).Sha!, "a.cs"));
    }

    [Fact]
    public void A_shallow_clone_says_that_it_cannot_tell_and_does_not_fail()
    {
        ObjectId good = Repository.Commit("good", ("a.cs", "1\n"));
        Repository.Commit("next", ("a.cs", "2\n"));
        ObjectId cut = Repository.Commit("cut", ("a.cs", "3\n"));
        ObjectId last = Repository.Commit("last", ("a.cs", "4\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        File.WriteAllText(Path.Combine(Repository.GitFolder, "shallow"), cut + "\n");

        MitigationOption rollback = Options(incident).Single(option => option.Kind == MitigationKind.Rollback);

        Assert.Equal("branch", rollback.Name);
        Assert.Contains(rollback.Evidence, item => item.Text.Contains("cut off", StringComparison.Ordinal));
        Assert.Equal("revert", Options(incident, lastGood: cut.ToString()).First(option => option.Kind == MitigationKind.Rollback).Name);
    }

    [Fact]
    public void A_branch_of_that_name_with_something_else_is_left_as_it_is()
    {
        ObjectId good = Repository.Commit("good", ("a.cs", "1\n"));
        ObjectId last = Repository.Commit("last", ("a.cs", "2\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        Repository.Git.Refs.Add("refs/heads/rollback/inc-0001-pay-1-0", last.ToString());

        MitigationOption revert = Options(incident).Single(option => option.Name == "revert");

        Assert.Equal(ErrorId.RecordExists, Assert.Throws<OperationException>(() => Invoker().Invoke(revert, undo: false, "ann", null, default)).Id);
        Assert.Equal(last, Repository.Open().Resolve("rollback/inc-0001-pay-1-0"));
    }

    [Fact]
    public void A_commit_that_reaches_beyond_the_service_is_told_before_it_is_undone()
    {
        Services = "services:\n  pay:\n    paths: [pay]\n";
        ObjectId good = Repository.Commit("good", ("pay/a.cs", "1\n"), ("cart/b.cs", "1\n"));
        Repository.Commit("both", ("pay/a.cs", "2\n"), ("cart/b.cs", "2\n"));
        ObjectId last = Repository.Commit("cart only", ("cart/c.cs", "3\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);

        Assert.StartsWith("One of the commits changes files outside of pay, too (cart/b.cs); that is undone with it.", Options(Declare()).Single(option => option.Name == "revert").Risk, StringComparison.Ordinal);
    }
}
