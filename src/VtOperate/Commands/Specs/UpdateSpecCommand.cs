using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Specs.Editing;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Changes a specification and leaves every other byte as it is: amends, adds or retires requirements, notes a fix, answers a question, adds tasks.</summary>
[Cmdlet(VerbsData.Update, "Spec", SupportsShouldProcess = true, DefaultParameterSetName = RequirementSet)]
[OutputType(typeof(SpecChange))]
public sealed class UpdateSpecCommand : OperationCommand
{
    private const string RequirementSet = "Requirement", FeatureSet = "Feature";

    /// <summary>The requirement.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = RequirementSet)]
    [ValidateNotNull]
    public RequirementName? Requirement { get; set; }

    /// <summary>The feature, where no requirement of it is changed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FeatureSet)]
    [ValidateNotNullOrEmpty]
    public string? Feature { get; set; }

    /// <summary>What the requirement is to say.</summary>
    [Parameter(Position = 1, ParameterSetName = RequirementSet)]
    [ValidateNotNullOrEmpty]
    public string? Text { get; set; }

    /// <summary>What is demanded in addition, one new requirement each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Add { get; set; } = [];

    /// <summary>The family of what is added.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string Family { get; set; } = "FR";

    /// <summary>Marks the requirement as no longer holding.</summary>
    [Parameter(ParameterSetName = RequirementSet)]
    public SwitchParameter Retire { get; set; }

    /// <summary>Why it no longer holds.</summary>
    [Parameter(ParameterSetName = RequirementSet)]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>The bug whose fix brings the change.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(BugIdCompleter))]
    public BugId? Bug { get; set; }

    /// <summary>A question that was asked.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Question { get; set; }

    /// <summary>Its answer.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Answer { get; set; }

    /// <summary>What is to be done, one new task each.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] Task { get; set; } = [];

    /// <summary>What is between the requirement and the code that the tasks are for.</summary>
    [Parameter]
    public TaskGap Gap { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string folder = RepositoryFolder;
        SpecUpdater specs = OperationServices.SpecUpdater(folder, Reporter, StopToken);
        var update = new SpecUpdate
        {
            Feature = Feature,
            Requirement = Requirement?.Text,
            Text = Text,
            Add = Add,
            Family = Family,
            Retire = Retire,
            Reason = Reason ?? "",
            Bug = Bug?.Text ?? "",
            Question = Question,
            Answer = Answer,
            Tasks = Task,
            Gap = Gap,
        };
        SpecChange plan = specs.Plan(folder, update, StopToken);
        string question = $"Change {string.Join(", ", plan.Files.Select(file => $"\"{file.Path}\""))}";
        bool isWanted = plan.Action == SpecChangeAction.Planned && ShouldProcess($"{question}\n{plan.Patch}", $"{plan.Patch}\n{question}?", "Confirm");
        WriteObject(isWanted ? specs.Write(folder, update, StopToken) : plan);
    }
}
