using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Lists solutions.</summary>
[Cmdlet(VerbsCommon.Get, "Solution")]
[OutputType(typeof(Solution))]
public sealed class GetSolutionCommand : SolutionCommand
{
    /// <summary>The ids; wildcards. Without it all solutions are listed.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <summary>The slugs of the critical patterns that the solutions belong to; wildcards.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PatternCompleter))]
    public string[]? Pattern { get; set; }

    /// <inheritdoc/>
    private protected override SolutionFilter Filter => base.Filter with { Pattern = TextFilter.Any(Pattern) };

    /// <inheritdoc/>
    protected override void Execute()
    {
        SolutionFilter filter = Filter;
        if (Id is null) Write(Library.Read(Reporter, StopToken), filter);
        foreach (SolutionId id in Id ?? []) WriteNamed(id, filter);
    }

    private void WriteNamed(SolutionId id, SolutionFilter filter)
    {
        try
        {
            Write(Lookup.Named(TextFilter.Id(id.Text), StopToken), filter);
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(problem));
        }
    }

    private void Write(IEnumerable<SolutionDocument> documents, SolutionFilter filter)
    {
        foreach (SolutionDocument document in documents)
        {
            if (filter.Takes(document.Solution)) WriteObject(document.Solution);
        }
    }
}
