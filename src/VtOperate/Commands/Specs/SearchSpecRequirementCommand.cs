using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Specs;
using VtOperate.Core.Traces;
using VtOperate.Runtime;

namespace VtOperate.Commands.Specs;

/// <summary>Ranks the requirements that a bug may be about. Everything piped in is one question.</summary>
[Cmdlet(VerbsCommon.Search, "SpecRequirement")]
[OutputType(typeof(RequirementMatch))]
public sealed class SearchSpecRequirementCommand : OperationCommand
{
    private readonly List<string> _words = [];
    private readonly List<string> _files = [];
    private string? _folder;

    /// <summary>The report: what was said, an error message.</summary>
    [Parameter(Position = 0)]
    [AllowEmptyString]
    public string[] Query { get; set; } = [];

    /// <summary>Text, stack traces, frames or investigations.</summary>
    [Parameter(ValueFromPipeline = true)]
    [AllowEmptyString]
    public SuspectInput[] InputObject { get; set; } = [];

    /// <summary>Files that the bug is in, relative to the repository.</summary>
    [Parameter]
    public string[] File { get; set; } = [];

    /// <summary>How many requirements are written at most.</summary>
    [Parameter]
    [ValidateRange(1, 1000)]
    public int First { get; set; } = 5;

    /// <inheritdoc/>
    protected override void Execute()
    {
        _folder ??= RepositoryFolder;
        foreach (SuspectInput input in InputObject)
        {
            _words.Add(input.Title ?? "");
            _words.Add(input.Words);
            foreach (TraceFrame frame in input.Traces.SelectMany(trace => trace.Frames).Concat(input.Frames))
            {
                if (frame.RepositoryPath is { } path) _files.Add(path);
            }
        }
    }

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (_folder is null) return;
        string text = string.Join('\n', [.. Query, .. _words]);
        var search = RequirementSearch.Of([.. OperationServices.Specs(Reporter).Read(_folder, [], everyProject: false, StopToken)]);
        string[] files = [.. File.Select(path => path.Replace('\\', '/')), .. _files];
        IReadOnlyList<RequirementMatch> found = search.Find(text, [.. files.Distinct()], First, StopToken);
        if (found.Count == 0) Reporter.Warning($"None of {search.Requirements.Count} requirements shares enough with the report to be named.");
        WriteObject(found, enumerateCollection: true);
    }
}
