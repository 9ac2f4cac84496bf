using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Finds the commit that introduced a bug by running a check at commits between good and bad. Everything piped in is one list of suspects.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BugBisect", DefaultParameterSetName = ResumeSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Bisection))]
public sealed class InvokeBugBisectCommand : ProbeCommand
{
    private const string BugSet = "Bug";
    private const string ResumeSet = "Resume";

    private readonly List<SuspectCommit> _suspects = [];
    private string? _folder;
    private string? _recordedFolder;
    private Reproduction? _taken;

    /// <summary>The bug whose recorded check is run.</summary>
    [Parameter(Mandatory = true, ParameterSetName = BugSet)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Id { get; set; }

    /// <summary>Commits at which the check passes.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [CommitTransformation]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string[] Good { get; set; } = [];

    /// <summary>A commit at which it fails; head by default.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Bad { get; set; }

    /// <summary>Commits that are suspected, from Find-SuspectCommit or an investigation.</summary>
    [Parameter(ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Suspects")]
    public SuspectCommit[] Suspect { get; set; } = [];

    /// <summary>Files or folders, relative to the repository; only commits that change one of them come into question.</summary>
    [Parameter]
    [Alias("Path")]
    [ValidateNotNullOrEmpty]
    public string[] RelativePath { get; set; } = [];

    /// <summary>Follows only first parents, so that a merge stands for all that it brought.</summary>
    [Parameter]
    public SwitchParameter FirstParent { get; set; }

    /// <summary>How many checks run at once, each in a checkout of its own.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Parallel { get; set; } = 1;

    /// <summary>The check is not always right.</summary>
    [Parameter]
    public SwitchParameter Flaky { get; set; }

    /// <summary>How sure the answer has to be with -Flaky.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.9999)]
    public double Confidence { get; set; } = 0.95;

    /// <summary>Goes on with the last bisection that was not finished.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>With -Resume, keeps the answers before although the check is another one now.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Runs the recorded check although somebody else recorded it; it need not be said again.</summary>
    [Parameter(ParameterSetName = BugSet)]
    public SwitchParameter TrustCheck { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder ??= RepositoryFolder;
        _suspects.AddRange(Suspect);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_folder is null) return;
        if (Force && !Resume) throw new OperationException(ErrorId.InputMissing, null, "-Force was given without -Resume, with which it keeps the answers of another check.");
        IProbe probe = (Id is null ? GivenProbe() : Recorded(_folder, Id)) ?? throw NoCheck();
        if (!ShouldProcess(_folder, $"Run {probe.Text} in throw-away checkouts of commits")) return;
        if (_taken is not null) OperationServices.CheckConsent(_folder, Reporter, StopToken).Require(_taken, TrustCheck);
        var query = new BisectionQuery
        {
            Repository = _folder,
            Good = Good,
            Bad = Bad,
            FirstParent = FirstParent,
            Paths = RelativePath,
            Parallel = MyInvocation.BoundParameters.ContainsKey(nameof(Parallel)) ? Parallel : null,
            Flaky = Flaky,
            Confidence = MyInvocation.BoundParameters.ContainsKey(nameof(Confidence)) ? Confidence : null,
            Timeout = Timeout,
            Suspects = _suspects,
            Folder = _recordedFolder,
            Resume = Resume,
            Force = Force,
        };
        WriteObject(OperationServices.Bisector(Reporter).Run(query, probe, GivenRules(), StopToken));
    }

    // A parameter that must be given would be asked for, or end in an error that names no way on.
    private static OperationException NoCheck() => new(ErrorId.InputMissing, null, "No check was given. Say it as a script block, with -Command and -ArgumentList, or with -Id for the one that is recorded with a bug; -Resume needs it again, since nobody knows what a check of before would do now.");

    // The last recorded check that was seen failing, where it was seen failing; what is given beside it comes first.
    private IProbe Recorded(string folder, BugId id)
    {
        (Reproduction last, Reproduction newest) = TakeRecorded(folder, id);
        if (last.Verdict == ReproductionVerdict.Flaky && !Flaky && !Resume) Reporter.Warning($"The check failed in {last.Failures} of {last.Runs} runs when it was recorded; -Flaky expects that.");
        _recordedFolder = last.Folder;
        if (!Resume)
        {
            if (Good.Length == 0 && last.Baseline is { } baseline) Good = [baseline];
            Bad ??= last.Sha;
            WriteInformation(Say(last, newest), []);
        }

        _taken = last;
        return Own(RecordedProbe(last.Check, SessionState, opensAhead: true));
    }

    private string Say(Reproduction taken, Reproduction newest)
    {
        string later = taken.Id == newest.Id ? "" : $" (a later one says {newest.Verdict})";
        string place = taken.Folder.Length == 0 ? "" : $" in the folder '{taken.Folder}'";
        string changed = taken.ChangedFiles.Count > 0 ? " with changes of the work tree that no commit has" : "";
        return $"Taken from {taken.BugId}: {taken.Check.Text}{place}, {taken.Verdict} at {(taken.Sha is { } sha ? sha[..10] : "no commit")}{changed}{later}; bad is {Bad ?? "HEAD"}.";
    }
}
