using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Solutions;
using VtOperate.Runtime;

namespace VtOperate.Commands.Solutions;

/// <summary>Warns of lines that make a known mistake again, before they are committed or merged.</summary>
[Cmdlet(VerbsCommon.Find, "CriticalPattern")]
[OutputType(typeof(PatternWarning))]
public sealed class FindCriticalPatternCommand : OperationCommand
{
    private readonly UnifiedDiff _diff = new();
    private PatternGuard? _guard;
    private bool _hasText, _hasAdded;

    /// <summary>The commits to look at; what is not committed yet by default.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RevisionCompleter))]
    public string? Range { get; set; }

    /// <summary>The lines of a unified diff.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowNull]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[]? InputObject { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        foreach (string text in InputObject ?? [])
        {
            foreach (string line in text.Split('\n'))
            {
                _hasText |= !string.IsNullOrWhiteSpace(line);
                if (_diff.Take(line) is { } file) Write(file);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (InputObject is null && !MyInvocation.ExpectingInput)
        {
            WriteChanges();
            return;
        }

        if (_diff.Finish() is { } last) Write(last);
        if (_hasText && !_diff.HasHunks) Reporter.Warning("The input holds no unified diff, so nothing was looked at.");
        else if (!_hasAdded) Reporter.Warning("There is no added line to check: the diff is empty, or it only removes.");
    }

    private void WriteChanges()
    {
        using IGitRepository? repository = OperationServices.Engine.Git.Open(RepositoryFolder);
        if (repository is null) throw new OperationException(ErrorId.RepositoryNotFound, RepositoryFolder, $"'{RepositoryFolder}' is in no git repository.");
        foreach (DiffFile file in new AddedLines(repository, OperationServices.Engine.Files).Of(Range, StopToken)) Write(file);
        if (_hasAdded) return;
        string where = Range is null ? $"The work tree of '{repository.Root}' differs in none from its last commit" : $"'{Range}' adds none in '{repository.Root}'";
        Reporter.Warning($"There is no added line to check. {where}.");
    }

    private void Write(DiffFile file)
    {
        _hasAdded |= file.Added.Count > 0;
        _guard ??= OperationServices.PatternGuard(RepositoryFolder, Reporter, StopToken);
        WriteObject(_guard.Check(file, StopToken), enumerateCollection: true);
    }
}
