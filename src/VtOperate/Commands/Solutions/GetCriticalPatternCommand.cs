using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Lists critical patterns.</summary>
[Cmdlet(VerbsCommon.Get, "CriticalPattern")]
[OutputType(typeof(CriticalPattern))]
public sealed class GetCriticalPatternCommand : OperationCommand
{
    /// <summary>The slugs or names; wildcards. Without it all patterns are listed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [Alias("Slug", "Pattern")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PatternCompleter))]
    public PatternName[]? Name { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        string[]? names = Name is null ? null : [.. Name.Select(name => name.Text).OfType<string>()];
        if (names is { Length: 0 }) return;
        var library = new PatternLibrary(OperationServices.Engine, OperationServices.Knowledge(RepositoryFolder, Reporter, StopToken));
        var missing = new HashSet<string>((names ?? []).Where(name => !WildcardPattern.ContainsWildcardCharacters(name)), StringComparer.OrdinalIgnoreCase);
        Predicate<string>? wanted = TextFilter.Any(names);
        foreach (CriticalPattern pattern in library.ReadLinked(Reporter, StopToken))
        {
            if (wanted is not null && !wanted(pattern.Slug) && !wanted(pattern.Name)) continue;
            missing.Remove(pattern.Slug);
            missing.Remove(pattern.Name);
            WriteObject(pattern);
        }

        foreach (string name in missing) WriteError(ErrorCatalog.Record(library.NotFound(name, StopToken)));
    }
}
