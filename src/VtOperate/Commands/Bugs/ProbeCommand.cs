using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reproductions;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>The base of every cmdlet that runs a check: how the check is given, how long it may take, and what its failure has to show.</summary>
public abstract class ProbeCommand : OperationCommand
{
    /// <summary>The parameter set in which the check is a script block.</summary>
    protected const string ScriptSet = "ScriptBlock";

    /// <summary>The parameter set in which the check is a program.</summary>
    protected const string CommandSet = "Command";

    private readonly List<IDisposable> _held = [];

    /// <summary>The check as a script block; it runs in a runspace of its own, and takes variables of the session by <c>$using:</c>.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = ScriptSet)]
    [ValidateNotNull]
    public ScriptBlock? ScriptBlock { get; set; }

    /// <summary>The check as a program: a name, or a path that counts from the folder in which it runs.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = CommandSet)]
    [ValidateNotNullOrEmpty]
    public string? Command { get; set; }

    /// <summary>The arguments of the program, one by one; no shell reads them.</summary>
    [Parameter(Position = 1, ParameterSetName = CommandSet)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    [ValidateNotNull]
    public string[] ArgumentList { get; set; } = [];

    /// <summary>How long one run may take: seconds, or a time span.</summary>
    [Parameter]
    [TimeLimitTransformation]
    public TimeSpan? Timeout { get; set; }

    /// <summary>What the output of the failure has to show: plain text, or an expression that does not backtrack.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ErrorPattern { get; set; }

    /// <summary>Running out of time is the symptom.</summary>
    [Parameter]
    public SwitchParameter TimeoutIsSymptom { get; set; }

    /// <summary>The check that was given; null where the parameter set has none.</summary>
    /// <exception cref="OperationException">It uses of the session what cannot be taken along.</exception>
    private protected IProbe? GivenProbe() =>
        ScriptBlock is { } block ? Own(new ScriptBlockProbe(block, SessionState, opensAhead: true)) : Command is { } program ? new CommandProbe(OperationServices.Engine.Commands, program, ArgumentList) : null;

    /// <summary>Takes care that what a check holds is released when the cmdlet ends, in whatever way.</summary>
    private protected IProbe Own(IProbe probe)
    {
        if (probe is IDisposable held) _held.Add(held);
        return probe;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _held.ForEach(held => held.Dispose());
        _held.Clear();
        base.Dispose(disposing);
    }

    /// <summary>The last check recorded with a bug that was seen failing, and the newest one. What its failure has to show and how long it may take count where nothing else is given.</summary>
    /// <exception cref="OperationException">None is recorded, none was seen failing, or it is not whole.</exception>
    private protected (Reproduction Taken, Reproduction Newest) TakeRecorded(string folder, BugId id)
    {
        IReadOnlyList<Reproduction> all = OperationServices.Reproductions(folder, Reporter, StopToken).Read(id.Text);
        if (all.Count == 0) throw new OperationException(ErrorId.RecordNotFound, id.Text, $"No check is recorded with {id.Text}; Test-BugReproduction -Id {id.Text} -Save records one.");
        Reproduction last = all.FirstOrDefault(one => one.IsReproduced)
            ?? throw new OperationException(ErrorId.RecordNotFound, id.Text, $"No check that is recorded with {id.Text} was seen failing; the last one says: {all[0].Reason}");
        if (last.Check.IsPartial) throw new OperationException(ErrorId.InputMissing, id.Text, $"The check that is recorded with {id.Text} is not all that was run; give it with -ScriptBlock or -Command.");
        ErrorPattern ??= last.ErrorPattern;
        Timeout ??= last.Timeout;
        if (last.TimeoutIsSymptom) TimeoutIsSymptom = true;
        return (last, all[0]);
    }

    /// <summary>A check that was recorded.</summary>
    /// <param name="check">The check, whole.</param>
    /// <param name="session">The session in which it is run again.</param>
    /// <param name="opensAhead">It is run often, and the caller disposes of it.</param>
    internal static IProbe RecordedProbe(RecordedCheck check, SessionState session, bool opensAhead = false) =>
        check.Program is { } program ? new CommandProbe(OperationServices.Engine.Commands, program, check.Arguments) : new ScriptBlockProbe(System.Management.Automation.ScriptBlock.Create(check.Script ?? ""), session, opensAhead);

    /// <summary>What a run of the check says.</summary>
    /// <exception cref="OperationException">The pattern of the error cannot be matched in linear time.</exception>
    private protected ProbeRules GivenRules() => new(ErrorPattern is null ? null : SymptomPattern.Read(ErrorPattern), TimeoutIsSymptom);
}
