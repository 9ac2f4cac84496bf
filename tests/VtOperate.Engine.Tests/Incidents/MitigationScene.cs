using System.Text;
using VtOperate.Core;
using VtOperate.Core.History;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Workspace;
using VtOperate.Engine.Tests.History;

namespace VtOperate.Engine.Tests.Incidents;

/// <summary>A repository with one service, <c>pay</c>, whose incident begins at a fixed time; deployments, options and what is done are real.</summary>
public abstract class MitigationScene : IDisposable
{
    private protected static readonly DateTimeOffset Impact = new(2024, 2, 1, 0, 0, 0, TimeSpan.Zero);

    private protected TestRepository Repository { get; } = new();

    private protected EngineRoot Engine { get; } = new();

    private protected string Services { get; set; } = "services:\n  pay:\n    critical: true\n";

    public void Dispose()
    {
        Repository.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected IReadOnlyList<MitigationOption> Options(string incident, string? lastGood = null, string? fix = null) =>
        new MitigationPlanner(Engine, Configuration(), Ledger(), new SilentReporter(), TimeProvider.System).Options(incident, lastGood, fix, default);

    private protected MitigationInvoker Invoker() => new(Engine, Configuration(), Ledger(), new ConfigurationConsent(Engine), TimeProvider.System);

    private protected IncidentLedger Ledger() => new(Engine, Configuration(), new SilentReporter(), TimeProvider.System);

    private protected OperationConfiguration Configuration()
    {
        string file = Path.Combine(Repository.Path, ".vtoperate.yml");
        if (!File.Exists(file) || File.ReadAllText(file) != Services) File.WriteAllText(file, Services);
        return new ConfigurationReader(Engine).Read(Repository.Path, new SilentReporter(), default);
    }

    private protected string Declare(DateTimeOffset? impact = null) => Ledger().Declare(new NewIncident { Title = "Guests cannot pay", Services = ["pay"], DeclaredAt = impact ?? Impact, ImpactStartedAt = impact ?? Impact }, "ann", default).Incident.Label;

    private protected void Deploy(ObjectId commit, string version, int hours)
    {
        OperationConfiguration configuration = Configuration();
        var ledger = new DeploymentLedger(Engine, configuration, ServiceCatalog.Read(Engine, configuration, new SilentReporter()), new SilentReporter(), TimeProvider.System);
        ledger.Add(ledger.Plan(new NewDeployment { Service = "pay", Version = version, Revision = commit.ToString(), At = Impact.AddHours(hours) }), "ci", default);
    }

    private protected string Text(string commit, string path) => Encoding.UTF8.GetString(ReadBlob(commit, path));

    private byte[] ReadBlob(string commit, string path)
    {
        using IGitRepository repository = Repository.Open();
        using IObjectReader objects = repository.OpenObjects();
        var history = new HistoryReader(objects, repository.ShallowBoundary);
        return history.ReadBlob(history.FindBlob(history.ReadCommit(repository.Resolve(commit)!.Value).Tree, path)).ToArray();
    }

    private protected string[] Everything() => Listed(Repository.Path, _ => true);

    private protected string[] WorkTree() => Listed(Repository.Path, file => !file.Contains("/.git/", StringComparison.Ordinal) || file.EndsWith("/.git/index", StringComparison.Ordinal) || file.EndsWith("/.git/HEAD", StringComparison.Ordinal));

    private static string[] Listed(string folder, Func<string, bool> isWanted) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => file.Replace('\\', '/')).Where(isWanted).Order(StringComparer.Ordinal).Select(file => file + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file))))];
}
