using System.Reflection;
using System.Runtime.CompilerServices;
using VtOperate.Core;
using VtOperate.Core.Bugs;
using VtOperate.Core.Bugs.BackTests;
using VtOperate.Core.Bugs.Polluters;
using VtOperate.Core.Bugs.Records;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Differences;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Core.Flags;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;
using VtOperate.Core.History.Causes;
using VtOperate.Core.History.Hotspots;
using VtOperate.Core.History.Localisation;
using VtOperate.Core.History.Origins;
using VtOperate.Core.Incidents;
using VtOperate.Core.Incidents.Actions;
using VtOperate.Core.Incidents.Assessments;
using VtOperate.Core.Incidents.Measures;
using VtOperate.Core.Incidents.Mitigations;
using VtOperate.Core.Incidents.Postmortems;
using VtOperate.Core.Incidents.Reports;
using VtOperate.Core.Incidents.Services;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Specs;
using VtOperate.Core.Specs.Baseline;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Editing;
using VtOperate.Core.Specs.References;
using VtOperate.Core.Specs.Reports;
using VtOperate.Core.Specs.Verdicts;
using VtOperate.Core.Storage;
using VtOperate.Core.Traces;
using VtOperate.Core.Workspace;

namespace VtOperate.Runtime;

/// <summary>The composition root: the only place that names the engine, and where services get what they work with.</summary>
internal static class OperationServices
{
    private static readonly Lazy<IEngine> s_engine = new(LoadEngine, LazyThreadSafetyMode.ExecutionAndPublication);

    /// <summary>The engine, loaded at first use so that importing the module stays cheap.</summary>
    internal static IEngine Engine => s_engine.Value;

    /// <summary>The indexes that this session has open: the one thing that is kept from one command to the next.</summary>
    internal static IndexSession Indexes { get; } = new();

    /// <summary>The solutions of the repository that holds a folder, and of the further roots that its configuration names.</summary>
    internal static SolutionLibrary Solutions(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Knowledge(folder, reporter, stop), Indexes);

    /// <summary>The configuration that counts for a folder. Mistakes in it go to the reporter.</summary>
    internal static OperationConfiguration Configuration(string folder, IReporter reporter, CancellationToken stop) =>
        new ConfigurationReader(Engine).Read(folder, reporter, stop);

    /// <summary>Finds out where the user stands.</summary>
    internal static ContextReader Contexts => new(Engine, TimeProvider.System);

    /// <summary>Stack traces in logs, mapped to a repository.</summary>
    internal static StackTraceService StackTraces() => new(Engine.Files, new CommitTreePaths(Engine.Git, new WorkTreePaths(Engine.Files, Engine.Git)));

    /// <summary>Traces fixes back to the commits that introduced the bug.</summary>
    internal static BugOriginFinder BugOrigins => new(Engine.Git, Engine.Files);

    /// <summary>Leads from stack traces to what triggered them, at a commit of the repository that holds a folder.</summary>
    internal static RootCauseTracer RootCauses(string folder, string? revision, IReadOnlyList<string> sourceMaps, CancellationToken stop) => RootCauseTracer.Open(Engine.Git, Engine.Files, folder, revision, sourceMaps, stop);

    /// <summary>Finds first bad commits by running checks.</summary>
    internal static Bisector Bisector(IReporter reporter) => new(Engine, reporter, TimeProvider.System);

    /// <summary>Finds the files and functions on which work gathers.</summary>
    internal static HotspotFinder Hotspots => new(Engine.Git);

    /// <summary>What specifications say.</summary>
    internal static SpecLibrary Specs(IReporter reporter) => new(Engine, reporter);

    /// <summary>Finds where specifications and code contradict each other.</summary>
    internal static DriftFinder SpecDrift(IReporter reporter) => new(Engine, reporter, TimeProvider.System);

    /// <summary>Finds the places that name requirements.</summary>
    internal static SpecReferenceFinder SpecReferences(IReporter reporter) => new(Engine, reporter);

    /// <summary>Tells of bugs whether the specification is wrong or the code.</summary>
    internal static SpecVerdictFinder SpecVerdicts(IReporter reporter) => new(Engine, reporter, TimeProvider.System);

    /// <summary>Where the knowledge stands that counts for a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static KnowledgeBase Knowledge(string folder, IReporter reporter, CancellationToken stop) =>
        KnowledgeBase.Of(Configuration(folder, reporter, stop));

    /// <summary>Investigates bugs of the repository that holds a folder.</summary>
    internal static BugInvestigator Investigator(string folder, IReporter reporter) => new(Engine, folder, reporter, TimeProvider.System, Indexes);

    /// <summary>The post-mortems of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static PostmortemStore Postmortems(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), Incidents(folder, reporter, stop), IncidentKnowledge(folder, reporter), TimeProvider.System);

    /// <summary>Notes closed incidents below the critical patterns that they matched.</summary>
    internal static PastIncidents PastIncidents(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), IncidentKnowledge(folder, reporter), reporter);

    /// <summary>Measures the incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static IncidentMeter IncidentMeter(string folder, IReporter reporter, CancellationToken stop) =>
        new(Incidents(folder, reporter, stop), Deployments(folder, new SilentReporter(), stop), Configuration(folder, new SilentReporter(), stop).Root, TimeProvider.System);

    /// <summary>Hands incidents to the bug workflow.</summary>
    internal static IncidentBug IncidentBug(string folder, IReporter reporter, CancellationToken stop) => new(Incidents(folder, reporter, stop), Investigator(folder, reporter), Bugs(folder, reporter, stop), TimeProvider.System);

    /// <summary>Runs checks and says what they have shown.</summary>
    internal static Reproducer Reproducer(IReporter reporter) => new(Engine, reporter, TimeProvider.System);

    /// <summary>The records of bugs of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static BugRecords Bugs(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), reporter);

    /// <summary>Holds fixes against the checks that were recorded.</summary>
    internal static BugCompleter BugCompleter(OperationConfiguration configuration, IReporter reporter) => new(Engine, configuration, reporter, TimeProvider.System);

    /// <summary>Which recorded checks of the repository that holds a folder this user has agreed to run.</summary>
    internal static CheckConsent CheckConsent(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop).Root);

    /// <summary>The recorded reproductions of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static ReproductionStore Reproductions(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop));

    /// <summary>Makes what shows a failure smaller.</summary>
    internal static ReproductionReducer ReproductionReducer(IScriptReader scripts, IReporter reporter) => new(Engine, scripts, reporter);

    /// <summary>The file in which the best so far of a reduction waits where it is stopped; a new one for each call.</summary>
    internal static string KeptReduction(string folder, string name) =>
        Path.Combine(StateFolder.Of(Engine, folder), "reductions", $"{DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", System.Globalization.CultureInfo.InvariantCulture)}-{Path.GetFileName(Path.TrimEndingDirectorySeparator(name))}");

    /// <summary>Finds which hunks of a commit cause a failure.</summary>
    internal static CommitReducer CommitReducer(IReporter reporter) => new(Engine, reporter);

    /// <summary>Finds which conditions a failure needs.</summary>
    internal static ConditionReducer ConditionReducer(IReporter reporter) => new(Engine, reporter);

    /// <summary>Finds which earlier tests make a test fail.</summary>
    internal static TestPolluterFinder TestPolluters(IReporter reporter) => new(Engine, reporter);

    /// <summary>Measures the ranking of investigations on past fixes.</summary>
    internal static BackTester BackTester(IReporter reporter) => new(Engine, reporter);

    /// <summary>Ranks the files of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static SuspectFileFinder SuspectFiles(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Solutions(folder, reporter, stop));

    /// <summary>Ranks the commits that may have introduced a bug. Mistakes in the configuration go to the reporter.</summary>
    internal static SuspectFinder SuspectCommits(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Solutions(folder, reporter, stop));

    /// <summary>Records that solutions were found to be true.</summary>
    internal static SolutionConfirmer SolutionConfirmer(OperationConfiguration configuration) => new(Engine, configuration, TimeProvider.System);

    /// <summary>Finds solutions that may no longer be true.</summary>
    internal static StaleFinder StaleSolutions(OperationConfiguration configuration) => new(Engine, configuration, TimeProvider.System);

    /// <summary>Writes solutions down.</summary>
    internal static SolutionCapture Capture(OperationConfiguration configuration, IReporter reporter) => new(Engine, configuration, reporter, TimeProvider.System, Indexes);

    /// <summary>Changes solutions that were written down.</summary>
    internal static SolutionUpdater Updater(OperationConfiguration configuration) => new(Engine, configuration, TimeProvider.System);

    /// <summary>Changes specifications. Mistakes in the configuration go to the reporter.</summary>
    internal static SpecUpdater SpecUpdater(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), TimeProvider.System);

    /// <summary>Writes down what was accepted of the contradictions of a project, given where the user stands.</summary>
    internal static DriftApprover DriftApprover(string folder, string location, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(Engine.Files, folder);
        return new DriftApprover(Engine, repository, DriftRoot.Of(Engine, repository, location, stop), TimeProvider.System);
    }

    /// <summary>Writes reports about contradictions of a project, given where the user stands.</summary>
    internal static DriftReportWriter DriftReports(string folder, string location, CancellationToken stop)
    {
        string repository = WorkspaceRoot.Find(Engine.Files, folder);
        return new DriftReportWriter(Engine, repository, DriftRoot.Of(Engine, repository, location, stop));
    }

    /// <summary>Finds the command with which a repository plans a feature.</summary>
    internal static PlanningCommand Planning => new(Engine);

    /// <summary>The incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static IncidentLedger Incidents(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), reporter, TimeProvider.System);

    /// <summary>Writes reports about incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static IncidentReportWriter IncidentReports(string folder, bool includesPrivate, IReporter reporter, CancellationToken stop) =>
        new(Engine.Files, Incidents(folder, reporter, stop), reporter, TimeProvider.System) { IncludesPrivate = includesPrivate };

    /// <summary>The action items of the incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static ActionItems ActionItems(string folder, IReporter reporter, CancellationToken stop) => new(Incidents(folder, reporter, stop), TimeProvider.System);

    /// <summary>Says how bad incidents of the repository that holds a folder are. Mistakes in the configuration go to the reporter.</summary>
    internal static ServiceSeverity Severities(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), reporter);

    /// <summary>What brings the operations store of the repository that holds a folder and its remotes together, with the store's place and the folder of its repository.</summary>
    internal static (StoreSynchronizer Store, string Place, string Folder) Synchronizer(string folder, IReporter reporter, CancellationToken stop)
    {
        IOperationStore shared = OperationStores.Of(Engine, Configuration(folder, reporter, stop), TimeProvider.System).Shared;
        return shared is BranchStore branch
            ? (new StoreSynchronizer(Engine, branch, TimeProvider.System), shared.Place, branch.Folder)
            : throw new OperationException(ErrorId.ValueNotAllowed, shared.Place, $"The operations store is the {shared.Place}; it is shared by whatever shares the folder. Only a branch is fetched and pushed.");
    }

    /// <summary>What was deployed of the services of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static DeploymentLedger Deployments(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new DeploymentLedger(Engine, configuration, ServiceCatalog.Read(Engine, configuration, reporter), reporter, TimeProvider.System);
    }

    /// <summary>What changed the services of the repository that holds a folder, and the name of the only service where none is given.</summary>
    internal static (ServiceChangeReader Reader, string Service) ServiceChanges(string folder, IReporter reporter, string? service, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        ServiceCatalog catalog = ServiceCatalog.Read(Engine, configuration, reporter);
        return (new ServiceChangeReader(Engine, catalog, new DeploymentLedger(Engine, configuration, catalog, reporter, TimeProvider.System), reporter), service ?? catalog.OnlyName());
    }

    /// <summary>The feature flags of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static FlagStore Flags(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new FlagStore(Engine, configuration, ServiceCatalog.Read(Engine, configuration, reporter), reporter);
    }

    /// <summary>Writes messages about incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static MessageWriter Messages(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new MessageWriter(Engine, configuration, new IncidentLedger(Engine, configuration, reporter, TimeProvider.System), new SilentReporter(), TimeProvider.System);
    }

    /// <summary>Sends messages about incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static MessageSender Sender(string folder, TimeSpan limit, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new MessageSender(Engine, configuration, new IncidentLedger(Engine, configuration, new SilentReporter(), TimeProvider.System), reporter, TimeProvider.System) { Limit = limit };
    }

    /// <summary>The names of the services that a configuration has.</summary>
    internal static IReadOnlyList<string> Services(OperationConfiguration configuration) => [.. ServiceCatalog.Read(Engine, configuration, new SilentReporter()).Services.Select(service => service.Name)];

    /// <summary>The names of the channels that a configuration has.</summary>
    internal static IReadOnlyList<string> Channels(OperationConfiguration configuration) => new ChannelReader(configuration, Engine.User.HomeFolder).Names;

    /// <summary>Which configuration files this user has agreed to.</summary>
    internal static ConfigurationConsent ConfigurationConsent => new(Engine);

    /// <summary>Finds what may end the pain of incidents of the repository that holds a folder. Mistakes in the configuration go to the reporter.</summary>
    internal static MitigationPlanner MitigationPlanner(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new MitigationPlanner(Engine, configuration, new IncidentLedger(Engine, configuration, reporter, TimeProvider.System), reporter, TimeProvider.System);
    }

    /// <summary>Does what was chosen against the pain of incidents of the repository that holds a folder. Scripts write into the timeline from threads of their own, so nothing is reported.</summary>
    internal static MitigationInvoker MitigationInvoker(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new MitigationInvoker(Engine, configuration, new IncidentLedger(Engine, configuration, new SilentReporter(), TimeProvider.System), new ConfigurationConsent(Engine), TimeProvider.System);
    }

    /// <summary>What is known of the like of an incident of the repository that holds a folder.</summary>
    internal static IncidentKnowledge IncidentKnowledge(string folder, IReporter reporter)
    {
        OperationConfiguration configuration = Configuration(folder, new SilentReporter(), default);
        return new IncidentKnowledge(Engine, configuration, new IncidentLedger(Engine, configuration, reporter, TimeProvider.System), reporter, Indexes);
    }

    /// <summary>Checks solutions.</summary>
    internal static SolutionTester SolutionTester(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new SolutionTester(Engine, new SolutionLibrary(Engine, KnowledgeBase.Of(configuration)), SolutionSchema.Of(configuration), reporter);
    }

    /// <summary>Repairs solutions where the repair is certain.</summary>
    internal static SolutionRepairer SolutionRepairer(string folder, IReporter reporter, CancellationToken stop)
    {
        OperationConfiguration configuration = Configuration(folder, reporter, stop);
        return new SolutionRepairer(Engine, new SolutionLibrary(Engine, KnowledgeBase.Of(configuration)), SolutionSchema.Of(configuration), reporter);
    }

    /// <summary>Makes what a workspace needs.</summary>
    internal static WorkspaceInitializer Workspaces => new(Engine);

    /// <summary>The patterns of the repository that holds a folder.</summary>
    internal static SolutionPatterns Patterns(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), Indexes);

    /// <summary>Writes critical patterns of the repository that holds a folder.</summary>
    internal static PatternAuthor PatternAuthor(string folder, IReporter reporter, CancellationToken stop) => new(Engine, Configuration(folder, reporter, stop), TimeProvider.System);

    /// <summary>Compares changes with the critical patterns of the repository that holds a folder.</summary>
    internal static PatternGuard PatternGuard(string folder, IReporter reporter, CancellationToken stop) => Core.Solutions.PatternGuard.Read(Engine, Configuration(folder, reporter, stop), reporter, stop);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static IEngine LoadEngine()
    {
        var context = new EngineLoadContext(Path.Combine(Path.GetDirectoryName(typeof(OperationServices).Assembly.Location)!, "deps"));
        Type root = context.LoadFromAssemblyName(new AssemblyName("VtOperate.Engine")).GetType("VtOperate.Engine.EngineRoot", throwOnError: true)!;
        return (IEngine)Activator.CreateInstance(root)!;
    }
}
