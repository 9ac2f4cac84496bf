using VtOperate.Core;
using VtOperate.Core.History;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Incidents;

public sealed class ServiceChangeTests : IDisposable
{
    private static readonly DateTimeOffset s_start = new(2024, 1, 1, 0, 0, 0, TimeSpan.FromHours(2));
    private readonly TestRepository _repository = new();
    private readonly EngineRoot _engine = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_commit_counts_when_it_landed_and_a_plain_merge_is_not_told_twice()
    {
        ObjectId root = _repository.Commit("root", ("src/a.cs", "1\n"));
        ObjectId side = _repository.Commit("written early", [root], ("src/side.cs", "1\n"));
        ObjectId main = _repository.Commit("main goes on", [root], ("src/a.cs", "2\n"));
        ObjectId merge = _repository.Commit("merge side", [main, side], ("src/side.cs", "1\n"));

        List<ServiceChange> changes = Read("", s_start.AddMinutes(3));

        ServiceChange change = Assert.Single(changes);
        Assert.Equal((side.ToString(), s_start.AddMinutes(3)), (change.Sha, change.At));
        Assert.Contains(change.Evidence, item => item.Kind == "Landed" && item.Sha == merge.ToString());
        Assert.Equal(["written early", "main goes on", "root"], Read("", s_start).Select(item => item.Title));
    }

    [Fact]
    public void A_merge_that_changes_something_itself_is_told()
    {
        ObjectId root = _repository.Commit("root", ("src/a.cs", "1\n"));
        ObjectId side = _repository.Commit("side", [root], ("src/side.cs", "1\n"));
        ObjectId main = _repository.Commit("main", [root], ("src/a.cs", "2\n"));
        _repository.Commit("evil merge", [main, side], ("src/side.cs", "1\n"), ("src/a.cs", "3\n"));

        ServiceChange merge = Read("", s_start)[0];
        Assert.Equal(("evil merge", 1, "src/a.cs"), (merge.Title, merge.FileCount, merge.Files[0]));
    }

    [Fact]
    public void Only_what_touches_the_service_counts_and_its_signs_are_told()
    {
        _repository.Commit("root", ("README.md", "x\n"));
        _repository.Commit("other", ("src/cart/a.cs", "1\n"));
        _repository.Commit("flag on", ("flags/prod.json", "{}\n"));
        _repository.Commit("settings", ("src/pay/appsettings.json", "{}\n"));
        _repository.Commit("big", ("src/pay/Migrations/1.cs", "1\n"), ("src/pay/packages.lock.json", "{}\n"), ("src/pay/api.proto", "x\n"), ("src/cart/b.cs", "1\n"));

        List<ServiceChange> changes = Read("    paths: [src/pay]\n    flags: flags/*.json\n", s_start);

        Assert.Equal(["Commit big 3 Migration,Contract,LockFile", "Configuration settings 1 Configuration", "Flag flag on 1 Flag"], changes.Select(item => $"{item.Kind} {item.Title} {item.FileCount} {string.Join(',', item.Risks)}"));
    }

    [Fact]
    public void What_is_not_deployed_is_marked_and_a_hotfix_that_runs_is_seen()
    {
        ObjectId root = _repository.Commit("root", ("a.cs", "1\n"));
        ObjectId hotfix = _repository.Commit("hotfix", [root], ("a.cs", "fixed\n"));
        _repository.Commit("later", [root], ("a.cs", "2\n"));
        Deployments("").Add(Deployments("").Plan(new NewDeployment { Service = "pay", Revision = hotfix.ToString(), At = s_start.AddMinutes(30) }), "ci", default);

        List<ServiceChange> changes = Read("", s_start);

        Assert.Equal(["Deployment  ", "Commit later False", "Commit hotfix True", "Commit root True"], changes.Select(item => item.Kind == ServiceChangeKind.Deployment ? "Deployment  " : $"{item.Kind} {item.Title} {item.IsDeployed}"));
    }

    [Fact]
    public void What_is_only_where_things_are_tried_does_not_count_as_deployed()
    {
        ObjectId live = _repository.Commit("live", ("a.cs", "1\n"));
        ObjectId tried = _repository.Commit("tried", ("a.cs", "2\n"));
        Deployments("").Add(Deployments("").Plan(new NewDeployment { Service = "pay", Revision = live.ToString(), At = s_start.AddMinutes(30) }), "ci", default);
        Deployments("").Add(Deployments("").Plan(new NewDeployment { Service = "pay", Revision = tried.ToString(), Environment = "staging", At = s_start.AddMinutes(40) }), "ci", default);

        Assert.Equal(["tried False", "live True"], Read("", s_start).Where(item => item.Kind == ServiceChangeKind.Commit).Select(item => $"{item.Title} {item.IsDeployed}"));
    }

    [Fact]
    public void A_shallow_clone_says_what_it_does_not_know()
    {
        ObjectId root = _repository.Commit("root", ("a.cs", "1\n"));
        ObjectId next = _repository.Commit("next", [root], ("a.cs", "2\n"));
        File.WriteAllText(Path.Combine(_repository.GitFolder, "shallow"), next + "\n");
        var heard = new Heard();

        ServiceChange change = Assert.Single(Read("", s_start, heard));

        Assert.Contains(change.Evidence, item => item.Kind == "Shallow");
        Assert.Equal(0, change.FileCount);
        Assert.Contains(heard.Warnings, warning => warning.Contains("cut off", StringComparison.Ordinal));
    }

    private List<ServiceChange> Read(string service, DateTimeOffset since, IReporter? reporter = null)
    {
        (OperationConfiguration configuration, ServiceCatalog catalog) = Configure(service);
        IReporter heard = reporter ?? new SilentReporter();
        return [.. new ServiceChangeReader(_engine, catalog, new DeploymentLedger(_engine, configuration, catalog, heard, TimeProvider.System), heard).Read("pay", since, DateTimeOffset.UtcNow, default)];
    }

    private DeploymentLedger Deployments(string service)
    {
        (OperationConfiguration configuration, ServiceCatalog catalog) = Configure(service);
        return new DeploymentLedger(_engine, configuration, catalog, new SilentReporter(), TimeProvider.System);
    }

    private (OperationConfiguration Configuration, ServiceCatalog Catalog) Configure(string service)
    {
        File.WriteAllText(Path.Combine(_repository.Path, ".vtoperate.yml"), $"services:\n  pay:\n    critical: true\n{service}");
        OperationConfiguration configuration = new ConfigurationReader(_engine).Read(_repository.Path, new SilentReporter(), default);
        return (configuration, ServiceCatalog.Read(_engine, configuration, new SilentReporter()));
    }

    private sealed class Heard : IReporter
    {
        internal List<string> Warnings { get; } = [];

        public void Verbose(string text) { }

        public void Warning(string text) => Warnings.Add(text);

        public void Progress(string activity, string status, int percent) { }

        public void Problem(Core.Errors.OperationException problem) => throw problem;
    }
}
