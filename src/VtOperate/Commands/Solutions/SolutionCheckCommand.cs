using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>What the cmdlets that go through documents of one repository after the other have in common: the ids, and a service that keeps what it read.</summary>
/// <typeparam name="TService">What does the work.</typeparam>
public abstract class SolutionCheckCommand<TService> : OperationCommand
    where TService : class, IDisposable
{
    private TService? _service;
    private string? _folder;

    /// <summary>The ids; wildcards. Without it all solutions count.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <summary>Opens the service of a repository.</summary>
    private protected abstract TService Open(string folder);

    /// <summary>Whether there is a document with exactly this id.</summary>
    private protected abstract bool Has(TService service, string id);

    /// <summary>The work for one document.</summary>
    private protected abstract void One(TService service, string id);

    /// <summary>The work for every document whose id is wanted; null for all.</summary>
    private protected abstract void All(TService service, Predicate<string>? wanted);

    /// <inheritdoc/>
    protected sealed override void Execute()
    {
        TService service = Service();
        if (Id is null) All(service, null);
        foreach (SolutionId id in Id ?? []) Try(id, () =>
        {
            // A name with a bracket in it is a wildcard only where no document is called so.
            bool isOne = !WildcardPattern.ContainsWildcardCharacters(id.Text) || Has(service, id.Text);
            if (isOne) One(service, id.Text);
            else All(service, TextFilter.Any([id.Text]));
        });
    }

    /// <summary>Does some work; what goes wrong is told, and the rest goes on.</summary>
    private protected void Try(object target, Action work)
    {
        try
        {
            work();
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(new OperationException(problem.Id, problem.Target ?? target, problem.Message, problem)));
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _service?.Dispose();
        base.Dispose(disposing);
    }

    // What was read of history serves the next input, too, as long as it comes from the same repository.
    private TService Service()
    {
        string folder = RepositoryFolder;
        if (_service is not null && folder == _folder) return _service;
        _service?.Dispose();
        _service = null;
        _service = Open(folder);
        _folder = folder;
        return _service;
    }
}
