using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Finds solutions that may no longer be true.</summary>
[Cmdlet(VerbsCommon.Find, "StaleSolution")]
[OutputType(typeof(StaleFinding))]
public sealed class FindStaleSolutionCommand : SolutionCommand
{
    private readonly Dictionary<string, List<string>> _ids = new(StringComparer.Ordinal);

    /// <summary>The ids; wildcards. Without it all solutions are examined.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <summary>The kinds of findings to write.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public StaleKind[]? Kind { get; set; }

    /// <summary>A commit that counts as an earlier check.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Revision { get; set; }

    /// <summary>Also what is seen for the first time.</summary>
    [Parameter]
    public SwitchParameter IncludeNew { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (!_ids.TryGetValue(RepositoryFolder, out List<string>? ids)) _ids[RepositoryFolder] = ids = [];
        foreach (SolutionId id in Id ?? []) Take(id, ids);
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        // Each repository is looked at once, however many of its solutions were piped in: one look is one check.
        bool isNamed = MyInvocation.ExpectingInput || MyInvocation.BoundParameters.ContainsKey(nameof(Id));
        foreach ((string folder, List<string> ids) in _ids)
        {
            if (isNamed && ids.Count == 0) continue;
            SolutionFilter filter = isNamed ? Filter with { Id = TextFilter.Any(ids) } : Filter;
            OperationConfiguration configuration = OperationServices.Configuration(folder, Reporter, StopToken);
            foreach (StaleFinding finding in OperationServices.StaleSolutions(configuration).Find(filter.Takes, Revision, IncludeNew, Reporter, StopToken))
            {
                if (Kind is null || Kind.Contains(finding.Kind)) WriteObject(finding);
            }
        }
    }

    // An id that nobody has is told where it comes; the others are examined all the same.
    private void Take(SolutionId id, List<string> ids)
    {
        try
        {
            if (!WildcardPattern.ContainsWildcardCharacters(id.Text) && !Lookup.Has(id.Text, StopToken)) throw Lookup.NotFound(id.Text, StopToken);
            ids.Add(id.Text);
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(problem));
        }
    }
}
