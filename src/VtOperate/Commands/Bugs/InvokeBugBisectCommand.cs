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
[Cmdlet(VerbsLifecycle.Invoke, "BugBisect", DefaultParameterSetName = ScriptSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Bisection))]
public sealed class InvokeBugBisectCommand : ProbeCommand
{
    private const string BugSet = "Bug";

    private readonly List<SuspectCommit> _suspects = [];
    private string? _folder;

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
        IProbe probe = Id is null ? GivenProbe()! : Recorded(_folder, Id);
        if (!ShouldProcess(_folder, $"Run {probe.Text} in throw-away checkouts of commits")) return;
        var query = new BisectionQuery
        {
            Repository = _folder,
            Good = Good,
            Bad = Bad,
            FirstParent = FirstParent,
            Paths = RelativePath,
            Parallel = Parallel,
            Flaky = Flaky,
            Confidence = Confidence,
            Timeout = Timeout,
            Suspects = _suspects,
            Resume = Resume,
        };
        WriteObject(OperationServices.Bisector(Reporter).Run(query, probe, GivenRules(), StopToken));
    }

    // The last check that was recorded with the bug; what is given beside it comes first.
    private IProbe Recorded(string folder, BugId id)
    {
        if (OperationServices.Reproductions(folder, Reporter, StopToken).Read(id.Text) is not [{ } last, ..])
            throw new OperationException(ErrorId.RecordNotFound, id.Text, $"No check is recorded with {id.Text}; Test-BugReproduction -Id {id.Text} -Save records one.");
        if (last.Check.IsPartial) throw new OperationException(ErrorId.InputMissing, id.Text, $"The check that is recorded with {id.Text} is not all that was run; give it with -ScriptBlock or -Command.");
        if (last.Verdict == ReproductionVerdict.Flaky && !Flaky) Reporter.Warning($"The check failed in {last.Failures} of {last.Runs} runs when it was recorded; -Flaky expects that.");
        ErrorPattern ??= last.ErrorPattern;
        Timeout ??= last.Timeout;
        if (last.TimeoutIsSymptom) TimeoutIsSymptom = true;
        if (Good.Length == 0 && last.Baseline is { } baseline) Good = [baseline];
        return RecordedProbe(last.Check, SessionState);
    }
}
