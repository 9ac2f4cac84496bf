using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Lists what keeps happening: groups of solutions about the same mistake.</summary>
[Cmdlet(VerbsCommon.Get, "SolutionPattern")]
[OutputType(typeof(SolutionPattern))]
public sealed class GetSolutionPatternCommand : OperationCommand
{
    /// <summary>The slugs or names; wildcards. Without it all are listed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Slug", "Pattern")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PatternCompleter))]
    public PatternName[]? Name { get; set; }

    /// <summary>How many incidents make a pattern; what the configuration says by default.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Threshold { get; set; }

    /// <summary>How many incidents a group has at least; the threshold by default.</summary>
    [Parameter]
    [ValidateRange(2, int.MaxValue)]
    public int? Minimum { get; set; }

    /// <summary>Lists only those that are critical patterns already.</summary>
    [Parameter]
    public SwitchParameter Promoted { get; set; }

    /// <summary>Lists only those that are none yet.</summary>
    [Parameter]
    public SwitchParameter NotPromoted { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string[]? names = Name is null ? null : [.. Name.Select(name => name.Text).OfType<string>()];
        if (names is { Length: 0 }) return;
        var missing = new HashSet<string>((names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.OrdinalIgnoreCase);
        Predicate<string>? wanted = TextFilter.Any(names);
        foreach (SolutionPattern pattern in OperationServices.Patterns(RepositoryFolder, Reporter, StopToken).Find(Minimum, Threshold, Reporter, StopToken))
        {
            if (wanted is not null && !wanted(pattern.Slug) && !wanted(pattern.Name)) continue;
            missing.Remove(pattern.Slug);
            missing.Remove(pattern.Name);
            bool isAsked = Promoted == NotPromoted || pattern.IsPromoted == Promoted;
            if (isAsked) WriteObject(pattern);
        }

        foreach (string name in missing)
            WriteError(ErrorCatalog.Record(new OperationException(ErrorId.RecordNotFound, name, $"There is no pattern '{name}', and no group of so many solutions that would get this slug. -Minimum 2 lists the smallest groups.")));
    }
}
