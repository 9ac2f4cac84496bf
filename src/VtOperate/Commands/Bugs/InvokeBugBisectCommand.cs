using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.History;
using VtOperate.Core.History.Bisection;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Finds the commit that introduced a bug by running a check at commits between good and bad. Everything piped in is one list of suspects.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "BugBisect", DefaultParameterSetName = ScriptSet, SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(Bisection))]
public sealed class InvokeBugBisectCommand : ProbeCommand
{
    private readonly List<SuspectCommit> _suspects = [];
    private string? _folder;

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

    /// <summary>Commits that are suspected, from Find-SuspectCommit.</summary>
    [Parameter(ValueFromPipeline = true)]
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
        if (_folder is null || GivenProbe() is not { } probe) return;
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
}
