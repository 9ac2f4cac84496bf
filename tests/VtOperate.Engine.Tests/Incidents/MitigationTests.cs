using System.Text;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Storage.Events;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class MitigationTests : IDisposable
{
    private static readonly DateTimeOffset s_impact = new(2024, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();
    private string _services = "services:\n  pay:\n    critical: true\n";

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_rollback_that_applies_is_rehearsed_and_made_on_a_branch_that_has_the_good_files()
    {
        ObjectId good = _repository.Commit("good", ("src/a.cs", "1\n"), ("src/b.cs", "1\n"));
        ObjectId side = _repository.Commit("side", [good], ("src/b.cs", "2\n"));
        ObjectId main = _repository.Commit("main", [good], ("src/a.cs", "2\n"));
        ObjectId merge = _repository.Commit("Merge side", [main, side], ("src/b.cs", "2\n"));
        ObjectId last = _repository.Commit("last", [merge], ("src/a.cs", "3\n"));
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
        _repository.CheckOut();
        File.WriteAllText(Path.Combine(_repository.Path, "src", "a.cs"), "half written\r\n");
        string[] tree = WorkTree();
        MitigationResult result = Invoker().Invoke(revert, undo: false, "ann", null, default);

        Assert.Equal(tree, WorkTree());
        Assert.Equal("rollback/inc-0001-pay-1-0", result.Branch);
        Assert.Equal("1\n1\n", Text(result.Sha!, "src/a.cs") + Text(result.Sha!, "src/b.cs"));
        Assert.Equal(last, _repository.Open().Resolve("main"));
        MitigationResult again = Invoker().Invoke(revert, undo: false, "ann", null, default);
        Assert.Equal((result.Sha, result.Branch), (again.Sha, again.Branch));
        Assert.Contains("there already", again.Text, StringComparison.Ordinal);
        IncidentEvent written = Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Mitigation);
        Assert.Equal("git branch -D rollback/inc-0001-pay-1-0", written.Data["undo"]);
        Assert.Contains(Options(incident).Single(option => option.Name == "revert").Evidence, item => item.Kind == "Tried");
    }

    [Fact]
    public void Conflicts_are_named_and_what_conflicts_is_not_done()
    {
        _services = "services:\n  pay:\n    paths: [pay]\n";
        ObjectId good = _repository.Commit("good", ("pay/a.cs", "1\n"), ("shared.cs", "1\n"));
        _repository.Commit("pay and shared", ("pay/a.cs", "2\n"), ("shared.cs", "2\n"));
        ObjectId last = _repository.Commit("shared only", ("shared.cs", "3\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();

        MitigationOption revert = Options(incident).Single(option => option.Name == "revert");

        Assert.False(revert.IsReady);
        Evidence conflict = Assert.Single(revert.Evidence, item => item.Kind == "Conflict");
        Assert.Equal("shared.cs", conflict.File);
        Assert.Equal(ErrorId.MoveNotAllowed, Assert.Throws<OperationException>(() => Invoker().Require(revert, undo: false, null)).Id);
        Assert.Throws<OperationException>(() => Invoker().Invoke(revert, undo: false, "ann", null, default));
        Assert.DoesNotContain(_repository.Open().References, reference => reference.Name.Contains("rollback", StringComparison.Ordinal));
    }

    [Fact]
    public void A_migration_is_named_and_redeploying_still_ranks_above_the_rollback_of_code()
    {
        _services += "mitigations:\n  redeploy:\n    service: pay\n    kind: Rollback\n    invoke: ./deploy.sh {version} {environment}\n";
        ObjectId good = _repository.Commit("good", ("a.cs", "1\n"));
        ObjectId last = _repository.Commit("schema", ("a.cs", "2\n"), ("db/migrations/007.sql", "alter\n"));
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
        ObjectId root = _repository.Commit("root", ("a.cs", "1\n"));
        ObjectId release = _repository.Commit("release branch", [root], ("a.cs", "release\n"));
        _repository.Git.Refs.Add("refs/tags/v1.0.0", release.ToString());
        ObjectId last = _repository.Commit("main", [root], ("a.cs", "2\n"));
        Deploy(last, "1.1", -1);

        MitigationOption branch = Options(Declare()).Single(option => option.Kind == MitigationKind.Rollback);

        Assert.Equal("branch", branch.Name);
        Assert.Contains(branch.Evidence, item => item.Kind == "NoAncestor");
        Assert.Equal("release\n", Text(Invoker().Invoke(branch, undo: false, "ann", null, default).Sha!, "a.cs"));
    }

    [Fact]
    public void A_shallow_clone_says_that_it_cannot_tell_and_does_not_fail()
    {
        ObjectId good = _repository.Commit("good", ("a.cs", "1\n"));
        _repository.Commit("next", ("a.cs", "2\n"));
        ObjectId cut = _repository.Commit("cut", ("a.cs", "3\n"));
        ObjectId last = _repository.Commit("last", ("a.cs", "4\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        File.WriteAllText(Path.Combine(_repository.GitFolder, "shallow"), cut + "\n");

        MitigationOption rollback = Options(incident).Single(option => option.Kind == MitigationKind.Rollback);

        Assert.Equal("branch", rollback.Name);
        Assert.Contains(rollback.Evidence, item => item.Text.Contains("cut off", StringComparison.Ordinal));
        Assert.Equal("revert", Options(incident, lastGood: cut.ToString()).First(option => option.Kind == MitigationKind.Rollback).Name);
    }

    [Fact]
    public void A_flag_on_what_changed_is_switched_off_on_a_branch_to_the_byte()
    {
        _services = "services:\n  pay:\n    flags: flags.json\n";
        string flags = "\uFEFF{\r\n  // ours\r\n  \"flags\": { \"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" },\r\n    \"other\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } }\r\n}";
        ObjectId good = _repository.Commit("good", ("pay.cs", "old();\n"), ("flags.json", flags));
        ObjectId last = _repository.Commit("new way", ("pay.cs", "if (flags.IsOn(\"pay-v2\")) @new(); else old();\n"));
        _repository.CheckOut();
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        string[] tree = WorkTree();

        MitigationOption flag = Options(incident).Single(option => option.Kind == MitigationKind.FeatureFlag);
        MitigationResult result = Invoker().Invoke(flag, undo: false, "ann", null, default);

        Assert.Equal("flag:pay-v2", flag.Name);
        Assert.Equal(tree, WorkTree());
        int at = flags.IndexOf("\"defaultVariant\": \"on\"", StringComparison.Ordinal);
        Assert.Equal(flags[..at] + "\"defaultVariant\": \"off\"" + flags[(at + 22)..], Text(result.Sha!, "flags.json"));
        Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Flag);
    }

    [Fact]
    public void A_flag_that_was_turned_on_itself_is_offered_and_its_neighbours_are_not()
    {
        _services = "services:\n  pay:\n    flags: flags.json\n";
        string flags = "{ \"flags\": {\n  \"pay-v2\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"off\" },\n  \"other\": { \"state\": \"ENABLED\", \"variants\": { \"on\": true, \"off\": false }, \"defaultVariant\": \"on\" } } }\n";
        ObjectId good = _repository.Commit("good", ("pay.cs", "1\n"), ("flags.json", flags));
        ObjectId last = _repository.Commit("everybody", ("flags.json", flags.Replace("\"off\" },", "\"on\" },", StringComparison.Ordinal)));
        _repository.CheckOut();
        string incident = Declare();

        // Nobody recorded a deployment, and the whole file came in the days before.
        string early = Declare(new DateTimeOffset(2024, 1, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(["flag:other", "flag:pay-v2"], Options(early).Where(option => option.Kind == MitigationKind.FeatureFlag).Select(option => option.Name));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        MitigationOption flag = Options(incident).Single(option => option.Kind == MitigationKind.FeatureFlag);
        Assert.Equal("flag:pay-v2", flag.Name);
        Assert.Contains(flag.Evidence, item => item.Text == "what flags.json says of it was changed");

        MitigationResult result = Invoker().Invoke(flag, undo: false, "ann", null, default);
        Assert.Equal(flags, Text(result.Sha!, "flags.json"));
        Assert.Equal(result.Sha, Invoker().Invoke(flag, undo: false, "ann", null, default).Sha);
        Assert.Single(Ledger().Timeline(incident), item => item.Kind == IncidentKind.Mitigation);
        _repository.Git.Refs.UpdateTarget("refs/heads/" + result.Branch, good.ToString());
        Assert.Equal(ErrorId.RecordExists, Assert.Throws<OperationException>(() => Invoker().Invoke(flag, undo: false, "ann", null, default)).Id);
        Assert.Equal(good, _repository.Open().Resolve(result.Branch!));
    }

    [Fact]
    public void A_branch_of_that_name_with_something_else_is_left_as_it_is()
    {
        ObjectId good = _repository.Commit("good", ("a.cs", "1\n"));
        ObjectId last = _repository.Commit("last", ("a.cs", "2\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);
        string incident = Declare();
        _repository.Git.Refs.Add("refs/heads/rollback/inc-0001-pay-1-0", last.ToString());

        MitigationOption revert = Options(incident).Single(option => option.Name == "revert");

        Assert.Equal(ErrorId.RecordExists, Assert.Throws<OperationException>(() => Invoker().Invoke(revert, undo: false, "ann", null, default)).Id);
        Assert.Equal(last, _repository.Open().Resolve("rollback/inc-0001-pay-1-0"));
    }

    [Fact]
    public void A_commit_that_reaches_beyond_the_service_is_told_before_it_is_undone()
    {
        _services = "services:\n  pay:\n    paths: [pay]\n";
        ObjectId good = _repository.Commit("good", ("pay/a.cs", "1\n"), ("cart/b.cs", "1\n"));
        _repository.Commit("both", ("pay/a.cs", "2\n"), ("cart/b.cs", "2\n"));
        ObjectId last = _repository.Commit("cart only", ("cart/c.cs", "3\n"));
        Deploy(good, "1.0", -48);
        Deploy(last, "1.1", -1);

        Assert.StartsWith("One of the commits changes files outside of pay, too (cart/b.cs); that is undone with it.", Options(Declare()).Single(option => option.Name == "revert").Risk, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fix_of_one_service_is_offered_for_that_one_and_a_link_to_nowhere_breaks_nothing()
    {
        using var other = new TestRepository();
        other.Commit("cart", ("c.cs", "1\n"));
        _services = $"services:\n  pay:\n    critical: true\n  cart:\n    repositories: ['{other.Path.Replace('\\', '/')}']\n";
        _repository.Commit("running", ("a.cs", "1\n"));
        ObjectId fix = _repository.Commit("fix", ("a.cs", "2\n"));
        string incident = Ledger().Declare(new NewIncident { Title = "Guests cannot pay", Services = ["pay", "cart"], DeclaredAt = s_impact, ImpactStartedAt = s_impact }, "ann", default).Incident.Label;

        Assert.Equal("hotfix@pay", Assert.Single(Options(incident, fix: fix.ToString()), option => option.Kind == MitigationKind.Hotfix).Name);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => Options(incident, fix: "nowhere")).Id);
        Assert.Equal(ErrorId.RevisionNotFound, Assert.Throws<OperationException>(() => Options(incident, lastGood: "nowhere")).Id);
        Ledger().Add(incident, new NewEvent(IncidentKind.Link, s_impact, "ann", [new("kind", "Commit"), new("target", "0123456789012345678901234567890123456789")]), default);
        Assert.All(Options(incident).Where(option => option.Kind == MitigationKind.Hotfix), option => Assert.Contains(option.Evidence, item => item.Kind == "Unknown" && item.Text.Contains("linked commit", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_fix_is_taken_over_to_what_runs_or_its_conflict_is_named()
    {
        ObjectId running = _repository.Commit("running", ("a.cs", "1\n"), ("b.cs", "1\n"));
        _repository.Commit("unready work", ("b.cs", "2\n"));
        ObjectId fix = _repository.Commit("Fix the sum", ("a.cs", "fixed\n"));
        ObjectId bad = _repository.Commit("Fix on new work", ("b.cs", "3\n"));
        Deploy(running, "1.0", -1);
        string incident = Declare();

        MitigationOption good = Options(incident, fix: fix.ToString()).Single(option => option.Kind == MitigationKind.Hotfix);
        MitigationOption conflict = Options(incident, fix: bad.ToString()).Single(option => option.Kind == MitigationKind.Hotfix);

        Assert.Equal((true, false), (good.IsReady, conflict.IsReady));
        Assert.Contains(conflict.Evidence, item => item is { Kind: "Conflict", File: "b.cs" });
        MitigationResult result = Invoker().Invoke(good, undo: false, "ann", null, default);
        Assert.Equal("fixed\n1\n", Text(result.Sha!, "a.cs") + Text(result.Sha!, "b.cs"));
        LibGit2Sharp.Commit made = LibGit2Sharp.RepositoryExtensions.Lookup<LibGit2Sharp.Commit>(_repository.Git, result.Sha!);
        Assert.EndsWith($"(cherry picked from commit {fix})\n", made.Message, StringComparison.Ordinal);
        Assert.Equal("Zoë Tester", made.Author.Name);
    }

    [Fact]
    public void Where_nothing_is_left_the_answer_is_to_escalate()
    {
        _repository.Commit("only", ("a.cs", "1\n"));
        string incident = Declare();

        Assert.Equal("escalate", Options(incident)[0].Name);
        Assert.Equal(ErrorId.MoveNotAllowed, Assert.Throws<OperationException>(() => Invoker().Require(Options(incident)[0], undo: false, null)).Id);
    }

    [Fact]
    public void The_time_that_the_same_took_before_is_told()
    {
        _repository.Commit("only", ("a.cs", "1\n"));
        foreach (int minutes in (int[])[4, 10, 90])
        {
            string past = Declare();
            Ledger().Add(past, new NewEvent(IncidentKind.Mitigation, s_impact.AddMinutes(5), "ann", [new("option", "hotfix"), new("optionKind", "Hotfix")]), default);
            Ledger().Add(past, new NewEvent(IncidentKind.Status, s_impact.AddMinutes(5 + minutes), "ann", [new(IncidentData.UpdateType, "status"), new(IncidentData.OldValue, "Declared"), new(IncidentData.NewValue, "Mitigated")]), default);
        }

        Assert.Equal(10, Options(Declare()).Single(option => option.Name == "hotfix").EstimatedMinutes);
    }

    private IReadOnlyList<MitigationOption> Options(string incident, string? lastGood = null, string? fix = null) =>
        new MitigationPlanner(_engine, Configuration(), Ledger(), new SilentReporter(), TimeProvider.System).Options(incident, lastGood, fix, default);

    private MitigationInvoker Invoker() => new(_engine, Configuration(), Ledger(), new ConfigurationConsent(_engine), TimeProvider.System);

    private IncidentLedger Ledger() => new(_engine, Configuration(), new SilentReporter(), TimeProvider.System);

    private OperationConfiguration Configuration()
    {
        string file = Path.Combine(_repository.Path, ".vtoperate.yml");
        if (!File.Exists(file) || File.ReadAllText(file) != _services) File.WriteAllText(file, _services);
        return new ConfigurationReader(_engine).Read(_repository.Path, new SilentReporter(), default);
    }

    private string Declare(DateTimeOffset? impact = null) => Ledger().Declare(new NewIncident { Title = "Guests cannot pay", Services = ["pay"], DeclaredAt = impact ?? s_impact, ImpactStartedAt = impact ?? s_impact }, "ann", default).Incident.Label;

    private void Deploy(ObjectId commit, string version, int hours)
    {
        OperationConfiguration configuration = Configuration();
        var ledger = new DeploymentLedger(_engine, configuration, ServiceCatalog.Read(_engine, configuration, new SilentReporter()), new SilentReporter(), TimeProvider.System);
        ledger.Add(ledger.Plan(new NewDeployment { Service = "pay", Version = version, Revision = commit.ToString(), At = s_impact.AddHours(hours) }), "ci", default);
    }

    private string Text(string commit, string path) => Encoding.UTF8.GetString(ReadBlob(commit, path));

    private byte[] ReadBlob(string commit, string path)
    {
        using IGitRepository repository = _repository.Open();
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        return history.ReadBlob(history.FindBlob(history.ReadCommit(repository.Resolve(commit)!.Value).Tree, path)).ToArray();
    }

    private string[] Everything() => Listed(_repository.Path, _ => true);

    private string[] WorkTree() => Listed(_repository.Path, file => !file.Contains("/.git/", StringComparison.Ordinal) || file.EndsWith("/.git/index", StringComparison.Ordinal) || file.EndsWith("/.git/HEAD", StringComparison.Ordinal));

    private static string[] Listed(string folder, Func<string, bool> isWanted) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).Where(isWanted).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))];
}
