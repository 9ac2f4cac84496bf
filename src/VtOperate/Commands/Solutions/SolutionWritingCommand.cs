using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Redaction;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>What the cmdlets that write solutions have in common: one parameter for every field and every section.</summary>
public abstract class SolutionWritingCommand : OperationCommand
{
    /// <summary>The title.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>The module or area.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SolutionModuleCompleter))]
    public string? Module { get; set; }

    /// <summary>The folder below the solutions.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SolutionCategoryCompleter))]
    public string? Category { get; set; }

    /// <summary>The problem type.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ProblemTypeCompleter))]
    public string? ProblemType { get; set; }

    /// <summary>The component.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    public string? Component { get; set; }

    /// <summary>What was seen, one entry a symptom.</summary>
    [Parameter]
    public string[]? Symptom { get; set; }

    /// <summary>The root cause.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(RootCauseCompleter))]
    public string? RootCause { get; set; }

    /// <summary>The kind of resolution.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ResolutionTypeCompleter))]
    public string? ResolutionType { get; set; }

    /// <summary>How bad it was, in any spelling.</summary>
    [Parameter]
    [SeverityTransformation]
    public Severity? Severity { get; set; }

    /// <summary>The tags.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SolutionTagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>Other components that were touched.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    public string[]? RelatedComponent { get; set; }

    /// <summary>The version of the framework it happened with.</summary>
    [Parameter]
    public string? FrameworkVersion { get; set; }

    /// <summary>When the advice applies, one entry a condition.</summary>
    [Parameter]
    public string[]? AppliesWhen { get; set; }

    /// <summary>The day it was solved.</summary>
    [Parameter]
    public DateTime? Date { get; set; }

    /// <summary>What was wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>What solved it.</summary>
    [Parameter]
    public string? Solution { get; set; }

    /// <summary>What was tried and did not work, one entry an attempt.</summary>
    [Parameter]
    public string[]? Attempt { get; set; }

    /// <summary>Why the solution works.</summary>
    [Parameter]
    public string? Why { get; set; }

    /// <summary>How to keep it from happening again.</summary>
    [Parameter]
    public string? Prevention { get; set; }

    /// <summary>The files it is about.</summary>
    [Parameter]
    public string[]? File { get; set; }

    /// <summary>The commits that fixed it: revisions or ranges.</summary>
    [Parameter]
    [Alias("Sha")]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string[]? Commit { get; set; }

    /// <summary>The ids of the solutions that this one replaces.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Supersedes { get; set; }

    /// <summary>What the parameters say.</summary>
    private protected SolutionFields Said(string root) => new()
    {
        Title = Title,
        Module = Module,
        Category = Category,
        ProblemType = ProblemType,
        Component = Component,
        Symptoms = Symptom,
        RootCause = RootCause,
        ResolutionType = ResolutionType,
        Severity = Severity,
        Tags = Tag,
        RelatedComponents = RelatedComponent,
        FrameworkVersion = FrameworkVersion,
        AppliesWhen = AppliesWhen,
        Date = Date is { } date ? DateOnly.FromDateTime(date) : null,
        Problem = Problem,
        Solution = Solution,
        Attempts = Attempt,
        Why = Why,
        Prevention = Prevention,
        Files = File is null ? null : [.. File.Select(file => Cited(file, root))],
        Commits = Commit,
        Supersedes = Supersedes is null ? null : [.. Supersedes.Select(id => id.Text)],
    };

    /// <summary>Whether somebody wants to see the files before they are written; a plan of all of them is made only then.</summary>
    private protected bool IsAsked => MyInvocation.BoundParameters.ContainsKey("WhatIf") || MyInvocation.BoundParameters.ContainsKey("Confirm")
        || LanguagePrimitives.IsTrue(GetVariableValue("WhatIfPreference")) || Equals(GetVariableValue("ConfirmPreference"), ConfirmImpact.Low);

    /// <summary>Asks whether everything that is planned may be written, naming each file; a change is shown line by line.</summary>
    private protected bool MayWrite(SolutionPlan plan)
    {
        bool may = true;
        foreach (PlannedEdit edit in plan.Edits)
        {
            // What stands in a document already may hold a secret, and a terminal is recorded more often than one thinks.
            string file = SecretRedactor.Redact(edit.File);
            may &= edit.Difference.Length == 0 ? ShouldProcess(file, edit.Action) : ShouldProcess($"{edit.Action} \"{file}\"\n{SecretRedactor.Redact(edit.Difference)}", $"{edit.Action} \"{file}\"?", "Confirm");
        }

        if (plan.Change.Pattern is { Action: not PromotionAction.Unchanged } promotion) may &= ShouldProcess(promotion.File, $"{promotion.Action} critical pattern");
        return may;
    }

    // A file that is gone, or not there yet, may be cited, too.
    private string Cited(string file, string root)
    {
        bool isHere = Path.IsPathRooted(file) || (!System.IO.File.Exists(Path.Combine(root, file)) && System.IO.File.Exists(ResolvePath(file)));
        return isHere ? ResolvePath(file) : file;
    }
}
