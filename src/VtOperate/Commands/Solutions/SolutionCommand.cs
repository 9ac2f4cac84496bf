using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Documents;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>What the cmdlets that read solutions have in common: the filters, and where the solutions stand.</summary>
public abstract class SolutionCommand : OperationCommand
{
    private readonly PerRepository<SolutionLibrary> _libraries;
    private readonly PerRepository<SolutionLookup> _lookups;

    private protected SolutionCommand()
    {
        _libraries = new PerRepository<SolutionLibrary>(folder => OperationServices.Solutions(folder, Reporter, StopToken));
        _lookups = new PerRepository<SolutionLookup>(folder => _libraries[folder].Lookup(Reporter));
    }

    /// <summary>The categories to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionCategoryCompleter))]
    public string[]? Category { get; set; }

    /// <summary>The tags to take; wildcards. One of them is enough.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionTagCompleter))]
    public string[]? Tag { get; set; }

    /// <summary>The severities to take, in any spelling.</summary>
    [Parameter]
    [SeverityTransformation]
    [ValidateNotNullOrEmpty]
    public Severity[]? Severity { get; set; }

    // A tag C# is written csharp, and both find it.
    private string[]? Tags => Tag is null ? null : [.. Tag.Concat(Tag.Select(TechnologyName.Spell)).Distinct(StringComparer.Ordinal)];

    /// <summary>The solutions of the repository and of the further roots that its configuration names.</summary>
    private protected SolutionLibrary Library => _libraries[RepositoryFolder];

    /// <summary>What finds them by their ids.</summary>
    private protected SolutionLookup Lookup => _lookups[RepositoryFolder];

    /// <summary>The conditions that the parameters make.</summary>
    private protected virtual SolutionFilter Filter => new() { Category = TextFilter.Any(Category), Tag = TextFilter.Any(Tags), Severities = Severity };
}
