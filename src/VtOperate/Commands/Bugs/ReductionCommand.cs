using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs.Reduction;

namespace VtOperate.Commands.Bugs;

/// <summary>The base of the cmdlets that look for the smallest set with which a check fails: how many runs, how long, and how many at once.</summary>
public abstract class ReductionCommand : ProbeCommand
{
    /// <summary>How many candidates are run at once.</summary>
    [Parameter]
    [ValidateRange(1, 64)]
    public int Parallel { get; set; } = 1;

    /// <summary>How often a candidate is run at most until it shows the failure.</summary>
    [Parameter]
    [ValidateRange(1, 100)]
    public int Attempts { get; set; } = 1;

    /// <summary>How many runs it may make at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxRuns { get; set; }

    /// <summary>How long it may take in all: seconds, or a time span.</summary>
    [Parameter]
    [TimeLimitTransformation]
    public TimeSpan? MaxTime { get; set; }

    /// <summary>How the check is asked, as far as the parameters of all such cmdlets say.</summary>
    private protected ReductionOptions GivenOptions() => new()
    {
        Folder = RepositoryFolder,
        Rules = GivenRules(),
        Limits = new ReductionLimits { Runs = MaxRuns, Time = MaxTime, Parallel = Parallel },
        Attempts = Attempts,
        Timeout = Timeout,
    };
}
