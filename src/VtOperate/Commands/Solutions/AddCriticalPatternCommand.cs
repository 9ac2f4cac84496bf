using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Adds an entry to the critical-patterns file by hand.</summary>
[Cmdlet(VerbsCommon.Add, "CriticalPattern", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Low)]
[OutputType(typeof(CriticalPattern))]
public sealed class AddCriticalPatternCommand : OperationCommand
{
    private readonly List<(string Name, string Folder, List<string> Ids)> _patterns = [];

    /// <summary>The name of the pattern; its slug is made of it.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string Name { get; set; } = "";

    /// <summary>The wrong way: code, or a sentence.</summary>
    [Parameter]
    [AllowEmptyString]
    public string Wrong { get; set; } = "";

    /// <summary>The right way: code, or a sentence.</summary>
    [Parameter]
    [AllowEmptyString]
    public string Correct { get; set; } = "";

    /// <summary>Why.</summary>
    [Parameter]
    [AllowEmptyString]
    public string Why { get; set; } = "";

    /// <summary>Where it applies.</summary>
    [Parameter]
    [AllowEmptyString]
    public string Context { get; set; } = "";

    /// <summary>The solutions that document it.</summary>
    [Parameter(ValueFromPipeline = true)]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public PatternSolutions[] Solution { get; set; } = [];

    /// <summary>Adds the solutions to a pattern that has this name already, in place of an error.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string folder = RepositoryFolder;
        int known = _patterns.FindIndex(pattern => pattern.Name == Name && pattern.Folder == folder);
        if (known < 0)
        {
            known = _patterns.Count;
            _patterns.Add((Name, folder, []));
        }

        foreach (PatternSolutions solutions in Solution) _patterns[known].Ids.AddRange(solutions.Ids);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (HasFailed) return;
        foreach ((string name, string folder, List<string> ids) in _patterns)
        {
            var draft = new PatternDraft { Name = name, Wrong = Wrong, Correct = Correct, Why = Why, Context = Context, Solutions = ids };
            PatternAuthor author = OperationServices.PatternAuthor(folder, Reporter, StopToken);
            PatternPromotion plan = author.Add(draft, Force, isPlan: true, Reporter, StopToken);
            bool isWanted = plan.Action != PromotionAction.Unchanged && ShouldProcess(plan.Description, plan.Description, "Add critical pattern");
            WriteObject(isWanted ? author.Add(draft, Force, isPlan: false, Reporter, StopToken).Pattern : plan.Pattern);
        }
    }
}
