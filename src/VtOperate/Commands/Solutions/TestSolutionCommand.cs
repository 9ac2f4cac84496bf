using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core;
using VtOperate.Core.Errors;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Checks solutions.</summary>
[Cmdlet(VerbsDiagnostic.Test, "Solution")]
[OutputType(typeof(CheckResult), typeof(bool))]
public sealed class TestSolutionCommand : OperationCommand
{
    private SolutionTester? _tester;
    private string? _folder;

    /// <summary>The ids; wildcards. Without it all solutions are checked.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SolutionIdCompleter))]
    public SolutionId[]? Id { get; set; }

    /// <summary>Writes true or false for each solution instead of what was found.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        SolutionTester tester = Tester();
        if (Id is null) WriteAll(tester, null);
        foreach (SolutionId id in Id ?? []) WriteOne(tester, id);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing) _tester?.Dispose();
        base.Dispose(disposing);
    }

    // What was read of history serves the next input, too, as long as it comes from the same repository.
    private SolutionTester Tester()
    {
        string folder = RepositoryFolder;
        if (_tester is not null && folder == _folder) return _tester;
        _tester?.Dispose();
        _folder = folder;
        return _tester = OperationServices.SolutionTester(folder, Reporter, StopToken);
    }

    private void WriteOne(SolutionTester tester, SolutionId id)
    {
        try
        {
            if (tester.Find(id.Text, StopToken) is { } result) Write(result);
            else if (WildcardPattern.ContainsWildcardCharacters(id.Text)) WriteAll(tester, TextFilter.Any([id.Text]));
            else throw tester.NotFound(id.Text, StopToken);
        }
        catch (OperationException problem)
        {
            WriteError(ErrorCatalog.Record(problem));
        }
    }

    private void WriteAll(SolutionTester tester, Predicate<string>? wanted)
    {
        foreach (CheckResult result in tester.Test(wanted, StopToken)) Write(result);
    }

    private void Write(CheckResult result) => WriteObject(Quiet ? result.Passed : result);
}
