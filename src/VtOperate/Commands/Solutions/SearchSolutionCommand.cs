using System.Management.Automation;
using System.Text;
using VtOperate.Binding;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;

namespace VtOperate.Commands.Solutions;

/// <summary>Searches solutions by words.</summary>
[Cmdlet(VerbsCommon.Search, "Solution")]
[OutputType(typeof(SolutionMatch))]
public sealed class SearchSolutionCommand : SolutionCommand
{
    private readonly StringBuilder _query = new();

    /// <summary>The words to look for, which may be a whole error text, or an error. Lines from the pipeline are one query.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [AllowEmptyString]
    public SearchText Query { get; set; } = new("");

    /// <summary>How many matches to write at most.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int First { get; set; } = 10;

    /// <summary>The components to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ComponentCompleter))]
    public string[]? Component { get; set; }

    /// <summary>The problem types to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProblemTypeCompleter))]
    public string[]? ProblemType { get; set; }

    /// <summary>The root causes to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RootCauseCompleter))]
    public string[]? RootCause { get; set; }

    /// <summary>The modules to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionModuleCompleter))]
    public string[]? Module { get; set; }

    /// <summary>The status to take; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>The slugs of the critical patterns that the solutions belong to; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PatternCompleter))]
    public string[]? Pattern { get; set; }

    /// <summary>The day from which on solutions are taken.</summary>
    [Parameter]
    public DateTime Since { get; set; }

    /// <summary>The names of the knowledge roots to take; wildcards. A dot is the repository's own.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionSourceCompleter))]
    public string[]? Source { get; set; }

    /// <summary>Shows for each match how its score came about.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <inheritdoc/>
    private protected override SolutionFilter Filter => base.Filter with
    {
        Component = TextFilter.Any(Component),
        ProblemType = TextFilter.Any(ProblemType),
        RootCause = TextFilter.Any(RootCause),
        Module = TextFilter.Any(Module),
        Status = TextFilter.Any(Status),
        Pattern = TextFilter.Any(Pattern),
        Source = TextFilter.Any(Source),
        Since = Since == default ? null : DateOnly.FromDateTime(Since),
    };

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (_query.Length < SearchQuery.MaxTextLength) _query.Append(Query.Text).Append('\n');
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_query.Length == 0) return;
        string query = _query.ToString();
        SolutionSearch search = SolutionSearch.Read(Library, Filter, Reporter, StopToken);
        IReadOnlyList<SolutionMatch> matches = search.Search(query, First, StopToken);
        if (matches.Count == 0) Reporter.Warning(search.ExplainNothing(query));
        else if (search.UnknownWords(query) is { Count: > 0 } unknown) Reporter.Verbose($"No solution has: {string.Join(", ", unknown)}.");
        foreach (SolutionMatch match in matches) WriteObject(Explain ? Explained(match) : match with { Explanation = null });
    }

    // A view of its own shows it; the object is the same.
    private static PSObject Explained(SolutionMatch match)
    {
        var shown = new PSObject(match);
        shown.TypeNames.Insert(0, "VtOperate.SolutionMatch#Explained");
        return shown;
    }
}
