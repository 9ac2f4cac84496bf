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
        WriteObject(matches, enumerateCollection: true);
    }
}
